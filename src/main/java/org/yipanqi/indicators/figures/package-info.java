/**
 * From cells to figures: formulas over exact decimals with states, sources counted, targets judged.
 */
@NullMarked
package org.yipanqi.indicators.figures;

import org.jspecify.annotations.NullMarked;
