package org.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.database.TestDatabase;

/**
 * What the database itself shows to the account of requests, asked in plain SQL without any filter:
 * two counties, three hospitals, and whatever a scope says.
 */
class RowPoliciesTest {

  /** Tables without an institution or a person in them. */
  private static final Set<String> OPEN =
      Set.of(
          "audit.anchor",
          "facts.source_system",
          "facts.horizon",
          "facts.person_month_extent",
          "records.operation_level",
          "indicators.measure",
          "indicators.reading",
          "indicators.month_version",
          "indicators.fact_version",
          "indicators.rebuild",
          "indicators.rebuild_part",
          "indicators.frozen_definition");

  /** Views that look with the owner's eyes, on purpose: nothing of a person is in them. */
  private static final Set<String> OWNERS_EYES =
      Set.of("facts_api.import_done", "policy.published");

  private static TestDatabase database;
  private static int a;
  private static int b;
  private static int c;

  @BeforeAll
  static void two_counties() {
    database = TestDatabase.create();
    var jdbc = JdbcClient.create(database.dataSource());
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (999901, '甲县', 'county', 1), (999902, '乙县', 'county', 1)
            """)
        .update();
    a = institution(jdbc, "A", "999901100");
    b = institution(jdbc, "B", "999901101");
    c = institution(jdbc, "C", "999902100");
    for (var each : new int[] {a, b, c}) {
      var person =
          resident(
              jdbc, "P" + each, each == c ? "999902100" : each == a ? "999901100" : "999901101");
      jdbc.sql(
              """
              insert into records.visit (source_id, source_no, institution_id, person_id, visited_on,
                     kind, icd10, tcm, first_contact, total_amount, fund_amount, import_id)
              values (1, :no, :i, :p, '2020-06-01', 'outpatient', 'I10', false, true, 10, 5, 1)
              """)
          .param("no", "V" + each)
          .param("i", each)
          .param("p", person)
          .update();
      jdbc.sql(
              """
              insert into familydoctor.contract (source_id, source_no, person_id, institution_id,
                     signed_on, valid_from, import_id)
              values (1, :no, :p, :i, '2020-01-01', '2020-01-01', 1)
              """)
          .param("no", "K" + each)
          .param("i", each)
          .param("p", person)
          .update();
      jdbc.sql(
              """
              insert into indicators.measure (digest, fact, axis, additivity)
              values (:d, 'visit', 'performer', 'ADDITIVE')
              """)
          .param("d", "d" + each)
          .update();
      jdbc.sql(
              """
              insert into indicators.cell (month, unit, measure, value, n, unknown)
              select '2020-06-01', :i, min(id), 1, 1, 0 from indicators.measure
              """)
          .param("i", each)
          .update();
      jdbc.sql(
              """
              insert into facts.receipt (unit, fact, month, source_id, import_id, received_at,
                     received_on, stands, beside)
              values (:i, 'visit', '2020-06-01', 1, 1, now(), '2020-07-01', false, false)
              """)
          .param("i", each)
          .update();
      jdbc.sql(
              """
              insert into facts.superseded (format, source_id, source_no, version, "row", replaced_at,
                     replaced_by_import)
              values ('visits', 1, :no, 1, jsonb_build_object('institution_id', :i), now(), 1)
              """)
          .param("no", "V" + each)
          .param("i", each)
          .update();
    }
  }

  private static int institution(JdbcClient jdbc, String code, String division) {
    return jdbc.sql(
            """
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values (:code, :code, :code, :code, 'town_hospital', 'public', :division::bigint, 1)
            returning id
            """)
        .param("code", code)
        .param("division", division)
        .query(Integer.class)
        .single();
  }

  private static int resident(JdbcClient jdbc, String no, String division) {
    var id =
        jdbc.sql(
                """
                insert into residents.person (person_no, name, sex, birth_date, import_id)
                values (:no, :no, 'female', '1950-01-01', 1) returning id
                """)
            .param("no", no)
            .query(Integer.class)
            .single();
    jdbc.sql(
            """
            insert into residents.residence (source_id, source_no, person_id, division, residency,
                   valid_from, import_id)
            values (1, :no, :id, :division::bigint, 'permanent', '2000-01-01', 1)
            """)
        .param("no", no)
        .param("id", id)
        .param("division", division)
        .update();
    return id;
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void every_table_that_requests_can_read_has_policies_or_nobody_in_it() throws SQLException {
    try (var connection = database.requests().connect()) {
      var bare =
          texts(
              connection,
              """
              select n.nspname || '.' || c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                 and has_schema_privilege(n.oid, 'usage')
                 and has_table_privilege(c.oid, 'select') and not c.relrowsecurity
               order by 1
              """);
      assertThat(bare).isSubsetOf(OPEN);
    }
  }

  @Test
  void no_table_with_an_institution_or_a_person_is_without_policies_where_requests_may_look()
      throws SQLException {
    try (var connection = database.requests().connect()) {
      var named =
          texts(
              connection,
              """
              select distinct c.table_schema || '.' || c.table_name
                from information_schema.columns c
                join pg_class k on k.oid = (quote_ident(c.table_schema) || '.'
                                            || quote_ident(c.table_name))::regclass
               where c.table_schema not in ('pg_catalog', 'information_schema')
                 and k.relkind = 'r' and not k.relrowsecurity
                 and (c.column_name like '%institution%' or c.column_name like '%person%'
                   or c.column_name like '%provider%')
               order by 1
              """);
      assertThat(named).isEmpty();
    }
  }

  @Test
  void the_account_of_requests_owns_nothing_and_is_not_above_the_policies() throws SQLException {
    try (var connection = database.requests().connect()) {
      assertThat(
              texts(
                  connection,
                  """
                  select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
                   where r.rolname = current_user
                  """))
          .isEmpty();
      assertThat(
              texts(
                  connection,
                  """
                  select rolname from pg_roles
                   where rolname = current_user
                     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                  """))
          .isEmpty();
      assertThatThrownBy(() -> run(connection, "create table public.mine (x int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> run(connection, "set role yipanqi"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void every_view_looks_with_the_eyes_of_who_asks() throws SQLException {
    try (var connection = database.address().connect()) {
      var views =
          texts(
              connection,
              """
              select n.nspname || '.' || c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
                 and not coalesce(c.reloptions::text ~ 'security_invoker=(true|on)'
                               or c.reloptions::text ~ 'security_invoker[},]', false)
               order by 1
              """);
      assertThat(views).containsExactlyInAnyOrderElementsOf(OWNERS_EYES);
    }
  }

  @Test
  void nobody_sees_nothing_whatever_is_asked() throws SQLException {
    try (var connection = database.requests().connect()) {
      var tables = new ArrayList<>(readable(connection));
      tables.removeAll(OPEN);
      tables.removeAll(OWNERS_EYES);
      var seen = new TreeMap<String, Long>();
      for (var table : tables) {
        var rows = number(connection, "select count(*) from " + table);
        if (rows > 0) {
          seen.put(table, rows);
        }
      }
      assertThat(tables).hasSizeGreaterThan(40);
      // how far the register reaches is no row of it; a version has one line in any case
      seen.remove("registry_api.version");
      seen.remove("facts_api.horizon");
      seen.remove("facts_api.source_system");
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void a_hospital_sees_its_own_records_and_its_countys_figures() throws SQLException {
    try (var connection = scoped("{%d}".formatted(a), "{999901100}", "{999901}")) {
      assertThat(numbers(connection, "select institution_id from records.visit"))
          .containsExactly(a);
      assertThat(numbers(connection, "select performer from records_api.visit")).containsExactly(a);
      assertThat(numbers(connection, "select institution_id from familydoctor.contract"))
          .containsExactly(a);
      assertThat(texts(connection, "select person_no from residents.person"))
          .containsExactly("P" + a);
      assertThat(number(connection, "select count(*) from facts.superseded")).isEqualTo(1);
      assertThat(numbers(connection, "select unit from indicators.cell order by 1"))
          .containsExactly(a, b);
      assertThat(numbers(connection, "select unit from facts.receipt order by 1"))
          .containsExactly(a, b);
      assertThat(number(connection, "select count(*) from registry_api.institution")).isEqualTo(3);
    }
  }

  @Test
  void a_county_sees_its_records_and_not_the_next_countys() throws SQLException {
    try (var connection = scoped("{%d,%d}".formatted(a, b), "{999901}", "{999901}")) {
      assertThat(numbers(connection, "select institution_id from records.visit order by 1"))
          .containsExactly(a, b);
      assertThat(number(connection, "select count(*) from residents.person")).isEqualTo(2);
      assertThat(number(connection, "select count(*) from indicators.cell")).isEqualTo(2);
    }
  }

  @Test
  void a_reviewer_sees_the_figures_of_several_counties_and_no_record() throws SQLException {
    try (var connection = scoped("{}", "{}", "{999901,999902}")) {
      assertThat(number(connection, "select count(*) from indicators.cell")).isEqualTo(3);
      assertThat(number(connection, "select count(*) from records.visit")).isZero();
      assertThat(number(connection, "select count(*) from residents.person")).isZero();
      assertThat(number(connection, "select count(*) from facts.superseded")).isZero();
    }
  }

  @Test
  void the_trail_is_read_for_a_county_and_added_to_by_everybody() throws SQLException {
    try (var owner = database.address().connect()) {
      entry(owner, 1, "A", "999901");
      entry(owner, 2, "C", "999902");
      entry(owner, 3, null, "");
    }
    try (var connection = scoped("all", "all", "all")) {
      assertThat(number(connection, "select count(*) from audit.entry")).isZero();
      run(connection, "set yipanqi.trail = '{999901}'");
      assertThat(texts(connection, "select unit from audit.entry")).containsExactly("A");
      run(connection, "set yipanqi.trail = 'all'");
      assertThat(number(connection, "select count(*) from audit.entry")).isEqualTo(3);
      assertThat(number(connection, "select no from audit.chain_end()")).isEqualTo(3);
      for (var sql :
          List.of(
              "delete from audit.entry",
              "update audit.entry set actor = 'x'",
              "truncate audit.entry",
              "delete from audit.anchor")) {
        assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining("permission denied");
      }
    }
    try (var connection = scoped("{}", "{}", "{}")) {
      entry(connection, 4, "B", "999901");
    }
  }

  private static void entry(Connection connection, int no, @Nullable String unit, String at)
      throws SQLException {
    run(
        connection,
        """
        insert into audit.entry (no, at, action, subject_kind, unit, actor, actor_name, duty,
               acting_unit, key_no, previous, hash)
        values (%d, now(), 'x', 'x', %s, 'x', 'x', '', '%s', 1, sha256(''), sha256(''))
        """
            .formatted(no, unit == null ? "null" : "'" + unit + "'", at));
  }

  @Test
  void whoever_sees_everything_sees_everything() throws SQLException {
    try (var connection = scoped("all", "all", "all")) {
      assertThat(number(connection, "select count(*) from records.visit")).isEqualTo(3);
      assertThat(number(connection, "select count(*) from residents.person")).isEqualTo(3);
      assertThat(number(connection, "select count(*) from indicators.cell")).isEqualTo(3);
    }
  }

  @Test
  void requests_write_no_record_at_all() throws SQLException {
    try (var connection = scoped("all", "all", "all")) {
      for (var table : List.of("records.visit", "residents.person", "indicators.cell")) {
        assertThatThrownBy(() -> run(connection, "delete from " + table))
            .hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> run(connection, "select * from access.account"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_write_guard_refuses_what_is_not_in_the_list_and_everything_before_a_list_is_told()
      throws SQLException {
    try (var connection = database.address().connect()) {
      connection.setAutoCommit(true);
      assertThatThrownBy(() -> run(connection, "update records.visit set tcm = true"))
          .hasMessageContaining("outside what may be written");

      run(connection, "set yipanqi.writes = '{%d}'".formatted(a));
      run(connection, "update records.visit set tcm = true where institution_id = " + a);
      assertThatThrownBy(() ->
              run(connection, "update records.visit set tcm = true where institution_id = " + b))
          .hasMessageContaining("outside what may be written");
      assertThatThrownBy(() ->
              run(
                  connection,
                  "update records.visit set institution_id = %d where institution_id = %d"
                      .formatted(b, a)))
          .hasMessageContaining("outside what may be written");
      assertThatThrownBy(() -> run(connection, "update residents.person set name = 'x'"))
          .hasMessageContaining("whole county");
    }
  }

  private static Connection scoped(String records, String homes, String figures)
      throws SQLException {
    var connection = database.requests().connect();
    run(connection, "select set_config('yipanqi.user', 'somebody', false)");
    run(connection, "set yipanqi.records = '%s'".formatted(records));
    run(connection, "set yipanqi.homes = '%s'".formatted(homes));
    run(connection, "set yipanqi.figures = '%s'".formatted(figures));
    return connection;
  }

  private static List<String> readable(Connection connection) throws SQLException {
    return texts(
        connection,
        """
        select n.nspname || '.' || c.relname from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema')
           and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
         order by 1
        """);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
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

  private static List<Integer> numbers(Connection connection, String sql) throws SQLException {
    return texts(connection, sql).stream().map(Integer::valueOf).toList();
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Long.parseLong(texts(connection, sql).getFirst());
  }
}
