/**
 * What a county's decisions mean in figures: the cells that a draft would change, and the monitored
 * figures with what is still to be fixed.
 */
@NullMarked
package org.yipanqi.indicators.impact;

import org.jspecify.annotations.NullMarked;
