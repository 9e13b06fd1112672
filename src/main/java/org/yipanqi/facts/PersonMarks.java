package org.yipanqi.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells that a resident's months have to be derived anew: for work that no import brings. */
@Component
public class PersonMarks {

  private final JdbcClient jdbc;
  private final FactCatalogue catalogue;
  private final OwnFacts own;

  PersonMarks(JdbcClient jdbc, FactCatalogue catalogue, OwnFacts own) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.own = own;
  }

  /** In the transaction of the change, as the house. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void touched(int person, LocalDate from) {
    mark(person, from.withDayOfMonth(1));
    own.tell();
  }

  /**
   * Two entries stand for one person from now on, or for two again: all their months are derived
   * anew, and persons are counted anew in every fact that names one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void linked(int one, int other) {
    mark(one, null);
    mark(other, null);
    catalogue.facts().stream()
        .filter(fact -> !fact.code().equals(PersonMonths.FACT))
        .filter(fact ->
            fact.columns().stream().anyMatch(column -> column.type() == FactColumn.Type.PERSON))
        .forEach(this::markMonths);
    own.tell();
  }

  private void mark(int person, @Nullable LocalDate month) {
    jdbc.sql(
            """
            insert into facts.person_mark (person_id, from_month) values (:person, :month)
            """)
        .param("person", person)
        .param("month", month)
        .update();
  }

  /** Of no unit: no row has come to another place, so that sums of rows stay as they are. */
  private void markMonths(FactDeclaration fact) {
    jdbc.sql(
            """
            insert into facts.mark (fact, month, units)
            select :fact, m::date, array_fill(null::bigint, array[:axes::int])
              from facts.horizon
             cross join generate_series(first_month::timestamp, last_month, '1 month') m
            """)
        .param("fact", fact.code())
        .param("axes", fact.axes().size())
        .update();
  }
}
