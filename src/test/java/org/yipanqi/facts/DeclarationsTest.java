package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.database.TestDatabase;

/** Every fact and every import format of the house agrees with the migrated database. */
class DeclarationsTest {

  private static final FactCatalogue CATALOGUE = FactCatalogue.load();
  private static final Pattern TEXT_VALUE = Pattern.compile("'([^']*)'::text");

  private static TestDatabase database;
  private static final Map<String, Map<String, Column>> RELATIONS = new HashMap<>();

  @BeforeAll
  static void read_the_database() {
    database = TestDatabase.create();
    JdbcClient.create(database.dataSource())
        .sql(
            """
            select n.nspname || '.' || c.relname as relation, a.attname as name,
              format_type(a.atttypid, null) as type, a.attnotnull as required,
              a.attidentity <> '' or a.atthasdef as filled
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
            """)
        .query(Column.class)
        .list()
        .forEach(
            c -> RELATIONS.computeIfAbsent(c.relation(), r -> new HashMap<>()).put(c.name(), c));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void all_facts_of_the_house_are_declared() {
    assertThat(CATALOGUE.facts())
        .extracting(FactDeclaration::code)
        .contains(
            "visit",
            "admission",
            "discharge",
            "operation",
            "claim",
            "claim_stay",
            "post",
            "pay",
            "income",
            "expense",
            "contract",
            "enrolment",
            "follow_up",
            "assessment",
            "referral",
            "standard",
            "technique",
            "bed_day",
            "institution",
            "typed_figure",
            "person_month",
            "residence",
            "group_membership",
            "pregnancy");
  }

  @Test
  void a_facts_view_has_its_columns_in_the_declared_types() {
    var wrong = new ArrayList<String>();
    for (var fact : CATALOGUE.facts()) {
      for (var wanted : wantedOf(fact).entrySet()) {
        var column = columns(fact.view()).get(wanted.getKey());
        if (column == null || !wanted.getValue().contains(column.type())) {
          wrong.add(fact.code() + "." + wanted.getKey() + " is " + column);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void what_a_fact_names_exists() {
    var wrong = new ArrayList<String>();
    for (var fact : CATALOGUE.facts()) {
      if (fact.reporter() != null && fact.axis(fact.reporter()).isEmpty()) {
        wrong.add(fact.code() + " has no reporter axis " + fact.reporter());
      }
      for (var column : fact.columns()) {
        column.sources().stream()
            .filter(source -> CATALOGUE.fact(source).isEmpty())
            .forEach(source -> wrong.add(fact.code() + "." + column.code() + " from " + source));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_formats_columns_go_to_columns_of_its_table() {
    var wrong = new ArrayList<String>();
    for (var format : CATALOGUE.formats()) {
      for (var column : format.fileColumns()) {
        var target = columns(format.table()).get(column.target());
        var types = column.sealed() == null ? types(column.type()) : Set.of("bytea");
        if (target == null || !types.contains(target.type())) {
          wrong.add(format.code() + "." + column.code() + " goes to " + target);
        }
        if (column.type() instanceof ImportColumn.Type.InstitutionOrForeign
            && !columns(format.table()).containsKey(beside(column))) {
          wrong.add(format.code() + "." + column.code() + " has nothing beside it");
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void what_a_table_needs_its_format_brings() {
    var wrong = new ArrayList<String>();
    for (var format : CATALOGUE.formats()) {
      var brought = new HashSet<>(Set.of("import_id"));
      for (var column : format.fileColumns()) {
        if (column.required() || column.fallback() != null) {
          brought.add(column.target());
          brought.add(beside(column));
        }
      }
      columns(format.table()).values().stream()
          .filter(column -> column.required() && !column.filled())
          .filter(column -> !brought.contains(column.name()))
          .forEach(column -> wrong.add(format.code() + " leaves out " + column));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_tables_checks_allow_exactly_the_codes_of_its_format() {
    var wrong = new ArrayList<String>();
    for (var format : CATALOGUE.formats()) {
      for (var column : format.fileColumns()) {
        if (column.type() instanceof ImportColumn.Type.Coded) {
          var codes = new TreeSet<>(column.values().stream().map(Choice::code).toList());
          if (!allowed(format.table(), column.target()).contains(codes)) {
            wrong.add(format.code() + "." + column.code() + " " + codes);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void rules_checks_and_touches_name_what_exists() {
    var wrong = new ArrayList<String>();
    for (var format : CATALOGUE.formats()) {
      var codes = format.fileColumns().stream().map(ImportColumn::code).toList();
      Stream.concat(
              format.rules().stream().map(ImportFormat.RowRule::column),
              format.checks().stream().map(ImportFormat.StagedCheck::column))
          .filter(column -> !codes.contains(column))
          .forEach(column -> wrong.add(format.code() + " has no column " + column));
      for (var touch : format.touches()) {
        var fact = CATALOGUE.fact(touch.fact());
        if (fact.isEmpty()
            || !columns(fact.get().view()).containsKey(touch.keyColumn())
            || !columns(format.table()).containsKey(touch.rowColumn())) {
          wrong.add(format.code() + " touches " + touch);
        }
      }
      personColumns(format.person())
          .filter(column -> !columns(format.table()).containsKey(column))
          .forEach(column -> wrong.add(format.code() + " has no person's " + column));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void every_column_of_work_done_says_what_it_means() {
    assertThat(CATALOGUE.formats())
        .filteredOn(format -> format.recorded() && !format.table().startsWith("facts."))
        .flatExtracting(ImportFormat::columns)
        .allSatisfy(column -> assertThat(column.doc()).isNotEqualTo(column.label()));
  }

  @Test
  void two_formats_never_share_a_place_in_the_order() {
    assertThat(CATALOGUE.formats()).extracting(ImportFormat::order).doesNotHaveDuplicates();
  }

  private static Map<String, Set<String>> wantedOf(FactDeclaration fact) {
    var wanted = new HashMap<String, Set<String>>();
    for (var column : fact.columns()) {
      wanted.put(column.code(), types(column.type()));
    }
    for (var axis : fact.axes()) {
      wanted.put(axis.column(), Set.of("integer", "bigint"));
    }
    switch (fact.time()) {
      case FactTime.OnDate(var day) -> wanted.put(day, Set.of("date"));
      case FactTime.EachMonth(var month) -> wanted.put(month, Set.of("date"));
      case FactTime.During(var from, var to) -> {
        wanted.put(from, Set.of("date"));
        wanted.put(to, Set.of("date"));
      }
    }
    if (fact.recorded()) {
      wanted.put("source_id", Set.of("integer"));
      wanted.put("source_no", Set.of("text"));
      wanted.put("recorded_by", Set.of("text"));
      wanted.put("recorded_at", Set.of("timestamp without time zone"));
    }
    return wanted;
  }

  private static Set<String> types(FactColumn.Type type) {
    return switch (type) {
      case TEXT -> Set.of("text");
      case INT, PERSON -> Set.of("integer");
      case DECIMAL -> Set.of("numeric", "integer");
      case BOOL -> Set.of("boolean");
      case DATE -> Set.of("date");
    };
  }

  private static Set<String> types(ImportColumn.Type type) {
    return switch (type) {
      case ImportColumn.Type.Day _, ImportColumn.Type.Month _ -> Set.of("date");
      case ImportColumn.Type.Moment _ -> Set.of("timestamp without time zone");
      case ImportColumn.Type.Number _, ImportColumn.Type.Yuan _ -> Set.of("numeric");
      case ImportColumn.Type.Flag _ -> Set.of("boolean");
      case ImportColumn.Type.Whole _,
          ImportColumn.Type.Institution _,
          ImportColumn.Type.InstitutionOrForeign _,
          ImportColumn.Type.Person _ ->
          Set.of("integer");
      default -> Set.of("text", "bigint", "integer");
    };
  }

  /** The column that keeps a foreign institution's own code. */
  private static String beside(ImportColumn column) {
    return column.target().replaceFirst("_id$", "_code");
  }

  private static Stream<String> personColumns(ImportFormat.PersonTouch touch) {
    return switch (touch) {
      case ImportFormat.PersonTouch.From(var person, var date) -> Stream.of(person, date);
      case ImportFormat.PersonTouch.Always(var person) -> Stream.of(person);
      case ImportFormat.PersonTouch.None() -> Stream.empty();
    };
  }

  /** The sets of texts in the table's checks that name the column. */
  private static List<Set<String>> allowed(String table, String column) {
    return JdbcClient.create(database.dataSource())
        .sql(
            """
            select pg_get_constraintdef(k.oid)
            from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
            where k.conrelid = cast(:table as regclass) and k.contype = 'c' and a.attname = :column
            """)
        .param("table", table)
        .param("column", column)
        .query((row, number) -> row.getString(1))
        .list()
        .stream()
        .<Set<String>>map(check ->
            new TreeSet<>(
                TEXT_VALUE.matcher(check).results().map(match -> match.group(1)).toList()))
        .toList();
  }

  private static Map<String, Column> columns(String relation) {
    return RELATIONS.getOrDefault(relation, Map.of());
  }

  /** A column as the database has it; filled means it has a default or is an identity. */
  record Column(String relation, String name, String type, boolean required, boolean filled) {}
}
