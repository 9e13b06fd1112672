package org.yipanqi.simulation.run;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** Which institution has reported something on which fact in which month. */
public final class Reports {

  /** The facts that are owed every month, named as in the registry of owed sources. */
  public enum Fact {
    VISIT,
    ADMISSION,
    DISCHARGE,
    OPERATION,
    BED_DAY,
    CLAIM,
    CLAIM_STAY,
    POST,
    PAY,
    INCOME,
    EXPENSE,
    CONTRACT,
    ENROLMENT,
    FOLLOW_UP,
    ASSESSMENT,
    REFERRAL,
    STANDARD,
    TECHNIQUE
  }

  private final int months;
  private final Map<Fact, BitSet> seen = new EnumMap<>(Fact.class);

  public Reports(int months) {
    this.months = months;
    for (var fact : Fact.values()) {
      seen.put(fact, new BitSet());
    }
  }

  /** The reporter is an institution's index; the county bureau comes after the last of them. */
  public void note(Fact fact, int reporter, int month) {
    of(fact).set(reporter * months + month);
  }

  public boolean has(Fact fact, int reporter, int month) {
    return of(fact).get(reporter * months + month);
  }

  private BitSet of(Fact fact) {
    return java.util.Objects.requireNonNull(seen.get(fact));
  }
}
