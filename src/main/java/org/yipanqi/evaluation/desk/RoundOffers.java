package org.yipanqi.evaluation.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.tables.KeptTable;
import org.yipanqi.evaluation.tables.Phases;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.kernel.Period;

/** What a round by a table can be opened for: purposes, and periods that there are records of. */
@Component
class RoundOffers {

  private static final int MOST = 60;

  /**
   * @param periods the latest first; whether they are closed is asked when the round is opened
   */
  record Offer(List<Phases.Offered> purposes, List<OfPeriod> periods) {}

  /**
   * @param held codes of the purposes for which the table's round is there already
   */
  record OfPeriod(Period period, List<String> held) {}

  private final ScoringTables tables;
  private final RoundRows rounds;
  private final Phases phases;
  private final SourceCalendar sources;
  private final PlatformTransactionManager transactions;

  RoundOffers(
      ScoringTables tables,
      RoundRows rounds,
      Phases phases,
      SourceCalendar sources,
      PlatformTransactionManager transactions) {
    this.tables = tables;
    this.rounds = rounds;
    this.phases = phases;
    this.sources = sources;
    this.transactions = transactions;
  }

  Offer of(Caller caller, long tableId) {
    var kept = tables.get(caller, tableId);
    var table = tables.read(kept);
    var span = sources.horizon();
    if (span.isEmpty()) {
      return new Offer(phases.offered(kept.pack(), kept.county()), List.of());
    }
    var all = new ArrayList<Period>();
    for (var kind : table.periods()) {
      var it = Period.containing(span.get().last(), kind);
      if (it.last().isAfter(span.get().last())) {
        it = it.previous();
      }
      while (!it.first().isBefore(span.get().first()) && !it.start().isBefore(table.from())) {
        all.add(it);
        it = it.previous();
      }
    }
    var periods =
        all.stream()
            .sorted(Comparator.comparing(Period::end).reversed().thenComparing(Period::kind))
            .limit(MOST)
            .map(it -> new OfPeriod(it, held(kept, it)))
            .toList();
    return new Offer(phases.offered(kept.pack(), kept.county()), periods);
  }

  private List<String> held(KeptTable table, Period period) {
    return Acting.together(
        transactions, () -> rounds.held(table.county(), table.code(), period.toString()));
  }
}
