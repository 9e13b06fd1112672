package org.yipanqi.indicators.cells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ChangeMarks;
import org.yipanqi.facts.PersonMonths;

/**
 * Computes every cell from the facts, a part at a time: a fact over some months. A part is one
 * transaction that puts exactly its cells in the place of the old ones and strikes itself out, so
 * whoever is interrupted goes on where it stopped, and a reader never sees half a month of a fact.
 *
 * <p>Nothing that is recorded meanwhile is lost. A part takes its turn among all who write cells,
 * takes the marks of its fact and months, and only then reads the facts. A fact commits together
 * with its mark. Committed before the part took marks: its mark is taken, and the part reads it.
 * Committed later: its mark stays, and whoever refreshes next computes it again, after the part, be
 * it that the part has read it already. A part that fails gives its marks back.
 */
@Service
public class Rebuild {

  /**
   * How far a rebuild is.
   *
   * @param fact of the part just done
   * @param portions of the residents whose months have yet to be derived before
   * @param own the weight of that part: about the rows it read
   * @param weight of all parts done
   * @param total of all parts there are
   */
  public record Step(
      int done, int parts, String fact, long portions, long own, long weight, long total) {}

  private record Part(int no, String fact, Months months, long weight) {}

  private final CellRefresh refresh;
  private final ReadingRegister readings;
  private final Tallies tallies;
  private final ChangeMarks marks;
  private final PersonMonths personMonths;
  private final JdbcClient jdbc;
  private final Clock clock;

  /** Bounds a part: a fact with more rows is done in several runs of months. */
  private final long rowsAtOnce;

  Rebuild(
      CellRefresh refresh,
      ReadingRegister readings,
      Tallies tallies,
      ChangeMarks marks,
      PersonMonths personMonths,
      JdbcClient jdbc,
      Clock clock,
      @Value("${yipanqi.rows-at-once:100000000}") long rowsAtOnce) {
    this.refresh = refresh;
    this.readings = readings;
    this.tallies = tallies;
    this.marks = marks;
    this.personMonths = personMonths;
    this.jdbc = jdbc;
    this.clock = clock;
    this.rowsAtOnce = rowsAtOnce;
  }

  /**
   * Begins, or goes on with what was begun before.
   *
   * @param anew forgets what was begun before
   */
  @Transactional
  public void begin(Caller caller, boolean anew) {
    refresh.alone();
    if (anew) {
      forget();
    }
    if (current().isEmpty()) {
      forgetParts();
      var id =
          jdbc.sql(
                  """
                  insert into indicators.rebuild (started_at, started_by)
                  values (:now, :user) returning id
                  """)
              .param("now", Timestamp.from(clock.instant()))
              .param("user", caller.user())
              .query(Long.class)
              .single();
      plan(id);
    }
  }

  /**
   * Does the next part, or derives some people's months before it.
   *
   * @return how far it is; nothing when there was nothing left to do
   */
  @Transactional
  public Optional<Step> step() {
    refresh.alone();
    var id = current();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (personMonths.derive()) {
      return Optional.of(progress(id.get(), PersonMonths.FACT, 0));
    }
    var part = next(id.get());
    if (part.isEmpty()) {
      finish(id.get());
      return Optional.empty();
    }
    var cells = compute(part.get());
    jdbc.sql(
            """
            update indicators.rebuild_part set cells = :cells, done_at = :now
             where rebuild = :id and no = :no
            """)
        .param("cells", cells)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id.get())
        .param("no", part.get().no())
        .update();
    return Optional.of(progress(id.get(), part.get().fact(), part.get().weight()));
  }

  /** How many cells there are. */
  @Transactional(readOnly = true)
  public long cells() {
    return jdbc.sql(
            """
            select count(*) from indicators.cell
            """)
        .query(Long.class)
        .single();
  }

  private long compute(Part part) {
    marks.take(part.fact(), part.months().low(), part.months().high());
    var stocks = refresh.stocks();
    var touched = new TreeSet<>(part.months().of(stocks));
    var cells = 0L;
    var own = readings.of(part.fact());
    for (var kept : own) {
      var computed = tallies.compute(kept, part.months(), stocks);
      touched.addAll(computed.months());
      cells += computed.cells();
    }
    refresh.dropDistinct(Set.of(part.fact()));
    if (part.months().equals(Months.ALL)) {
      readings.filled(own);
    }
    refresh.touch(touched);
    return cells;
  }

  /** Removes what no pack needs, and what lies in months that stocks have left behind. */
  private void finish(long id) {
    refresh.dropStocksBefore(refresh.stocks());
    readings.dropOthers();
    jdbc.sql(
            """
            update indicators.rebuild set finished_at = :now where id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
  }

  /** The one that is under way. */
  private Optional<Long> current() {
    return jdbc.sql(
            """
            select id from indicators.rebuild where finished_at is null
            """)
        .query(Long.class)
        .optional();
  }

  private void forget() {
    jdbc.sql(
            """
            update indicators.rebuild set finished_at = :now where finished_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private void forgetParts() {
    jdbc.sql(
            """
            delete from indicators.rebuild_part
            """)
        .update();
  }

  private void plan(long id) {
    var no = 0;
    var facts = new LinkedHashMap<String, Long>();
    for (var kept : readings.all()) {
      var reading = kept.reading();
      var rows = facts.computeIfAbsent(reading.fact().code(), _ -> 0L);
      facts.put(reading.fact().code(), Math.max(rows, tallies.rows(reading)));
    }
    for (var fact : facts.entrySet()) {
      var parts = parts(fact.getValue());
      for (var months : parts) {
        jdbc.sql(
                """
                insert into indicators.rebuild_part
                  (rebuild, no, fact, first_month, end_month, weight)
                values (:rebuild, :no, :fact, :first, :end, :weight)
                """)
            .param("rebuild", id)
            .param("no", ++no)
            .param("fact", fact.getKey())
            .param("first", day(months.first()), Types.DATE)
            .param("end", day(months.end()), Types.DATE)
            .param("weight", 1 + fact.getValue() / parts.size())
            .update();
      }
    }
  }

  /** As many runs of months as keep each within bounds; the first and the last reach out. */
  private List<Months> parts(long rows) {
    var months = refresh.stocks();
    var wanted = Math.min(Math.ceilDiv(rows, rowsAtOnce), months.size());
    var parts = new ArrayList<Months>();
    @Nullable YearMonth first = null;
    for (var i = 1; i < wanted; i++) {
      var end = months.get((int) (months.size() * i / wanted));
      parts.add(new Months(first, end));
      first = end;
    }
    parts.add(new Months(first, null));
    return parts;
  }

  private static @Nullable LocalDate day(@Nullable YearMonth month) {
    return month == null ? null : month.atDay(1);
  }

  private Optional<Part> next(long id) {
    return jdbc.sql(
            """
            select no, fact, first_month, end_month, weight from indicators.rebuild_part
             where rebuild = :id and done_at is null order by no limit 1
            """)
        .param("id", id)
        .query((row, _) ->
            new Part(row.getInt("no"), row.getString("fact"), months(row), row.getLong("weight")))
        .optional();
  }

  private static Months months(ResultSet row) throws SQLException {
    var first = row.getObject("first_month", LocalDate.class);
    var end = row.getObject("end_month", LocalDate.class);
    return new Months(
        first == null ? null : YearMonth.from(first), end == null ? null : YearMonth.from(end));
  }

  private Step progress(long id, String fact, long own) {
    return jdbc.sql(
            """
            select count(done_at) as done, count(*) as parts,
                   coalesce(sum(weight) filter (where done_at is not null), 0) as weight,
                   sum(weight) as total
              from indicators.rebuild_part where rebuild = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Step(
                row.getInt("done"),
                row.getInt("parts"),
                fact,
                personMonths.portions(),
                own,
                row.getLong("weight"),
                row.getLong("total")))
        .single();
  }
}
