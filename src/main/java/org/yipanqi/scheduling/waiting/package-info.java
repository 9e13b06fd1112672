/** Lines of those who wait for a place, in the order of a rule; a freed place goes to the first. */
@NullMarked
package org.yipanqi.scheduling.waiting;

import org.jspecify.annotations.NullMarked;
