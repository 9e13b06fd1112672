package org.yipanqi.indicators.impact;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.board.BoardRows;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;

/**
 * Compares figures by two packs, cell by cell: the pack in force and one that is not. Both are
 * computed from the records as they are now, whether periods are closed or not.
 */
@NamedInterface("impact")
@Service
public class Impacts {

  /** All that a list depends on. */
  private record Key(
      String pack,
      int decided,
      long decision,
      ImpactSpan span,
      String scope,
      long generation,
      long registry) {}

  private static final int KEPT = 4;

  private final Evaluations evaluations;
  private final Registry registry;
  private final CellCache cells;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Map<Key, Impact> kept = new LinkedHashMap<>();

  Impacts(Evaluations evaluations, Registry registry, CellCache cells) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.cells = cells;
  }

  /**
   * What a draft would change. Pages of one list are asked for one after the other, so the last few
   * lists are kept.
   */
  @Transactional
  Impact of(
      Caller caller,
      PolicyPack before,
      PolicyPack after,
      long decision,
      YearMonth from,
      ImpactSpan span,
      String scope) {
    var row = evaluations.row(scope);
    var key =
        new Key(
            before.id(),
            before.decided(),
            decision,
            span,
            row.code(),
            cells.generation(),
            registry.snapshot().version());
    oneAtATime.lock();
    try {
      var have = kept.get(key);
      if (have == null) {
        have = compare(before, after, from, span, row);
        if (kept.size() >= KEPT) {
          kept.clear();
        }
        kept.put(key, have);
      }
      return have;
    } finally {
      oneAtATime.unlock();
    }
  }

  /** What another pack would change, whatever makes it another. */
  @Transactional
  public ImpactSummary of(
      Caller caller, PolicyPack before, PolicyPack after, ImpactSpan span, String scope) {
    var impact = compare(before, after, null, span, evaluations.row(scope));
    return new ImpactSummary(
        impact.computed(), impact.flips(), impact.changes().stream().map(ImpactCell::of).toList());
  }

  private Impact compare(
      PolicyPack before, PolicyPack after, @Nullable YearMonth from, ImpactSpan span, Row scope) {
    var periods = span.periods();
    var subjects = Subject.of(before, after);
    var rows = rows(scope, periods);
    var now = evaluations.session(before, periods, Basis.LIVE);
    var then = evaluations.trial(after, periods);
    var changes = new ArrayList<Change>();
    var computed = 0;
    var earlier = 0;
    for (var row : allRows(rows)) {
      for (var subject : subjects) {
        for (var period : periods) {
          if (rows.getOrDefault(period.end(), Set.of()).contains(row)) {
            var change =
                new Change(
                    subject,
                    row,
                    period,
                    figure(now, subject, row, period),
                    figure(then, subject, row, period));
            computed++;
            earlier += from != null && period.last().isBefore(from) ? 1 : 0;
            if (tells(change, row, period)) {
              changes.add(change);
            }
          }
        }
      }
    }
    return new Impact(
        span, periods, allRows(rows).size(), subjects, computed, earlier, List.copyOf(changes));
  }

  /** That nothing is computed for a row of this kind is no change, fixed or not. */
  private static boolean tells(Change change, Row row, Period period) {
    var levels = row.levels(period.end());
    var concerned =
        change.figures().stream()
            .anyMatch(f -> levels.stream().anyMatch(f.series().levels()::contains));
    return concerned && change.differs();
  }

  private static @Nullable Figure figure(
      Evaluations.Session session, Subject subject, Row row, Period period) {
    return subject
        .series(session.pack(), period)
        .map(series -> session.figure(series, row, period))
        .orElse(null);
  }

  /** The board's rows on the last day of each period. */
  private Map<LocalDate, Set<Row>> rows(Row scope, List<Period> periods) {
    var rows = new HashMap<LocalDate, Set<Row>>();
    var snapshot = registry.snapshot();
    for (var period : periods) {
      rows.computeIfAbsent(
          period.end(), day -> new BoardRows(snapshot, day).within(scope).keySet());
    }
    return rows;
  }

  private static List<Row> allRows(Map<LocalDate, Set<Row>> rows) {
    var all = new LinkedHashMap<String, Row>();
    rows.entrySet().stream()
        .sorted(Map.Entry.<LocalDate, Set<Row>>comparingByKey().reversed())
        .forEach(e -> e.getValue().forEach(r -> all.putIfAbsent(r.code(), r)));
    return List.copyOf(all.values());
  }
}
