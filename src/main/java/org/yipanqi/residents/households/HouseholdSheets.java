package org.yipanqi.residents.households;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Mask;

/** A resident's household as shown: of the members, those in the reader's sight, masked. */
@Service
class HouseholdSheets {

  /**
   * @param mayChange whether the reader writes for the institution that keeps it
   */
  record Sheet(
      String no,
      int version,
      LocalDate openedOn,
      String keeper,
      boolean mayChange,
      List<Line> members) {}

  /** A member, now or before; the name is masked. */
  record Line(
      String personNo,
      String name,
      String sex,
      LocalDate born,
      String role,
      LocalDate from,
      @Nullable LocalDate to) {}

  /** A stay of the resident in a household, the latest first. */
  record Stay(String no, String role, LocalDate from, @Nullable LocalDate to) {}

  record OfResident(Optional<Sheet> now, List<Stay> stays) {}

  private static final int MOST_LINES = 100;

  private final JdbcClient jdbc;
  private final HouseholdRows rows;
  private final HouseholdTrail trail;

  HouseholdSheets(JdbcClient jdbc, HouseholdRows rows, HouseholdTrail trail) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.trail = trail;
  }

  /** Leaves its trace. */
  @Transactional
  public OfResident of(Caller caller, String personNo) {
    var person = rows.person(personNo).orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
    trail.seen(caller, personNo);
    return new OfResident(rows.of(person).map(no -> sheet(caller, no)), stays(person));
  }

  private Sheet sheet(Caller caller, String no) {
    return jdbc.sql(
            """
            select h.version, h.opened_on, h.institution_id, i.short_name
              from residents.household h
              join registry_api.institution i on i.id = h.institution_id
             where h.household_no = :no
            """)
        .param("no", no)
        .query((row, _) ->
            new Sheet(
                no,
                row.getInt("version"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("short_name"),
                caller.writes().covers(row.getInt("institution_id")),
                members(no)))
        .single();
  }

  /** Those of now first, then who left, the latest first. */
  private List<Line> members(String no) {
    return jdbc.sql(
            """
            select p.person_no, p.name, p.sex, p.birth_date, m.role, m.valid_from, m.valid_to
              from residents.household h
              join residents.household_member m on m.household_id = h.id
              join residents.person p on p.id = m.person_id
             where h.household_no = :no
             order by m.valid_to desc nulls first, m.role <> 'head', m.valid_from, m.id
             limit :most
            """)
        .param("no", no)
        .param("most", MOST_LINES)
        .query((row, _) -> line(row))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("person_no"),
        Mask.name(row.getString("name")),
        row.getString("sex"),
        row.getObject("birth_date", LocalDate.class),
        row.getString("role"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class));
  }

  private List<Stay> stays(int person) {
    return jdbc.sql(
            """
            select h.household_no, m.role, m.valid_from, m.valid_to
              from residents.household_member m
              join residents.household h on h.id = m.household_id
             where m.person_id = :person
             order by m.valid_from desc, m.id desc
             limit :most
            """)
        .param("person", person)
        .param("most", MOST_LINES)
        .query((row, _) ->
            new Stay(
                row.getString("household_no"),
                row.getString("role"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .list();
  }
}
