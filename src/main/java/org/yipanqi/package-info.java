@NullMarked
package org.yipanqi;

import org.jspecify.annotations.NullMarked;
