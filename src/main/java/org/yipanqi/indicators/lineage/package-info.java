/**
 * The way back: from a figure to its clause, its formula, its parts and the records behind them.
 */
@NullMarked
package org.yipanqi.indicators.lineage;

import org.jspecify.annotations.NullMarked;
