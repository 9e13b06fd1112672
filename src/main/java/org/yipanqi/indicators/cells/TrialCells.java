package org.yipanqi.indicators.cells;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;

/**
 * Cells of what a pack would add to the house, computed as a refresh would but into memory only: to
 * see what a change does before it is made.
 */
@Service
public class TrialCells {

  /** Stored cells with those of the trial among them, and the numbers they are found under. */
  public record Trial(MeasureNumbers numbers, Map<YearMonth, MonthCells> cells) {}

  private final MeasureRegister register;
  private final JdbcTemplate jdbc;
  private final SourceCalendar calendar;

  TrialCells(MeasureRegister register, JdbcTemplate jdbc, SourceCalendar calendar) {
    this.register = register;
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /** The numbers of packs in force: nothing is tried. */
  public MeasureNumbers none() {
    return new MeasureNumbers(register, Map.of());
  }

  /**
   * What a pack needs that no pack in force does, for the months that are stored in {@code have}.
   */
  public Trial of(PolicyPack pack, Map<YearMonth, MonthCells> have) {
    var numbers = new LinkedHashMap<String, Integer>();
    var measures = new LinkedHashMap<String, Registered>();
    for (var measure : pack.measures()) {
      if (measure instanceof Measure.Base base
          && base.awaits().isEmpty()
          && !register.all().containsKey(base.digest())
          && !numbers.containsKey(base.digest())) {
        var number = -1 - numbers.size();
        numbers.put(base.digest(), number);
        measures.put(base.digest(), new Registered(number, base));
      }
    }
    var merged = new HashMap<>(have);
    measures.values().forEach(registered -> compute(registered, merged));
    return new Trial(new MeasureNumbers(register, numbers), merged);
  }

  /** One measure's cells of the months, put among those that are there. */
  private void compute(Registered registered, Map<YearMonth, MonthCells> all) {
    var found = new HashMap<YearMonth, MonthCells.Builder>();
    var measure = registered.measure();
    var sql = new MeasureSql(measure);
    var columns = sql.columns();
    jdbc.query(
        connection -> {
          var statement = connection.prepareStatement(text(sql, columns.text()));
          var index = 1;
          for (var value : columns.values()) {
            statement.setObject(index++, value);
          }
          var months = existing(measure, all.keySet()).stream().map(m -> m.atDay(1)).toArray();
          statement.setArray(index, connection.createArrayOf("date", months));
          return statement;
        },
        row -> {
          var n = row.getLong(4);
          var unknown = row.getLong(5);
          if (n > 0 || unknown > 0) {
            var value = row.getBigDecimal(3);
            found
                .computeIfAbsent(
                    YearMonth.from(row.getObject(1, LocalDate.class)),
                    _ -> new MonthCells.Builder())
                .add(
                    registered.id(),
                    row.getLong(2),
                    value == null ? BigDecimal.ZERO : value,
                    n,
                    unknown);
          }
        });
    found.forEach((month, cells) -> all.computeIfPresent(month, (_, have) -> have.with(cells)));
  }

  private static String text(MeasureSql sql, String columns) {
    return """
    select d.month, %1$s, %2$s
      from %3$s join %4$s v on %5$s
     where %1$s is not null
     group by d.month, %1$s
     order by d.month, %1$s
    """
        .formatted(
            sql.unit(), columns, MeasureSql.months(), sql.measure().fact().view(), sql.inMonth());
  }

  /** Stocks stand only in the months that facts span, as in a refresh. */
  private Collection<YearMonth> existing(Measure.Base measure, Set<YearMonth> months) {
    if (measure.fact().time() instanceof FactTime.OnDate) {
      return months;
    }
    var spanned = calendar.horizon().map(SourceCalendar.Horizon::months).orElse(List.of());
    return months.stream().filter(spanned::contains).toList();
  }
}
