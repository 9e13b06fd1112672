package org.yipanqi.facts.workbook;

/**
 * A sheet as its tab shows it.
 *
 * @param part where in the workbook it lies
 */
public record Sheet(String name, boolean visible, String part) {

  private static final int LONGEST = 31;

  /** A text as the name of a sheet, in which not every character may stand. */
  public static String nameFrom(String text) {
    var name = text.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST).strip();
  }
}
