package org.yipanqi.indicators.cells;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.policy.Measure;

/**
 * Restricts a fact's view to a measure's units in months. A whole county is its negative code.
 *
 * <p>Over one month it is a plain condition, so that the database can follow an index in the order
 * of a list; over several, a join with what belongs in each.
 */
public final class UnitFilter {

  private final Measure.Base measure;
  private final List<Long> units = new ArrayList<>();
  private final List<Date> months = new ArrayList<>();
  private final @Nullable YearMonth only;

  public UnitFilter(Measure.Base measure, Map<YearMonth, UnitSet> sets) {
    this.measure = measure;
    this.only =
        sets.size() == 1 && measure.additivity() != Measure.Additivity.MEAN
            ? sets.keySet().iterator().next()
            : null;
    sets.forEach((month, set) -> {
      set.units().forEach(unit -> add(unit, month));
      if (set.whole() != 0) {
        add(-set.whole(), month);
      }
    });
  }

  private void add(long unit, YearMonth month) {
    units.add(unit);
    months.add(Date.valueOf(month.atDay(1)));
  }

  /** The part of a statement from "from" on; its parameters come after the caller's own. */
  public String from() {
    var sql = new MeasureSql(measure);
    if (only != null) {
      return """
       from (select * from %s v where %s and (%s)) v
      """
          .formatted(measure.fact().view(), sql.inOneMonth(), isOneOf(sql.unit()));
    }
    return """
     from %s join %s v on %s and %s
    """
        .formatted(MeasureSql.pairs(), measure.fact().view(), sql.inMonth(), ofUnit(sql));
  }

  private String isOneOf(String unit) {
    return measure.axis().kind() == FactAxis.Kind.DIVISION
        ? """
        %1$s = any(?::bigint[]) or %1$s = any(?::bigint[]) or %1$s / 1000 = any(?::bigint[])
        """
            .formatted(unit)
        : """
        %s = any(?::%s[])
        """
            .formatted(unit, measure.axis().kind() == FactAxis.Kind.INSTITUTION ? "int" : "bigint");
  }

  /** Records lie in a county itself, or in a town of it: a code three digits longer. */
  private String ofUnit(MeasureSql sql) {
    return measure.axis().kind() == FactAxis.Kind.DIVISION
        ? """
        (%1$s = d.unit or (d.unit < 0 and %1$s = -d.unit) or (d.unit < 0 and %1$s / 1000 = -d.unit))
        """
            .formatted(sql.unit())
        : sql.ofUnit();
  }

  public PreparedStatement prepare(
      Connection connection, String text, List<Object> before, List<Object> after)
      throws SQLException {
    var statement = connection.prepareStatement(text);
    var index = 1;
    for (var value : before) {
      statement.setObject(index++, value);
    }
    index = only == null ? several(statement, index) : one(statement, index, only);
    for (var value : after) {
      statement.setObject(index++, value);
    }
    return statement;
  }

  private int several(PreparedStatement statement, int first) throws SQLException {
    var connection = statement.getConnection();
    statement.setArray(first, connection.createArrayOf("bigint", units.toArray()));
    statement.setArray(first + 1, connection.createArrayOf("date", months.toArray()));
    return first + 2;
  }

  private int one(PreparedStatement statement, int first, YearMonth month) throws SQLException {
    var connection = statement.getConnection();
    var index = first;
    for (var day : new MeasureSql(measure).daysOf(month)) {
      statement.setDate(index++, Date.valueOf(day));
    }
    var counties = units.stream().filter(u -> u < 0).map(u -> -u).toArray();
    var others = units.stream().filter(u -> u >= 0).toArray();
    if (measure.axis().kind() == FactAxis.Kind.DIVISION) {
      statement.setArray(index++, connection.createArrayOf("bigint", others));
      statement.setArray(index++, connection.createArrayOf("bigint", counties));
      statement.setArray(index++, connection.createArrayOf("bigint", counties));
    } else {
      statement.setArray(index++, connection.createArrayOf("bigint", units.toArray()));
    }
    return index;
  }
}
