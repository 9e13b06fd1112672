package org.yipanqi.facts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What offices have typed: stored as typed, with who, when and where from. */
@Repository
public class TypedFigures {

  /** A typed figure; yes and no are 1 and 0. */
  public record TypedFigure(BigDecimal value, String typedBy, LocalDate typedOn, String basis) {}

  private final JdbcClient jdbc;

  TypedFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest of every unit's figures whose periods had ended by a day: by unit, by figure. */
  @Transactional(readOnly = true)
  public Map<Long, Map<String, TypedFigure>> latest(LocalDate by) {
    var all = new HashMap<Long, Map<String, TypedFigure>>();
    jdbc.sql(
            """
            select distinct on (scope, figure) scope, figure, value, typed_by, typed_on, basis
              from facts_api.typed_figure
             where period_end <= :by
             order by scope, figure, period_end desc, typed_on desc
            """)
        .param("by", by)
        .query(row -> {
          all.computeIfAbsent(row.getLong("scope"), _ -> new HashMap<>())
              .put(row.getString("figure"), typed(row));
        });
    return all;
  }

  /** The newest of a unit's figure whose period had ended by a day. */
  @Transactional(readOnly = true)
  public Optional<TypedFigure> latest(long scope, String figure, LocalDate by) {
    return jdbc.sql(
            """
            select value, typed_by, typed_on, basis
              from facts_api.typed_figure
             where scope = :scope and figure = :figure and period_end <= :by
             order by period_end desc, typed_on desc
             limit 1
            """)
        .param("scope", scope)
        .param("figure", figure)
        .param("by", by)
        .query((row, _) -> typed(row))
        .optional();
  }

  private static TypedFigure typed(ResultSet row) throws SQLException {
    return new TypedFigure(
        row.getBigDecimal("value"),
        row.getString("typed_by"),
        row.getObject("typed_on", LocalDate.class),
        row.getString("basis"));
  }
}
