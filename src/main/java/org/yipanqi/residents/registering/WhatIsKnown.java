package org.yipanqi.residents.registering;

import static org.yipanqi.residents.ResidentsProblem.INSTITUTION_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.REGISTRATION_INCOMPLETE;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.IdentityCard;
import org.yipanqi.residents.PersonalField;

/** Looks up what a registration names: the institution, the home, the mother, the card. */
@Component
public class WhatIsKnown {

  /** A village or a town where residents may live. */
  record Home(String code, Label name) {}

  private static final int MOST_HOMES = 2_000;

  private final JdbcClient jdbc;
  private final SealedValues values;
  private final Clock clock;

  WhatIsKnown(JdbcClient jdbc, SealedValues values, Clock clock) {
    this.jdbc = jdbc;
    this.values = values;
    this.clock = clock;
  }

  /** The institution somebody registers for: the own one, or the lead of the own community. */
  public int institution(Caller caller) {
    return jdbc.sql(
            """
            select id from registry_api.institution where code = :code
            union all
            select m.institution
              from registry_api.community c
              join registry_api.community_member m on m.community = c.id and m.lead
             where c.code = :code and m.valid_from <= :today
               and coalesce(m.valid_to, 'infinity') >= :today
             limit 1
            """)
        .param("code", caller.unit())
        .param("today", LocalDate.now(clock))
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

  /** The towns and villages of the caller's county, towns before their villages. */
  List<Home> homes(Caller caller) {
    return jdbc.sql(
            """
            select d.code, d.name, coalesce(d.name_en, d.name) as name_en
              from registry_api.division d
             where d.code >= 100000000
               and case when d.code >= 100000000000 then d.code / 1000000 else d.code / 1000 end in (
                 select c.county
                   from registry_api.unit_county c
                   join registry_api.unit u on u.id = c.unit
                  where u.code = :unit)
             order by case when d.code >= 100000000000 then d.code else d.code * 1000 end, d.code
             limit :most
            """)
        .param("unit", caller.unit())
        .param("most", MOST_HOMES)
        .query((row, _) ->
            new Home(
                row.getString("code"), new Label(row.getString("name"), row.getString("name_en"))))
        .list();
  }

  /**
   * Whoever has a card's number, whatever they were merged into: their entries in the sight of the
   * thread's name.
   */
  List<String> holders(IdentityCard card) {
    return jdbc.sql(
            """
            select person_no from residents.person where id_no_digest in (:digests) order by id
            """)
        .param("digests", values.digests(PersonalField.ID_NO.column(), card.number()))
        .query((row, _) -> Objects.requireNonNull(row.getString("person_no")))
        .list();
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
}
