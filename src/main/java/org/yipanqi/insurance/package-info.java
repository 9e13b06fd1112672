/** Record keeping of insurance claims in and out of the county. */
@NullMarked
package org.yipanqi.insurance;

import org.jspecify.annotations.NullMarked;
