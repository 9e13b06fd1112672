/** Record keeping of capability standards reached and new techniques. */
@NullMarked
package org.yipanqi.quality;

import org.jspecify.annotations.NullMarked;
