package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.ChangeMarks;
import org.yipanqi.indicators.cells.ReadingRegister.Kept;

/** Compares what is stored with what the facts give, in the database. Changes nothing. */
@Service
public class Verification {

  /** A cell that stands in the store other than the facts say; absent on one side is "-" there. */
  public record Different(
      String measure, long unit, LocalDate month, String stored, String computed) {}

  /**
   * What one fact's comparison came to.
   *
   * @param waiting whether marks wait: then what differs may be just what waits
   */
  public record Compared(List<Different> different, boolean waiting) {}

  private final CellRefresh refresh;
  private final MeasureRegister measures;
  private final ReadingRegister readings;
  private final Tallies tallies;
  private final ChangeMarks marks;
  private final JdbcClient jdbc;

  Verification(
      CellRefresh refresh,
      MeasureRegister measures,
      ReadingRegister readings,
      Tallies tallies,
      ChangeMarks marks,
      JdbcClient jdbc) {
    this.refresh = refresh;
    this.measures = measures;
    this.readings = readings;
    this.tallies = tallies;
    this.marks = marks;
    this.jdbc = jdbc;
  }

  /** The facts that cells rest on. */
  @Transactional
  public List<String> facts() {
    return readings.all().stream().map(k -> k.reading().fact().code()).distinct().toList();
  }

  /** Compares all cells and tallies of a fact; tells at most so many that differ. */
  @Transactional
  public Compared compare(String fact, int limit) {
    refresh.alone();
    var names = new HashMap<Integer, String>();
    measures.all().values().forEach(r -> names.put(r.id(), r.measure().id()));
    var different = new ArrayList<Different>();
    for (var kept : readings.of(fact)) {
      tallies.gather(kept.reading(), Months.ALL, refresh.stocks());
      different.addAll(cells(kept, names, limit));
      different.addAll(tallies(kept, limit));
      tallies.forgetGathered();
    }
    return new Compared(different, marks.any(fact));
  }

  private List<Different> cells(Kept kept, Map<Integer, String> names, int limit) {
    return jdbc.sql(
            """
            with computed as (
              %s),
            stored as (
              select month, unit, measure, value, n, unknown from indicators.cell
               where measure = any(:measures))
            select month, unit, measure,
                   case when s.n is null then '-'
                        else trim_scale(s.value) || ' n=' || s.n || ' unknown=' || s.unknown end,
                   case when c.n is null then '-'
                        else trim_scale(c.value) || ' n=' || c.n || ' unknown=' || c.unknown end
              from computed c full join stored s using (month, unit, measure)
             where (c.value, c.n, c.unknown) is distinct from (s.value, s.n, s.unknown)
             order by measure, unit, month
             limit :limit
            """
                .formatted(new ReadingSql(kept.reading()).cells(Tallies.GATHERED)))
        .param(
            "measures",
            kept.reading().measures().stream().map(t -> t.measure().id()).toArray(Integer[]::new))
        .param("limit", limit)
        .query((row, _) ->
            new Different(
                names.getOrDefault(row.getInt(3), "?"),
                row.getLong(2),
                row.getObject(1, LocalDate.class),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  /** A tally is no figure, but the next ones rest on it. */
  private List<Different> tallies(Kept kept, int limit) {
    return jdbc.sql(
            """
            with computed (reading, month, units, amounts) as (
              %s)
            select month, coalesce(units[1], 0), coalesce(s.amounts::text, '-'),
                   coalesce(c.amounts::text, '-')
              from computed c
              full join (select * from indicators.tally where reading = :reading) s
             using (month, units)
             where c.amounts is distinct from s.amounts
             order by month, units
             limit :limit
            """
                .formatted(
                    new ReadingSql(kept.reading())
                        .tallies(Tallies.GATHERED)
                        .replace("?", ":reading")))
        .param("reading", kept.id())
        .param("limit", limit)
        .query((row, _) ->
            new Different(
                "tally of " + kept.reading().fact().code(),
                row.getLong(2),
                row.getObject(1, LocalDate.class),
                row.getString(3),
                row.getString(4)))
        .list();
  }
}
