package org.yipanqi.simulation;

/** Sums by institution and month, from which money and bed-days follow. Amounts in fen. */
final class Tally {

  /** What is summed. */
  enum Sum {
    VISITS,
    STAYS,
    FUND_RESIDENTS,
    FUND_EMPLOYEES,
    BED_DAYS,
    PAY
  }

  private final long[][][] sums;

  Tally(int institutions, int months) {
    sums = new long[Sum.values().length][institutions][months];
  }

  void add(Sum sum, Institution institution, int month, long amount) {
    sums[sum.ordinal()][institution.index()][month] += amount;
  }

  long get(Sum sum, Institution institution, int month) {
    return sums[sum.ordinal()][institution.index()][month];
  }
}
