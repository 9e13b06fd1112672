package org.yipanqi.simulation.run;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a run has come to, as far as national bulletins publish the same: sums over all months. */
public final class Counts {

  /** What is counted. Beds and days are bed-days; second-level means the county's hospitals. */
  public enum Of {
    RESIDENTS,
    DAYS,
    HOSPITALS_TOWN,
    CLINICS,
    STAFF_TOWN,
    STAFF_CLINIC,
    DOCTORS_TOWN,
    DOCTORS_SECOND,
    VISITS_CLINIC,
    VISITS_TOWN,
    VISITS_SECOND,
    VISITS_OUTSIDE,
    STAYS_TOWN,
    STAYS_SECOND,
    STAYS_OUTSIDE,
    DISCHARGED_TOWN,
    DISCHARGED_SECOND,
    LENGTH_TOWN,
    LENGTH_SECOND,
    BIRTHS,
    BIRTHS_IN_HOSPITAL,
    BEDS_OPEN_TOWN,
    BEDS_OPEN_SECOND,
    BEDS_USED_TOWN,
    BEDS_USED_SECOND,
    DEATHS
  }

  private final Map<Of, Long> sums = new EnumMap<>(Of.class);

  public Counts() {
    for (var each : Of.values()) {
      sums.put(each, 0L);
    }
  }

  public void add(Of what, long amount) {
    sums.merge(what, amount, Long::sum);
  }

  public void one(Of what) {
    add(what, 1);
  }

  public long get(Of what) {
    return sums.getOrDefault(what, 0L);
  }

  /** Adds another county's; the days are everybody's and stay. */
  public void add(Counts other) {
    for (var each : Of.values()) {
      if (each == Of.DAYS) {
        sums.put(each, Math.max(get(each), other.get(each)));
      } else {
        add(each, other.get(each));
      }
    }
  }

  /** The name of a count in a manifest. */
  public static String name(Of what) {
    return "count." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
