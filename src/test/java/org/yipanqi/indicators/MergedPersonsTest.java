package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.kernel.Period;
import org.yipanqi.residents.matching.Merges;
import org.yipanqi.residents.matching.Pairs;

/**
 * Entries of one person brought together and taken apart by chance: the figures kept up step by
 * step are those of a rebuild, a person counts once, and what is taken apart gives the figures of
 * before.
 */
@SpringBootTest(properties = "tests.database=random-histories")
@OnTestDatabase
class MergedPersonsTest {

  private static final Path COUNTY = Path.of("src/test/resources/paper-county/files");
  private static final String PACK = "yunan-2020";
  private static final List<String> SCOPES = List.of("990101", "990101-C1", "T3", "A1");
  private static final List<Period> PERIODS = List.of(Period.of("2020"), Period.of("2020-05"));
  private static final long SEED = 7;
  private static final int STEPS = 14;
  private static final int CHECKED_WHOLE = 5;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Pairs pairs;
  @Autowired private Merges merges;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Random random = new Random(SEED);

  @Test
  void merged_entries_count_once_and_taken_apart_as_before() {
    beginAnew();
    var before = figures();
    var months = personMonths();
    var changes = 0;
    var most = 0;
    for (var step = 0; step < STEPS; step++) {
      var figures = figures();
      var said = step < 3 || random.nextInt(3) > 0 ? merge() : unmerge();
      cells.catchUp();
      changes += figures.equals(figures()) ? 0 : 1;
      most = Math.max(most, linked().size());
      check("seed " + SEED + ", step " + step + ": " + said, step % CHECKED_WHOLE == 0);
    }
    assertThat(changes).as("steps that changed a figure").isGreaterThan(STEPS / 2);
    assertThat(most).as("entries that others stood for at once").isGreaterThan(2);

    while (!linked().isEmpty()) {
      unmerge();
    }
    cells.catchUp();

    assertThat(personMonths()).isEqualTo(months);
    assertThat(figures()).isEqualTo(before);
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  private void check(String about, boolean whole) {
    assertThat(cells.verify(Caller.operator())).as(about).isEmpty();
    assertThat(monthsOfMerged()).as(about).isZero();
    if (whole) {
      var figures = figures();
      var months = personMonths();
      jdbc.sql("insert into facts.person_mark (person_id, from_month) values (null, null)")
          .update();
      cells.rebuild(Caller.operator());
      assertThat(personMonths()).as(about).isEqualTo(months);
      assertThat(figures()).as(about).isEqualTo(figures);
    }
  }

  /** As somebody does who works through the queue; the two may be anybody. */
  private String merge() {
    var free =
        new ArrayList<>(
            jdbc.sql("select person_no from residents.person where merged_into is null order by 1")
                .query(String.class)
                .list());
    var survivor = free.remove(random.nextInt(free.size()));
    var merged = free.remove(random.nextInt(free.size()));
    var pair =
        jdbc.sql(
                """
                insert into residents.candidate_pair (low_person, high_person, score, verdict,
                       rules, lines, found_at)
                select min(id), max(id), 9, 'doubtful', 'test', '[]', now()
                  from residents.person where person_no in (:one, :other)
                on conflict (low_person, high_person) do update set state = 'open',
                  decided_by = null, decided_name = null, decided_at = null, reason = null
                returning id, version
                """)
            .param("one", survivor)
            .param("other", merged)
            .query((row, _) -> new int[] {row.getInt("id"), row.getInt("version")})
            .single();
    pairs.decide(Caller.operator(), pair[0], pair[1], Pairs.State.SAME, survivor, "同一个人");
    return merged + " into " + survivor;
  }

  private String unmerge() {
    var linked = linked();
    if (linked.isEmpty()) {
      return merge();
    }
    var entry = linked.get(random.nextInt(linked.size()));
    merges.unmerge(Caller.operator(), entry, "不是同一个人");
    return entry + " by itself";
  }

  private List<String> linked() {
    return jdbc.sql(
            "select person_no from residents.person where merged_into is not null order by 1")
        .query(String.class)
        .list();
  }

  private void beginAnew() {
    var tables =
        jdbc.sql(
                """
                select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables
                 where schemaname not in ('public', 'audit', 'pg_catalog', 'information_schema')
                   and (schemaname, tablename) not in
                     (('indicators', 'measure'), ('indicators', 'reading'))
                """)
            .query(String.class)
            .single();
    cells.catchUp();
    jdbc.sql("truncate " + tables).update();
    for (var result : imports.importFolder(Caller.operator(), COUNTY)) {
      assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
    }
    cells.catchUp();
  }

  private Map<String, EvaluatedSeries> figures() {
    var all = new LinkedHashMap<String, EvaluatedSeries>();
    for (var scope : SCOPES) {
      for (var period : PERIODS) {
        evaluation
            .evaluate(Caller.operator(), PACK, period, scope, true)
            .items()
            .forEach(it -> all.put(it.id() + " " + scope + " " + period, it));
      }
    }
    return all;
  }

  private List<String> personMonths() {
    return jdbc.sql("select p::text from facts.person_month p order by 1")
        .query(String.class)
        .list();
  }

  private int monthsOfMerged() {
    return jdbc.sql(
            """
            select count(*) from facts.person_month
             where person_id in (select id from residents.person where merged_into is not null)
            """)
        .query(Integer.class)
        .single();
  }
}
