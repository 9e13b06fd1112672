package org.yipanqi.simulation.run;

import org.yipanqi.simulation.places.Institution;

/** Sums by institution and month, from which money and bed-days follow. Amounts in fen. */
public final class Tally {

  /** What is summed. */
  public enum Sum {
    VISITS,
    STAYS,
    FUND_RESIDENTS,
    FUND_EMPLOYEES,
    BED_DAYS,
    PAY
  }

  private final long[][][] sums;

  public Tally(int institutions, int months) {
    sums = new long[Sum.values().length][institutions][months];
  }

  public void add(Sum sum, Institution institution, int month, long amount) {
    sums[sum.ordinal()][institution.index()][month] += amount;
  }

  public long get(Sum sum, Institution institution, int month) {
    return sums[sum.ordinal()][institution.index()][month];
  }
}
