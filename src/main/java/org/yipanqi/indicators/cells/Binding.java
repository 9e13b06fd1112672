package org.yipanqi.indicators.cells;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Binds a statement's question marks in their order. */
final class Binding {

  private final PreparedStatement statement;
  private int next = 1;

  private Binding(PreparedStatement statement) {
    this.statement = statement;
  }

  /** What the question marks stand for. */
  interface Given {
    void to(Binding binding) throws SQLException;
  }

  static int update(JdbcTemplate jdbc, String text, Given given) {
    return jdbc.update(text, statement -> given.to(new Binding(statement)));
  }

  Binding values(List<Object> values) throws SQLException {
    for (var value : values) {
      statement.setObject(next++, value);
    }
    return this;
  }

  Binding number(int number) throws SQLException {
    statement.setInt(next++, number);
    return this;
  }

  /** The first day and the day after the last. */
  Binding span(Months months) throws SQLException {
    statement.setObject(next++, months.low(), Types.DATE);
    statement.setObject(next++, months.high(), Types.DATE);
    return this;
  }

  /** An array of first days. */
  Binding days(Collection<YearMonth> months) throws SQLException {
    return array("date", Months.days(months));
  }

  Binding measures(List<Reading.Taken> measures) throws SQLException {
    return array("int", measures.stream().map(t -> t.measure().id()).toArray());
  }

  Binding array(String type, Object[] values) throws SQLException {
    statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
