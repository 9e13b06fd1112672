package org.yipanqi.residents.registering;

import static org.yipanqi.residents.ResidentsProblem.INSTITUTION_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.REGISTRATION_INCOMPLETE;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;

/** Looks up what a registration names: the institution, the home, the mother. */
@Component
class WhatIsKnown {

  private final JdbcClient jdbc;

  WhatIsKnown(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int institution(Caller caller) {
    return jdbc.sql(
            """
            select id from registry_api.institution where code = :code
            """)
        .param("code", caller.unit())
        .query(Integer.class)
        .optional()
        .orElseThrow(INSTITUTION_NEEDED::because);
  }

  void checkHome(long home) {
    var known =
        jdbc.sql(
                """
                select exists (select from registry_api.division where code = :home)
                """)
            .param("home", home)
            .query(Boolean.class)
            .single();
    if (!known) {
      throw REGISTRATION_INCOMPLETE.because(new Label("居住地", "home"));
    }
  }

  /** In the caller's sight. */
  int mother(String personNo) {
    return jdbc.sql(
            """
            select id from residents.person where person_no = :no and sex = 'female'
            """)
        .param("no", personNo)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }

  String number(int person) {
    return jdbc.sql(
            """
            select person_no from residents.person where id = :id
            """)
        .param("id", person)
        .query(String.class)
        .single();
  }
}
