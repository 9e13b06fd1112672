package org.yipanqi.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn.Sealed;

/**
 * A column whose values are closed, and those beside it. All are bytes.
 *
 * <ul>
 *   <li>{@code phone}: the value, closed for its row and column, so that it opens nowhere else.
 *   <li>{@code phone_digest}: by which it is found; null where there is nothing to find it by.
 *   <li>{@code phone_written}: by which an unchanged value is told from a corrected one, since
 *       every closing differs. Where a value is found by its whole text, the digest tells that too.
 * </ul>
 *
 * @param table the qualified table
 */
public record SealedColumn(String table, ImportColumn column) {

  private static final int LONGEST_LOCAL_NUMBER = 11;
  private static final String CHINA = "86";

  public String closed() {
    return column.target();
  }

  public String digest() {
    return column.target() + "_digest";
  }

  public String written() {
    return byText() ? digest() : column.target() + "_written";
  }

  public List<String> columns() {
    return byText() ? List.of(closed(), digest()) : List.of(closed(), digest(), written());
  }

  boolean byText() {
    return column.sealed() == Sealed.BY_TEXT;
  }

  /**
   * What a value is closed for.
   *
   * @param row what its row is known by
   */
  public String place(String row) {
    return table + "." + closed() + " of " + row;
  }

  String digestPlace() {
    return table + "." + digest();
  }

  String writtenPlace() {
    return table + "." + written();
  }

  /** What a value is found by; null when it has nothing of the kind. */
  @Nullable String sought(String text) {
    return byText() ? text : digits(text);
  }

  /** Without the country's own prefix. */
  private static @Nullable String digits(String text) {
    var digits = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(point -> digits.append(Character.digit(point, 10)));
    if (digits.length() > LONGEST_LOCAL_NUMBER && digits.indexOf(CHINA) == 0) {
      digits.delete(0, CHINA.length());
    }
    return digits.isEmpty() ? null : digits.toString();
  }
}
