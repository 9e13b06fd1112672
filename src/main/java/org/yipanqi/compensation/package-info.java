/** Record keeping of pay. */
@NullMarked
package org.yipanqi.compensation;

import org.jspecify.annotations.NullMarked;
