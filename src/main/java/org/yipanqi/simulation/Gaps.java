package org.yipanqi.simulation;

/**
 * What is wrong with the sample on purpose: a town hospital that hands in no books for two months,
 * one that is late, and one row of a two-sign organisation without its sign. Months are counted
 * back from the end, so that they fall into the last year.
 */
final class Gaps {

  private static final String WITHOUT_BOOKS = "历洞镇卫生院";
  private static final String LATE = "宝珠镇卫生院";
  private static final String WITHOUT_SIGN = "都城镇卫生院";

  private Gaps() {}

  /** No books of August and September of the last year. */
  static boolean withheld(World world, Institution at, int month) {
    var left = world.span().months() - month;
    return at.name().equals(WITHOUT_BOOKS) && (left == 5 || left == 4);
  }

  /** Books come four days after the month; those of October from one place come in December. */
  static Origin booked(World world, Institution at, int month) {
    var late = at.name().equals(LATE) && world.span().months() - month == 3;
    var day = world.span().lastDayOf(month) + (late ? 47 : 4);
    return world.clerks().at("finance", at, day);
  }

  /** The bed-days of February of the last year came without a sign. */
  static boolean signless(World world, Institution at, int month) {
    return at.name().equals(WITHOUT_SIGN) && world.span().months() - month == 11;
  }
}
