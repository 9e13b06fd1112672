package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportResult;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/**
 * Whatever is recorded, corrected, voided or moved, in whatever order: the cells kept up step by
 * step are those that all facts give at once, and so are the figures and the board.
 *
 * <p>{@code -Dhistories.seeds=4,5,6 -Dhistories.steps=100} for other and longer histories.
 */
@SpringBootTest(properties = "tests.database=random-histories")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomHistoriesTest {

  private static final Path COUNTY = Path.of("src/test/resources/paper-county/files");
  private static final int MOST_FILES = 6;
  private static final String PACK = "yunan-2020";
  private static final List<String> SCOPES =
      List.of("990101", "990101-C1", "990101-C2", "T3", "A1");
  private static final List<Period> PERIODS =
      List.of(Period.of("2020"), Period.of("2020Q2"), Period.of("2020-05"));

  @TempDir private Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Evaluations evaluations;
  @Autowired private Boards boards;
  @Autowired private Policies policies;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  static LongStream seeds() {
    return Arrays.stream(System.getProperty("histories.seeds", "1,20,300").split(","))
        .mapToLong(Long::parseLong);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void step_by_step_or_all_at_once_is_the_same(long seed) throws IOException {
    beginAnew();
    var history = new RandomHistory(COUNTY, seed);
    var steps = Integer.getInteger("histories.steps", 15);
    var taken = 0;
    var figures = figures();
    var changes = 0;
    for (var step = 0; step < steps; step++) {
      var said = new ArrayList<String>();
      for (var i = 0; i <= step % MOST_FILES; i++) {
        var batch = history.next();
        var result = run(batch);
        if (result.state() == ImportState.DONE) {
          history.happened(batch);
          taken++;
          said.add(batch.format() + "\n" + batch.csv());
        }
      }
      cells.catchUp();
      var about = "seed " + seed + ", step " + step + ":\n" + String.join("\n", said);
      var before = figures;
      figures = figures();
      changes += before.equals(figures) ? 0 : 1;
      check(about, figures);
    }
    assertThat(history.lives()).as("lives of hospitals, seed %d", seed).isPositive();
    assertThat(taken).as("files taken, seed %d", seed).isGreaterThan(steps * 2);
    assertThat(changes).as("steps that changed a figure, seed %d", seed).isGreaterThan(steps / 2);
  }

  private void check(String about, Map<String, EvaluatedSeries> figures) {
    for (var period : PERIODS) {
      addUp(about, figures, period);
    }
    assertThat(cells.verify(Caller.operator())).as(about).isEmpty();
    assertThat(boardCells()).as(about).isEqualTo(freshCells());
    var persons = personMonths();
    markEverybody();
    assertThat(cells.verify(Caller.operator())).as(about).isEmpty();
    assertThat(personMonths()).as(about).isEqualTo(persons);
    cells.rebuild(Caller.operator());
    assertThat(figures()).as(about).isEqualTo(figures);
  }

  /** Whoever moved, closed or was taken over: what a community does is done in one of them. */
  private static void addUp(String about, Map<String, EvaluatedSeries> figures, Period period) {
    var each =
        Stream.of("990101-C1", "990101-C2", "990101")
            .map(scope -> figures.get("32 " + scope + " " + period))
            .map(figure -> Objects.requireNonNull(figure).denominator())
            .toList();
    if (each.stream().allMatch(Objects::nonNull)) {
      assertThat(each.get(0).add(each.get(1)))
          .as("visits in communities in %s, %s", period, about)
          .isEqualByComparingTo(each.get(2));
    }
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

  private ImportResult run(RandomHistory.Batch batch) throws IOException {
    var file = folder.resolve(batch.format() + ".csv");
    Files.writeString(file, batch.csv());
    return imports.run(Caller.operator(), batch.format(), file, Imports.Options.none());
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

  /** What a reader of the board sees, perhaps from memory. */
  private List<List<BoardView.Cell>> boardCells() {
    return boards
        .board(
            Caller.operator(),
            policies.get(PACK),
            "990101",
            PERIODS.getFirst(),
            BoardColumns.INDICATORS,
            Basis.LIVE)
        .cells();
  }

  private List<List<BoardView.Cell>> freshCells() {
    var session = evaluations.session(policies.get(PACK), List.of(PERIODS.getFirst()), Basis.LIVE);
    var pack = policies.get(PACK);
    var board =
        boards.board(
            Caller.operator(),
            pack,
            "990101",
            PERIODS.getFirst(),
            BoardColumns.INDICATORS,
            Basis.LIVE);
    var all = new ArrayList<List<BoardView.Cell>>();
    for (var r = 0; r < board.rows().size(); r++) {
      var row = evaluations.row(board.rows().get(r).code());
      all.add(
          board.cells().get(r).stream()
              .map(c -> pack.series(c.series(), PERIODS.getFirst().end()).orElseThrow())
              .map(s -> BoardView.Cell.of(session.figure(s, row, PERIODS.getFirst())))
              .toList());
    }
    return all;
  }

  private List<String> personMonths() {
    return jdbc.sql("select p::text from facts.person_month p order by 1")
        .query(String.class)
        .list();
  }

  private void markEverybody() {
    jdbc.sql("insert into facts.person_mark (person_id, from_month) values (null, null)").update();
  }
}
