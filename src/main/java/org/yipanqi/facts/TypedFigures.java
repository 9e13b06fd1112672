package org.yipanqi.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
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
        .query((row, _) ->
            new TypedFigure(
                row.getBigDecimal("value"),
                row.getString("typed_by"),
                row.getObject("typed_on", LocalDate.class),
                row.getString("basis")))
        .optional();
  }
}
