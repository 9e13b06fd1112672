/** Whoever keeps places adds them, changes them and takes them out of use. */
@NullMarked
package org.yipanqi.scheduling.keeping;

import org.jspecify.annotations.NullMarked;
