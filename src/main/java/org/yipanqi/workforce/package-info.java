/** Record keeping of staff in post. */
@NullMarked
package org.yipanqi.workforce;

import org.jspecify.annotations.NullMarked;
