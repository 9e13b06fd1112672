package org.yipanqi.facts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Mask;

/**
 * Why a file is refused.
 *
 * @param row the line of the file, the header's being 1; null when the file as a whole is meant
 * @param cell where it is in a spreadsheet: C17; null in other files and where no one cell is meant
 * @param value what was found, cut short, and masked where it may be personal
 */
public record ImportError(
    @Nullable Long row,
    @Nullable String column,
    @Nullable String cell,
    @Nullable String value,
    String code,
    Label message) {

  private static final int SHOWN = 40;
  private static final int SHORT = 10;
  private static final Pattern NUMBER_OF_A_PERSON =
      Pattern.compile("\\d{14,17}[0-9Xx]|(\\+?86)?1[3-9]\\d{9}");
  private static final Pattern MANY_DIGITS = Pattern.compile("(\\d[ -]?){7}");
  private static final Pattern MANY_CHARACTERS = Pattern.compile("\\p{IsHan}{5}");

  /** A value as errors show it: never a whole identity number or telephone. */
  public static @Nullable String shown(@Nullable String found) {
    if (found == null || found.isEmpty()) {
      return null;
    }
    var value = storable(found);
    if (NUMBER_OF_A_PERSON.matcher(value).matches()) {
      return Mask.personal(value);
    }
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }

  /** A value of a column with personal data, as errors show it. */
  public static @Nullable String masked(@Nullable String value) {
    return value == null || value.isEmpty() ? null : Mask.personal(storable(value));
  }

  /** The database takes every character but this one. */
  private static String storable(String value) {
    return value.replace('\0', '\uFFFD');
  }

  /** Whether a value may be a number or an address that got into another column. */
  public static boolean mayBeMisplaced(@Nullable String value) {
    return value != null
        && (value.length() > SHORT
            || MANY_DIGITS.matcher(value).find()
            || MANY_CHARACTERS.matcher(value).find());
  }
}
