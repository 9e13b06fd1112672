package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.Obligation;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.facts.SourceCalendar.Twice;
import org.yipanqi.facts.sources.GapReader.Place;

/** Rules and receipts side by side, to be asked crossing by crossing. */
final class Debts {

  private static final int LOOKED_BACK = 12;

  private final FactCatalogue catalogue;
  private final Map<Long, List<Owed>> rules;
  private final Map<Place, Arrival> arrivals;
  private final Map<Place, List<String>> twice = new HashMap<>();

  Debts(
      FactCatalogue catalogue,
      Map<Long, List<Owed>> rules,
      Map<Place, Arrival> arrivals,
      List<Twice> twice) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.arrivals = arrivals;
    twice.forEach(it -> this.twice.put(new Place(it.unit(), it.fact(), it.month()), it.systems()));
  }

  /** A register is right until it is changed; events have to come every period. */
  static boolean standsUntilChanged(FactDeclaration fact) {
    return !(fact.time() instanceof FactTime.OnDate);
  }

  /** What is owed for the period that ends with the month, by the rule in force on its last day. */
  @Nullable Obligation owed(long unit, String fact, YearMonth month) {
    Obligation found = null;
    for (var rule : rules.getOrDefault(unit, List.of())) {
      if (rule.fact().equals(fact) && rule.owedFor(month)) {
        found = rule.obligation(month);
      }
    }
    return found;
  }

  Crossing crossing(long unit, String fact, YearMonth month, LocalDate today) {
    var owed = owed(unit, fact, month);
    var months = owed == null ? 1 : owed.rule().frequency().months();
    var arrival = arrival(unit, fact, month, months);
    return owed == null ? Crossing.notOwed(arrival) : Crossing.of(owed, arrival, today);
  }

  /** What came in for a period of so many months; for a register, also what still stands. */
  Arrival arrival(long unit, String fact, YearMonth last, int months) {
    var stands = catalogue.fact(fact).map(Debts::standsUntilChanged).orElse(false);
    var found = Arrival.NONE;
    var first = last.minusMonths(months - 1L);
    var from = stands ? last.minusMonths(LOOKED_BACK + 24L) : first;
    for (var month = from; !month.isAfter(last); month = month.plusMonths(1)) {
      var one = arrivals.get(new Place(unit, fact, month));
      if (one != null) {
        found = found.and(month.isBefore(first) ? one.standing() : one);
      }
      var systems = twice.get(new Place(unit, fact, month));
      if (systems != null && !month.isBefore(first)) {
        found = found.and(new Arrival(null, null, null, null, systems));
      }
    }
    return found;
  }
}
