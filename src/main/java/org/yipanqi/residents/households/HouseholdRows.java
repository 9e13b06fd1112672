package org.yipanqi.residents.households;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_HOUSEHOLD;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.residents.households.Household.Member;

/** The rows of households and their members. */
@Component
class HouseholdRows {

  private record Head(
      long id,
      String no,
      int institution,
      LocalDate openedOn,
      @Nullable LocalDate closedOn,
      int version) {}

  private final JdbcClient jdbc;

  HouseholdRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean seen(String no) {
    return jdbc.sql(
            """
            select exists (select from residents.household where household_no = :no)
            """)
        .param("no", no)
        .query(Boolean.class)
        .single();
  }

  Optional<Integer> person(String personNo) {
    return jdbc.sql(
            """
            select id from residents.person where person_no = :no
            """)
        .param("no", personNo)
        .query(Integer.class)
        .optional();
  }

  /** Two who move the same person take turns. */
  void takeTurn(int person) {
    jdbc.sql(
            """
            select id from residents.person where id = :person for no key update
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  /** In the house's transaction; nobody else changes it until the end. */
  Household locked(String no) {
    var head =
        jdbc.sql(
                """
                select id, household_no as no, institution_id as institution, opened_on, closed_on,
                       version
                  from residents.household
                 where household_no = :no
                   for update
                """)
            .param("no", no)
            .query(Head.class)
            .optional()
            .orElseThrow(() -> UNKNOWN_HOUSEHOLD.because(no));
    return new Household(
        head.id(),
        head.no(),
        head.institution(),
        head.openedOn(),
        head.closedOn(),
        head.version(),
        members(head.id()));
  }

  private List<Member> members(long household) {
    return jdbc.sql(
            """
            select m.id, m.person_id, p.person_no, m.role, m.valid_from
              from residents.household_member m
              join residents.person p on p.id = m.person_id
             where m.household_id = :household and m.valid_to is null
             order by m.role <> 'head', m.valid_from, m.id
            """)
        .param("household", household)
        .query((row, _) -> member(row))
        .list();
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getLong("id"),
        row.getInt("person_id"),
        row.getString("person_no"),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getObject("valid_from", LocalDate.class));
  }

  /** The household a person is in now. */
  Optional<String> of(int person) {
    return jdbc.sql(
            """
            select h.household_no
              from residents.household_member m
              join residents.household h on h.id = m.household_id
             where m.person_id = :person and m.valid_to is null
            """)
        .param("person", person)
        .query(String.class)
        .optional();
  }

  String open(Caller caller, int institution, LocalDate from, OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into residents.household (household_no, institution_id, opened_on, opened_by,
                   opened_at)
            values ('H' || lpad(nextval('residents.household_no')::text, 9, '0'), :institution,
                    :from, :by, :now)
            returning household_no
            """)
        .param("institution", institution)
        .param("from", from)
        .param("by", caller.user())
        .param("now", now)
        .query(String.class)
        .single();
  }

  void add(Caller caller, Household to, int person, Role role, LocalDate from, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into residents.household_member
              (household_id, person_id, role, valid_from, recorded_by, recorded_at)
            values (:household, :person, :role, :from, :by, :now)
            """)
        .param("household", to.id())
        .param("person", person)
        .param("role", role.code())
        .param("from", from)
        .param("by", caller.user())
        .param("now", now)
        .update();
  }

  void end(Caller caller, Member member, LocalDate last, OffsetDateTime now) {
    jdbc.sql(
            """
            update residents.household_member
               set valid_to = :last, ended_by = :by, ended_at = :now
             where id = :id
            """)
        .param("last", last)
        .param("by", caller.user())
        .param("now", now)
        .param("id", member.id())
        .update();
  }

  /** After each change; without members it is closed with the last one's last day. */
  void changed(Household household, @Nullable LocalDate closedOn) {
    jdbc.sql(
            """
            update residents.household set version = version + 1, closed_on = :closed where id = :id
            """)
        .param("closed", closedOn)
        .param("id", household.id())
        .update();
  }
}
