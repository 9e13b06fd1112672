/**
 * An Excel workbook (ECMA-376, .xlsx) read as a stream: its sheets, and of one sheet the cells row
 * by row, as they are stored. What they mean for a column is told in {@code facts.reading}. Files
 * come from anywhere, so nothing here trusts them: everything that is unpacked has a limit, and
 * what a workbook has no need of is refused.
 */
@NullMarked
@NamedInterface("workbook")
package org.yipanqi.facts.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
