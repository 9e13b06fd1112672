package org.yipanqi.indicators.cells;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.ChangeMarks;
import org.yipanqi.facts.ChangeMarks.Mark;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.PersonMonths;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.CellWriter.Cell;
import org.yipanqi.indicators.cells.CellWriter.Pair;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.policy.Measure;

/** Keeps cells equal to the facts: computes again what marks name, or everything. */
@Service
public class CellRefresh {

  private static final int MARKS_AT_ONCE = 100_000;

  /** More units than this in one month and the whole month is read instead. */
  private static final int PAIRS_PER_MONTH = 40;

  private final MeasureRegister register;
  private final CellWriter writer;
  private final ChangeMarks marks;
  private final PersonMonths personMonths;
  private final SourceCalendar calendar;
  private final JdbcClient jdbc;

  CellRefresh(
      MeasureRegister register,
      CellWriter writer,
      ChangeMarks marks,
      PersonMonths personMonths,
      SourceCalendar calendar,
      JdbcClient jdbc) {
    this.register = register;
    this.writer = writer;
    this.marks = marks;
    this.personMonths = personMonths;
    this.calendar = calendar;
    this.jdbc = jdbc;
  }

  /** A group of measures that one statement computes. */
  record Group(String fact, String axis, Measure.Additivity additivity) {}

  /**
   * Computes a batch of marked cells again. One worker at a time, whatever process it runs in.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean refreshSome() {
    alone();
    register.catchUp();
    personMonths.derive();
    var taken = marks.take(MARKS_AT_ONCE);
    var fresh = register.unfilled();
    if (taken.isEmpty() && fresh.isEmpty()) {
      return false;
    }
    if (!taken.isEmpty()) {
      register.leaveOthers();
    }
    var touched = new TreeSet<YearMonth>();
    if (!fresh.isEmpty()) {
      computeMonths(fresh, touched);
      register.filled(fresh);
    }
    refresh(taken, touched);
    dropStocksOutside(months());
    writer.touch(touched);
    return true;
  }

  /** Computes every cell from the facts. */
  @Transactional
  public int rebuild() {
    alone();
    register.catchUp();
    personMonths.derive();
    marks.take(Integer.MAX_VALUE);
    register.leaveOthers();
    var all = List.copyOf(register.all().values());
    jdbc.sql(
            """
            delete from indicators.cell
            """)
        .update();
    dropDistinct(all);
    var touched = new TreeSet<YearMonth>();
    var cells = computeMonths(all, touched);
    register.filled(all);
    writer.touch(touched);
    return cells;
  }

  /** One worker at a time: the lock goes with the transaction. */
  public void alone() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(727001), set_config('max_parallel_workers_per_gather', '2', true)
            """)
        .query((_, _) -> 0)
        .list();
  }

  private List<YearMonth> months() {
    return calendar.horizon().map(SourceCalendar.Horizon::months).orElse(List.of());
  }

  /** Stocks stand in the months that facts span; an event counts in its month, wherever that is. */
  private Set<YearMonth> months(FactDeclaration fact) {
    var months = new TreeSet<>(months());
    if (fact.time() instanceof FactTime.OnDate(var column)) {
      var first = months.isEmpty() ? null : months.first().atDay(1);
      var last = months.isEmpty() ? null : months.last().atEndOfMonth();
      jdbc.sql(
              """
              select distinct date_trunc('month', v."%1$s"::timestamp)::date
                from %2$s v
               where v."%1$s" < coalesce(:first, date 'infinity') or v."%1$s" > :last
              """
                  .formatted(column, fact.view()))
          .param("first", first, Types.DATE)
          .param("last", last, Types.DATE)
          .query((row, _) -> YearMonth.from(row.getObject(1, LocalDate.class)))
          .list()
          .forEach(months::add);
    }
    return months;
  }

  /** The span of months is bounded: with newer events it leaves its oldest months behind. */
  private void dropStocksOutside(List<YearMonth> months) {
    if (!months.isEmpty()) {
      jdbc.sql(
              """
              delete from indicators.cell c using indicators.measure m
               where m.id = c.measure and m.additivity in ('STOCK', 'MEAN') and c.month < :first
              """)
          .param("first", months.getFirst().atDay(1))
          .update();
    }
  }

  private void refresh(List<Mark> taken, Set<YearMonth> touched) {
    var byFact = new LinkedHashMap<String, List<Mark>>();
    taken.forEach(m -> byFact.computeIfAbsent(m.fact(), _ -> new ArrayList<>()).add(m));
    var all = register.all().values();
    byFact.forEach((fact, changed) -> {
      changed.forEach(m -> touched.add(m.month()));
      var concerned = all.stream().filter(r -> r.measure().fact().code().equals(fact)).toList();
      dropDistinct(concerned);
      groups(concerned).forEach((group, measures) -> refreshGroup(group, measures, changed));
    });
  }

  private void refreshGroup(Group group, List<Registered> measures, List<Mark> changed) {
    var whole = new TreeSet<YearMonth>();
    var pairs = new LinkedHashMap<YearMonth, Set<Pair>>();
    for (var mark : changed) {
      var unit = mark.unit();
      if (unit == null) {
        whole.add(mark.month());
      } else if (mark.axis().equals(group.axis())) {
        pairs
            .computeIfAbsent(mark.month(), _ -> new LinkedHashSet<>())
            .add(new Pair(unit, mark.month()));
      }
    }
    var single = new ArrayList<Pair>();
    pairs.forEach((month, of) -> {
      if (of.size() > PAIRS_PER_MONTH) {
        whole.add(month);
      } else if (!whole.contains(month)) {
        single.addAll(of);
      }
    });
    if (!whole.isEmpty()) {
      writer.replace(measures, whole, writer.compute(measures, whole));
    }
    if (!single.isEmpty()) {
      writer.replacePairs(measures, single, writer.computePairs(measures, single));
    }
  }

  private int computeMonths(List<Registered> measures, Set<YearMonth> touched) {
    var count = 0;
    for (var group : groups(measures).values()) {
      var months = months(group.getFirst().measure().fact());
      touched.addAll(months);
      var cells = writer.compute(group, months);
      writer.replace(group, months, cells);
      count += cells.size();
    }
    return count;
  }

  /** All cells computed anew, not stored: what a rebuild would give. */
  public List<Cell> fromFacts() {
    var cells = new ArrayList<Cell>();
    for (var group : groups(List.copyOf(register.all().values())).values()) {
      cells.addAll(writer.compute(group, months(group.getFirst().measure().fact())));
    }
    return cells;
  }

  private void dropDistinct(List<Registered> measures) {
    jdbc.sql(
            """
            delete from indicators.distinct_count where measure = any(:measures)
            """)
        .param("measures", measures.stream().map(Registered::id).toArray(Integer[]::new))
        .update();
  }

  static Map<Group, List<Registered>> groups(Collection<Registered> measures) {
    var groups = new LinkedHashMap<Group, List<Registered>>();
    for (var registered : measures) {
      var measure = registered.measure();
      if (measure.additivity() != Measure.Additivity.DISTINCT) {
        groups
            .computeIfAbsent(
                new Group(measure.fact().code(), measure.axis().code(), measure.additivity()),
                _ -> new ArrayList<>())
            .add(registered);
      }
    }
    return groups;
  }
}
