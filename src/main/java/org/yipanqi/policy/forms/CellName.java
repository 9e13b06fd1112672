package org.yipanqi.policy.forms;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a cell is: {@code section!row.column}.
 *
 * @param row the id of a printed row, else the key of what the row is about
 */
public record CellName(String section, String row, String column) {

  /** Stands for the row that an expression is worked out for. */
  public static final String ROW = "{row}";

  /** Stands for all rows of a section. */
  public static final String ROWS = "{rows}";

  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*)!([A-Za-z0-9_-]{1,64})\\.([A-Za-z][A-Za-z0-9_]*)");

  /** Reads a cell's name; empty for anything else. */
  public static Optional<CellName> of(String text) {
    var parts = WRITTEN.matcher(text);
    return parts.matches()
        ? Optional.of(new CellName(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return section + "!" + row + "." + column;
  }
}
