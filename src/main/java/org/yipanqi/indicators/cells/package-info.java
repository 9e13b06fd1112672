/**
 * From facts to cells: one computation per measure, unit and month, computed again where facts
 * changed, and added up over the units that a row means.
 */
@NullMarked
package org.yipanqi.indicators.cells;

import org.jspecify.annotations.NullMarked;
