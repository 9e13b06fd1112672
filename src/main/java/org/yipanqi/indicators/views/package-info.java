/**
 * Figures in the order people ask for them: one indicator everywhere, one institution whole, two
 * periods side by side, the county on one sheet of paper.
 */
@NullMarked
package org.yipanqi.indicators.views;

import org.jspecify.annotations.NullMarked;
