/** What places there are, what of them is free, and where the soonest fitting one is. */
@NullMarked
package org.yipanqi.scheduling.pools;

import org.jspecify.annotations.NullMarked;
