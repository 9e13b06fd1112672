package org.yipanqi.indicators.cells;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.policy.Measure;

/** Restricts a fact's view to a measure's units in months. A whole county is its negative code. */
public final class UnitFilter {

  private final Measure.Base measure;
  private final List<Long> units = new ArrayList<>();
  private final List<Date> months = new ArrayList<>();

  public UnitFilter(Measure.Base measure, Map<YearMonth, UnitSet> sets) {
    this.measure = measure;
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
    return """
     from %s join %s v on %s and %s
    """
        .formatted(MeasureSql.pairs(), measure.fact().view(), sql.inMonth(), ofUnit(sql));
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
    statement.setArray(index++, connection.createArrayOf("bigint", units.toArray()));
    statement.setArray(index++, connection.createArrayOf("date", months.toArray()));
    for (var value : after) {
      statement.setObject(index++, value);
    }
    return statement;
  }
}
