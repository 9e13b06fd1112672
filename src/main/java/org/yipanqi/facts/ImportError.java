package org.yipanqi.facts;

import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Why a file is refused.
 *
 * @param row the line of the file, the header's being 1; null when the file as a whole is meant
 * @param cell where it is in a spreadsheet: C17; null in other files and where no one cell is meant
 * @param value what was found, cut short, and masked where it may be an identity number
 */
public record ImportError(
    @Nullable Long row,
    @Nullable String column,
    @Nullable String cell,
    @Nullable String value,
    String code,
    Label message) {

  private static final int SHOWN = 40;
  private static final int OPEN_HEAD = 6;
  private static final int OPEN_TAIL = 2;

  /** A value as errors show it: never a whole identity number. */
  public static @Nullable String shown(@Nullable String value, boolean personal) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (personal || value.matches("\\d{14,17}[0-9Xx]")) {
      return masked(value);
    }
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }

  private static String masked(String value) {
    if (value.length() <= OPEN_HEAD + OPEN_TAIL) {
      return "*".repeat(value.length());
    }
    var hidden = Math.min(value.length() - OPEN_HEAD - OPEN_TAIL, SHOWN);
    return value.substring(0, OPEN_HEAD)
        + "*".repeat(hidden)
        + value.substring(value.length() - OPEN_TAIL);
  }
}
