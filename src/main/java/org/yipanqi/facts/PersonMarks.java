package org.yipanqi.facts;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells that a resident's months have to be derived anew: for work that no import brings. */
@Component
public class PersonMarks {

  private final JdbcClient jdbc;

  PersonMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the transaction of the change, as the house. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void touched(int person, LocalDate from) {
    jdbc.sql(
            """
            insert into facts.person_mark (person_id, from_month) values (:person, :month)
            """)
        .param("person", person)
        .param("month", from.withDayOfMonth(1))
        .update();
  }
}
