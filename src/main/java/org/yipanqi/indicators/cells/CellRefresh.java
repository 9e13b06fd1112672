package org.yipanqi.indicators.cells;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.ChangeMarks;
import org.yipanqi.facts.ChangeMarks.Mark;
import org.yipanqi.facts.PersonMonths;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.indicators.cells.ReadingRegister.Kept;
import org.yipanqi.indicators.cells.ReadingRegister.Standing;
import org.yipanqi.indicators.cells.SingleTallies.Combination;
import org.yipanqi.policy.Measure;

/**
 * Keeps cells equal to the facts: computes again what marks name.
 *
 * <p>Marks are taken before the facts are read, in the same transaction. A fact commits together
 * with its mark, so it is either read here, or its mark is still there and is taken the next time.
 * All who write cells take turns, whatever process they run in.
 */
@Service
public class CellRefresh {

  private static final int MARKS_AT_ONCE = 100_000;

  /** More combinations than this in one month and the whole month is read instead. */
  private static final int SINGLE_PER_MONTH = 200;

  private final MeasureRegister measures;
  private final ReadingRegister readings;
  private final Tallies tallies;
  private final SingleTallies single;
  private final DistinctCounts distinct;
  private final ChangeMarks marks;
  private final PersonMonths personMonths;
  private final SourceCalendar calendar;
  private final CellNews news;
  private final JdbcClient jdbc;
  private volatile boolean wholeNext;

  CellRefresh(
      MeasureRegister measures,
      ReadingRegister readings,
      Tallies tallies,
      SingleTallies single,
      DistinctCounts distinct,
      ChangeMarks marks,
      PersonMonths personMonths,
      SourceCalendar calendar,
      CellNews news,
      JdbcClient jdbc) {
    this.measures = measures;
    this.readings = readings;
    this.tallies = tallies;
    this.single = single;
    this.distinct = distinct;
    this.marks = marks;
    this.personMonths = personMonths;
    this.calendar = calendar;
    this.news = news;
    this.jdbc = jdbc;
  }

  /**
   * Computes some of what waits: single changes first, then the months of one fact.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean refreshSome() {
    measures.catchUp();
    var due = marks.due();
    var standing = readings.standing();
    if (!due.any() && standing.complete()) {
      return false;
    }
    alone();
    var halfDerived = due.persons() && personMonths.derive();
    // Half of the people as they were and half as they are must not be seen in a month.
    var except = halfDerived ? Set.of(PersonMonths.FACT) : Set.<String>of();
    var touched = new TreeSet<YearMonth>();
    var more = fill(standing, except, touched);
    var taken = take(except);
    more |= !taken.isEmpty();
    if (more) {
      refresh(taken, standing, touched);
      if (taken.stream().anyMatch(m -> m.units() == null)) {
        dropStocksBefore(stocks());
      }
      touch(touched);
    }
    return more || halfDerived;
  }

  /** Single changes and whole months take turns, so that neither keeps the other waiting long. */
  private List<Mark> take(Set<String> except) {
    wholeNext = !wholeNext;
    var first = wholeNext ? marks.takeSingle(MARKS_AT_ONCE, except) : marks.takeWhole(except);
    if (!first.isEmpty()) {
      return first;
    }
    return wholeNext ? marks.takeWhole(except) : marks.takeSingle(MARKS_AT_ONCE, except);
  }

  /** One worker at a time: the lock goes with the transaction. */
  public void alone() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(727001),
                   set_config('max_parallel_workers_per_gather', '2', true),
                   set_config('parallel_tuple_cost', '0.001', true)
            """)
        .query((_, _) -> 0)
        .list();
  }

  /** The months in which stocks stand; an event counts in its month, wherever that is. */
  List<YearMonth> stocks() {
    return calendar.horizon().map(SourceCalendar.Horizon::months).orElse(List.of());
  }

  /** Computes what came with a new pack: a fact's reading at a time. */
  private boolean fill(Standing standing, Set<String> except, Set<YearMonth> touched) {
    var fresh =
        standing.unfilled().stream()
            .filter(k -> !except.contains(k.reading().fact().code()))
            .limit(1)
            .toList();
    var distinct =
        standing.unfilledMeasures().stream()
            .filter(m -> m.measure().additivity() == Measure.Additivity.DISTINCT)
            .toList();
    if (fresh.isEmpty() && distinct.isEmpty()) {
      return false;
    }
    touched.addAll(stocks());
    fresh.forEach(kept -> touched.addAll(tallies.compute(kept, Months.ALL, stocks()).months()));
    readings.filled(fresh);
    measures.filled(distinct);
    return true;
  }

  private void refresh(List<Mark> taken, Standing standing, Set<YearMonth> touched) {
    var byFact = new LinkedHashMap<String, List<Mark>>();
    taken.forEach(m -> byFact.computeIfAbsent(m.fact(), _ -> new ArrayList<>()).add(m));
    if (standing.others()) {
      readings.leaveBehindOthers(byFact.keySet());
    }
    dropDistinct(byFact.keySet());
    byFact.forEach((fact, changed) -> {
      changed.forEach(m -> touched.add(m.month()));
      readings.of(fact).forEach(kept -> refresh(kept, changed));
    });
  }

  private void refresh(Kept kept, List<Mark> changed) {
    var axes = kept.reading().fact().axes().size();
    var whole = new TreeSet<YearMonth>();
    var byMonth = new LinkedHashMap<YearMonth, Set<Combination>>();
    for (var mark : changed) {
      var units = mark.units();
      if (units == null || units.size() != axes) {
        whole.add(mark.month());
      } else {
        byMonth
            .computeIfAbsent(mark.month(), _ -> new LinkedHashSet<>())
            .add(new Combination(mark.month(), kept.reading().project(units)));
      }
    }
    var combinations = new ArrayList<Combination>();
    byMonth.forEach((month, of) -> {
      if (of.size() > SINGLE_PER_MONTH) {
        whole.add(month);
      } else if (!whole.contains(month)) {
        combinations.addAll(of);
      }
    });
    Months.runs(whole).forEach(months -> tallies.compute(kept, months, stocks()));
    refreshSingle(kept, combinations);
  }

  /** Of stocks only those in months where they stand; without any unit there is no cell. */
  private void refreshSingle(Kept kept, Collection<Combination> combinations) {
    var events = kept.reading().isOfEvents();
    var stocks = events ? Set.<YearMonth>of() : new TreeSet<>(stocks());
    var known =
        combinations.stream()
            .filter(c -> events || stocks.contains(c.month()))
            .filter(c -> c.units().stream().anyMatch(Objects::nonNull))
            .toList();
    if (!known.isEmpty()) {
      single.compute(kept, known);
    }
  }

  /**
   * The span of months is bounded: with newer events it leaves its oldest months behind. Whoever
   * moves it marks whole months.
   */
  void dropStocksBefore(List<YearMonth> stocks) {
    if (!stocks.isEmpty()) {
      var first = stocks.getFirst().atDay(1);
      jdbc.sql(
              """
              delete from indicators.cell c using indicators.measure m
               where m.id = c.measure and m.additivity in ('STOCK', 'MEAN') and c.month < :first
              """)
          .param("first", first)
          .update();
      jdbc.sql(
              """
              delete from indicators.tally t using indicators.reading r
               where r.id = t.reading and r.additivity in ('STOCK', 'MEAN') and t.month < :first
              """)
          .param("first", first)
          .update();
    }
  }

  void dropDistinct(Collection<String> facts) {
    distinct.forget(
        facts,
        measures.all().values().stream()
            .filter(m -> facts.contains(m.measure().fact().code()))
            .map(Registered::id)
            .toList());
  }

  void touch(Collection<YearMonth> months) {
    news.touch(months);
  }
}
