/**
 * A return on paper: as an Excel workbook that is filled in and read back by the form's own checks,
 * and as a PDF in official layout. Plain functions over a copy of the return; nothing here reads
 * the database or the clock, so the same copy always gives the same bytes.
 */
@NullMarked
package org.yipanqi.reporting.paper;

import org.jspecify.annotations.NullMarked;
