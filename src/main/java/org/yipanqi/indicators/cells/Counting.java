package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import org.yipanqi.facts.FactTime;
import org.yipanqi.policy.Measure;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** What of a month is counted, which decides how the end of an institution matters. */
public enum Counting {
  /** What happened: whatever is recorded counts, even under the code of a closed institution. */
  EVENTS,
  /** Days that something held in the month, at institutions open in it. */
  DAYS_HELD,
  /** What holds on the last day: a register left open at a closed institution holds nothing. */
  REGISTERS,
  /** People on the last day: whoever was with a closed institution is with its successor. */
  PERSONS;

  public static Counting of(Measure.Base measure) {
    if (measure.additivity() == Measure.Additivity.MEAN) {
      return DAYS_HELD;
    }
    if (measure.additivity() != Measure.Additivity.STOCK) {
      return EVENTS;
    }
    return measure.fact().time() instanceof FactTime.EachMonth ? PERSONS : REGISTERS;
  }

  /** The first of the days that are looked at; the last one is the month's. */
  LocalDate from(YearMonth month) {
    return switch (this) {
      case EVENTS, DAYS_HELD -> month.atDay(1);
      case REGISTERS, PERSONS -> month.atEndOfMonth();
    };
  }

  /** Whether what is recorded of an institution counts in the days. */
  boolean counts(Institution institution, UnitSets.Days days, RegistrySnapshot registry) {
    return switch (this) {
      case EVENTS -> true;
      case DAYS_HELD, REGISTERS -> !institution.closedBefore(days.first());
      case PERSONS -> registry.standing(institution.id(), days.first(), days.last()).isPresent();
    };
  }
}
