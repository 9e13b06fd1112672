package org.yipanqi.indicators.cells;

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
import org.yipanqi.indicators.cells.RebuildParts.Part;

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

  private final CellRefresh refresh;
  private final ReadingRegister readings;
  private final Tallies tallies;
  private final RebuildParts parts;
  private final ChangeMarks marks;
  private final PersonMonths personMonths;
  private final JdbcClient jdbc;

  /** Bounds a part: a fact with more rows is done in several runs of months. */
  private final long rowsAtOnce;

  Rebuild(
      CellRefresh refresh,
      ReadingRegister readings,
      Tallies tallies,
      RebuildParts parts,
      ChangeMarks marks,
      PersonMonths personMonths,
      JdbcClient jdbc,
      @Value("${yipanqi.rows-at-once:100000000}") long rowsAtOnce) {
    this.refresh = refresh;
    this.readings = readings;
    this.tallies = tallies;
    this.parts = parts;
    this.marks = marks;
    this.personMonths = personMonths;
    this.jdbc = jdbc;
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
      parts.finish();
    }
    if (parts.current().isEmpty()) {
      parts.begin(caller, plan());
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
    var rebuild = parts.current();
    if (rebuild.isEmpty()) {
      return Optional.empty();
    }
    if (personMonths.derive()) {
      return Optional.of(step(rebuild.get(), PersonMonths.FACT, 0));
    }
    var part = parts.next(rebuild.get());
    if (part.isEmpty()) {
      finish();
      return Optional.empty();
    }
    parts.done(rebuild.get(), part.get(), compute(part.get()));
    return Optional.of(step(rebuild.get(), part.get().fact(), part.get().weight()));
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
  private void finish() {
    refresh.dropStocksBefore(refresh.stocks());
    readings.dropOthers();
    parts.finish();
  }

  private Step step(long rebuild, String fact, long own) {
    var progress = parts.progress(rebuild);
    return new Step(
        progress.done(),
        progress.parts(),
        fact,
        personMonths.portions(),
        own,
        progress.weight(),
        progress.total());
  }

  private List<Part> plan() {
    var facts = new LinkedHashMap<String, Long>();
    for (var kept : readings.all()) {
      facts.merge(kept.reading().fact().code(), tallies.rows(kept.reading()), Math::max);
    }
    var plan = new ArrayList<Part>();
    facts.forEach((fact, rows) -> {
      var runs = runs(rows);
      for (var months : runs) {
        plan.add(new Part(plan.size() + 1, fact, months, 1 + rows / runs.size()));
      }
    });
    return plan;
  }

  /** As many runs of months as keep each within bounds; the first and the last reach out. */
  private List<Months> runs(long rows) {
    var months = refresh.stocks();
    var wanted = Math.min(Math.ceilDiv(rows, rowsAtOnce), months.size());
    var runs = new ArrayList<Months>();
    @Nullable YearMonth first = null;
    for (var i = 1L; i < wanted; i++) {
      var end = months.get((int) (months.size() * i / wanted));
      runs.add(new Months(first, end));
      first = end;
    }
    runs.add(new Months(first, null));
    return runs;
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
}
