package org.yipanqi.residents.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.database.TestDatabase;

/** What an emergency opens in the database, asked in plain SQL as the account of requests. */
class EmergencyPoliciesTest {

  private static final String SEEN = "select person_no from residents.person order by 1";
  private static final String ACCESSES = "select login from residents.emergency_access order by id";

  private static TestDatabase database;
  private static int own;
  private static int other;

  @BeforeAll
  static void two_counties_and_three_emergencies() {
    database = TestDatabase.create();
    var jdbc = JdbcClient.create(database.dataSource());
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (999901, '甲县', 'county', 1), (999902, '乙县', 'county', 1);
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values ('A', 'A', 'A', 'A', 'town_hospital', 'public', 999901100, 1),
                   ('B', 'B', 'B', 'B', 'town_hospital', 'public', 999901101, 1),
                   ('C', 'C', 'C', 'C', 'town_hospital', 'public', 999902100, 1);
            insert into registry.community (code, name, short_name, division, import_id)
            values ('K', 'K', 'K', 999901, 1);
            insert into registry.community_member
              (community_id, institution_id, role, valid_from, import_id)
            select c.id, i.id, 'member', '2019-01-01', 1
              from registry.community c, registry.institution i where i.code in ('A', 'B');
            insert into residents.person (person_no, name, sex, birth_date, import_id)
            values ('PA', '甲', 'female', '1950-01-01', 1), ('PC', '丙', 'male', '1950-01-01', 1),
                   ('PD', '丁', 'male', '1950-01-01', 1);
            insert into residents.residence (source_id, source_no, person_id, division, residency,
                   valid_from, import_id)
            select 1, person_no, id, case person_no when 'PA' then 999901100 else 999902100 end,
                   'permanent', '2000-01-01', 1 from residents.person;
            insert into residents.group_membership (source_id, source_no, person_id, group_code,
                   valid_from, import_id)
            select 1, person_no, id, 'poverty', '2000-01-01', 1 from residents.person;
            """)
        .update();
    own = number(jdbc, "A");
    other = number(jdbc, "B");
    access(jdbc, "PC", 999902L, "doctor", "A", "now() - interval '1 hour'");
    access(jdbc, "PD", 999902L, "doctor", "A", "now() - interval '5 hours'");
    access(jdbc, "PA", 999901L, "office", "K", "now() - interval '1 hour'");
  }

  private static int number(JdbcClient jdbc, String code) {
    return jdbc.sql("select id from registry.institution where code = :code")
        .param("code", code)
        .query(Integer.class)
        .single();
  }

  private static void access(
      JdbcClient jdbc, String person, long county, String login, String unit, String at) {
    jdbc.sql(
            """
            insert into residents.emergency_access (person_id, person_no, home_county, login,
                   user_name, duty, unit, reason, granted_at, until)
            select id, person_no, :county, :login, :login, 'TOWNSHIP_DOCTOR', :unit,
                   '夜间急诊，本人昏迷不醒', %1$s, %1$s + interval '4 hours'
              from residents.person where person_no = :person
            """
                .formatted(at))
        .param("county", county)
        .param("login", login)
        .param("unit", unit)
        .param("person", person)
        .update();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void who_has_an_emergency_sees_that_person_until_it_ends_and_nobody_else_does()
      throws SQLException {
    try (var connection = as("doctor", "{%d}".formatted(own), "{999901100}", "{}")) {
      assertThat(texts(connection, SEEN)).containsExactly("PA", "PC");
      assertThat(texts(connection, "select source_no from residents.residence order by 1"))
          .containsExactly("PA", "PC");
      assertThat(texts(connection, "select source_no from residents.group_membership order by 1"))
          .containsExactly("PA", "PC");
      assertThat(texts(connection, "select person_no from residents_api.person order by 1"))
          .containsExactly("PA", "PC");
    }
    try (var connection = as("colleague", "{%d}".formatted(own), "{999901100}", "{}")) {
      assertThat(texts(connection, SEEN)).containsExactly("PA");
    }
    try (var connection = as("", "{}", "{}", "{}")) {
      assertThat(texts(connection, SEEN)).isEmpty();
      assertThat(texts(connection, ACCESSES)).isEmpty();
    }
  }

  @Test
  void accesses_are_seen_by_the_county_the_institution_or_the_community_and_by_oneself()
      throws SQLException {
    try (var connection = as("auditor", "{}", "{}", "{999901}")) {
      assertThat(texts(connection, ACCESSES)).containsExactly("doctor", "doctor", "office");
    }
    try (var connection = as("auditor", "{}", "{}", "{999902}")) {
      assertThat(texts(connection, ACCESSES)).containsExactly("doctor", "doctor");
    }
    try (var connection = as("auditor", "{}", "{}", "{999903}")) {
      assertThat(texts(connection, ACCESSES)).isEmpty();
    }
    try (var connection = as("quality", "{%d}".formatted(own), "{}", "{}")) {
      assertThat(texts(connection, ACCESSES)).containsExactly("doctor", "doctor");
    }
    try (var connection = as("quality", "{%d,%d}".formatted(own, other), "{}", "{}")) {
      assertThat(texts(connection, ACCESSES)).containsExactly("doctor", "doctor", "office");
    }
    try (var connection = as("quality", "{%d}".formatted(other), "{}", "{}")) {
      assertThat(texts(connection, ACCESSES)).isEmpty();
    }
    try (var connection = as("office", "{}", "{}", "{}")) {
      assertThat(texts(connection, ACCESSES)).containsExactly("office");
    }
  }

  @Test
  void nobody_gives_an_emergency_to_others_or_judges_their_own_or_takes_anything_back()
      throws SQLException {
    try (var connection = as("doctor", "all", "all", "all")) {
      assertThatThrownBy(() -> run(connection, insertFor("colleague")))
          .hasMessageContaining("row-level security");
      assertThat(changed(connection, judgement("doctor"))).isZero();
      assertThatThrownBy(() -> run(connection, "delete from residents.emergency_access"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () -> run(connection, "update residents.emergency_access set until = 'infinity'"))
          .hasMessageContaining("permission denied");
    }
    try (var connection = as("auditor", "{}", "{}", "{999901}")) {
      connection.setAutoCommit(false);
      assertThat(changed(connection, judgement("auditor"))).isEqualTo(2);
      assertThat(changed(connection, judgement("auditor"))).isZero();
      connection.rollback();
      assertThatThrownBy(() -> run(connection, judgement("somebody-else")))
          .hasMessageContaining("row-level security");
      connection.rollback();
    }
  }

  private static String insertFor(String login) {
    return """
    insert into residents.emergency_access (person_id, person_no, login, user_name, duty, unit,
           reason, granted_at, until)
    select id, person_no, '%s', 'x', 'TOWNSHIP_DOCTOR', 'A', '夜间急诊，本人昏迷不醒', now(),
           now() + interval '4 hours' from residents.person
    """
        .formatted(login);
  }

  private static String judgement(String by) {
    return """
    update residents.emergency_access
       set reviewed_by = '%s', reviewed_by_name = 'x', reviewed_at = now(), verdict = 'justified'
     where login = 'doctor'
    """
        .formatted(by);
  }

  private static Connection as(String user, String records, String homes, String trail)
      throws SQLException {
    var connection = database.requests().connect();
    run(connection, "select set_config('yipanqi.user', '%s', false)".formatted(user));
    run(connection, "set yipanqi.records = '%s'".formatted(records));
    run(connection, "set yipanqi.homes = '%s'".formatted(homes));
    run(connection, "set yipanqi.trail = '%s'".formatted(trail));
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int changed(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
