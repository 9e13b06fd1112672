package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/**
 * A county in which hospitals change community in mid-month, close, merge, and people have
 * birthdays; every figure is worked out in {@code lifecycle-county/case.md}.
 */
@SpringBootTest(properties = "tests.database=institutions-over-time")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstitutionsOverTimeTest {

  private static final Path FOLDER = Path.of("src/test/resources/lifecycle-county");

  @TempDir private static Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Boards boards;
  @Autowired private Chains chains;
  @Autowired private Policies policies;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @BeforeAll
  void theCountyIsImported() {
    for (var result : imports.importFolder(Caller.operator(), FOLDER.resolve("files"))) {
      assertThat(result.state())
          .as("%s: %s %s", result.format(), result.message(), result.errors())
          .isEqualTo(ImportState.DONE);
    }
    cells.catchUp();
  }

  @Test
  @Order(1)
  void every_figure_is_as_counted_by_hand() throws IOException {
    var wrong = new ArrayList<String>();
    var evaluated = new LinkedHashMap<String, Map<String, EvaluatedSeries>>();
    for (var row : expected()) {
      var figures =
          evaluated.computeIfAbsent(
              row.get("scope") + " " + row.get("period"),
              _ -> figures(row.get("scope"), row.get("period")));
      var figure = Objects.requireNonNull(figures.get(row.get("series")));
      var have =
          "%s/%s %s"
              .formatted(
                  text(figure.numerator()), text(figure.denominator()), figure.state().code());
      var want =
          "%s/%s %s".formatted(row.get("numerator"), row.get("denominator"), row.get("state"));
      if (!have.equals(want)) {
        wrong.add(
            "%s %s %s: by hand %s, computed %s"
                .formatted(row.get("series"), row.get("scope"), row.get("period"), want, have));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  @Order(2)
  void the_chain_says_when_an_institution_closed_and_who_goes_on() {
    var merged = Objects.requireNonNull(chain("33", "T3", "2020-06").reason());
    var closed = Objects.requireNonNull(chain("36", "T6", "2020").reason());
    var noLead = Objects.requireNonNull(chain("23", "990301-C2", "2020-08").reason());

    assertThat(merged.zh()).isEqualTo("本机构已于 2020-05-15 停办，2020-05-16并入丁镇卫生院；停办以后没有此数。");
    assertThat(merged.en()).contains("closed on 2020-05-15", "merged into Ding Town Hospital");
    assertThat(closed.zh()).isEqualTo("本机构已于 2020-05-15 停办；停办以后没有此数。");
    assertThat(noLead.zh()).contains("没有牵头医院");
  }

  @Test
  @Order(3)
  void a_hospital_that_took_another_over_has_no_earlier_value_to_rise_from() {
    var after = chain("33", "T4", "2020-06");
    var before = chain("33", "T4", "2020-04");
    var untouched = chain("33", "T1", "2020-06");

    assertThat(after.judgement()).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(compared(after).value()).as("still shown").isEqualTo("60");
    assertThat(compared(after).direction()).isEqualTo("none");
    assertThat(Objects.requireNonNull(compared(after).note()).zh())
        .isEqualTo("对比期 2019-06 不含 2020-05-16 并入的丙镇卫生院");
    assertThat(compared(after).note().en())
        .isEqualTo("the base, 2019-06, excludes Bing Town Hospital, merged into it on 2020-05-16");
    assertThat(compared(before).note()).isNull();
    assertThat(untouched.judgement()).isEqualTo(Judgement.AT_RISK);
    assertThat(compared(untouched).note()).isNull();
  }

  @Test
  @Order(4)
  void a_community_is_judged_as_it_stands_and_the_comparison_says_who_came_and_left() {
    var second = chain("33", "990301-C2", "2020-06");
    var first = chain("33", "990301-C1", "2020-06");

    assertThat(second.judgement()).isEqualTo(Judgement.MET);
    assertThat(Objects.requireNonNull(compared(second).note()).zh())
        .isEqualTo("对比期 2019-06 不含后来加入的乙镇卫生院、丙镇卫生院；对比期 2019-06 含本期已不在的己镇卫生院");
    assertThat(first.judgement()).isEqualTo(Judgement.MET);
    assertThat(Objects.requireNonNull(compared(first).note()).zh())
        .isEqualTo("对比期 2019-06 含本期已不在的乙镇卫生院、丙镇卫生院、戊镇卫生院");
  }

  @Test
  @Order(5)
  void the_board_lists_who_closed_or_left_within_the_period_and_nobody_later() {
    assertThat(rows("2020")).contains("T3", "T5", "T6", "B1").doesNotHaveDuplicates();
    assertThat(rows("2020-05")).contains("T3", "T5", "T6");
    assertThat(rows("2020-06")).doesNotContain("T3", "T5", "T6").contains("T2", "T4", "T7");
    assertThat(parent("2020", "T3")).isEqualTo("990301-C1");
    assertThat(parent("2020", "T2")).isEqualTo("990301-C2");
  }

  @Test
  @Order(6)
  void every_visit_counts_in_one_community_or_in_none() {
    for (var month : List.of("2020-04", "2020-05", "2020-06")) {
      var whole = Objects.requireNonNull(figures("990301", month).get("32").denominator());
      var parts = denominator("990301-C1", month).add(denominator("990301-C2", month));

      assertThat(parts).as(month).isEqualByComparingTo(whole);
    }
  }

  @Test
  @Order(7)
  void a_change_in_mid_month_that_comes_late_moves_the_whole_month_and_only_that()
      throws Exception {
    var april =
        Map.of("C1", figures("990301-C1", "2020-04"), "C2", figures("990301-C2", "2020-04"));
    var may = Map.of("C1", figures("990301-C1", "2020-05"), "C2", figures("990301-C2", "2020-05"));
    var county = figures("990301", "2020-06");

    run(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        990301-C1,T7,member,2019-01-01,2020-06-10
        990301-C2,T7,member,2020-06-11,
        """);

    assertThat(jdbc.sql("select count(*) from facts.mark").query(Long.class).single())
        .as("nothing to recompute")
        .isZero();
    assertThat(numbers("32", "990301-C1", "2020-06")).isEqualTo("2/6");
    assertThat(numbers("32", "990301-C2", "2020-06")).isEqualTo("10/15");
    assertThat(numbers("36", "990301-C2", "2020-06")).isEqualTo("6/6");
    assertThat(figures("990301", "2020-06")).isEqualTo(county);
    assertThat(Map.of("C1", figures("990301-C1", "2020-04"), "C2", figures("990301-C2", "2020-04")))
        .isEqualTo(april);
    assertThat(Map.of("C1", figures("990301-C1", "2020-05"), "C2", figures("990301-C2", "2020-05")))
        .isEqualTo(may);
  }

  @Test
  @Order(8)
  void a_town_with_another_hospital_of_its_own_stays_with_that_one() throws Exception {
    run(
        "institutions",
        """
        code,name,kind,division,opened_on
        T8,丙镇新卫生院,town_hospital,990301103,2020-06-01
        """);
    run(
        "community_members",
        "community,institution,role,valid_from\n990301-C1,T8,member,2020-06-01\n");

    assertThat(numbers("36", "T4", "2020-05")).isEqualTo("2/2");
    assertThat(numbers("36", "T4", "2020-06")).as("signed with it, living in 丙镇").isEqualTo("2/1");
    assertThat(numbers("36", "T8", "2020-06")).isEqualTo("0/1");
  }

  @Test
  @Order(9)
  void a_split_and_a_new_code_are_told_and_not_judged() throws Exception {
    run(
        "institutions",
        """
        code,name,kind,division,opened_on,closed_on
        T1,甲镇卫生院,town_hospital,990301101,,2020-08-31
        T9,甲镇中心卫生院,town_hospital,990301101,2020-09-01,
        """);
    run(
        "successions",
        """
        predecessor,successor,on,kind
        T1,T9,2020-09-01,rename
        T2,T7,2020-09-01,split
        """);

    assertThat(note("33", "T9", "2020-09")).contains("换代码", "甲镇卫生院", "2019-09");
    assertThat(note("33", "T2", "2020-09")).isEqualTo("对比期 2019-09 含 2020-09-01 分出的庚镇卫生院");
    assertThat(note("33", "T7", "2020-09")).contains("由乙镇卫生院分立");
    assertThat(numbers("36", "T9", "2020-09"))
        .as("residents and contracts go over")
        .isEqualTo("1/1");
    assertThat(figures("T1", "2020-09").get("36").state().code()).isEqualTo("not_applicable");
  }

  private String note(String series, String scope, String period) {
    return Objects.requireNonNull(compared(chain(series, scope, period)).note()).zh();
  }

  private static FigureView.Compared compared(FigureView chain) {
    return Objects.requireNonNull(chain.compare());
  }

  private FigureView chain(String series, String scope, String period) {
    return chains.chain(
        Caller.operator(),
        policies.get("yunan-2020"),
        series,
        scope,
        Period.of(period),
        Basis.LIVE);
  }

  private List<String> rows(String period) {
    return board(period).rows().stream().map(BoardView.Line::code).toList();
  }

  private @Nullable String parent(String period, String row) {
    return board(period).rows().stream()
        .filter(r -> r.code().equals(row))
        .findFirst()
        .orElseThrow()
        .parent();
  }

  private BoardView board(String period) {
    return boards.board(
        Caller.operator(),
        policies.get("yunan-2020"),
        "990301",
        Period.of(period),
        BoardColumns.INDICATORS,
        Basis.LIVE);
  }

  private BigDecimal denominator(String scope, String period) {
    return Objects.requireNonNull(figures(scope, period).get("32").denominator());
  }

  private String numbers(String series, String scope, String period) {
    var figure = figures(scope, period).get(series);
    return text(figure.numerator()) + "/" + text(figure.denominator());
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }

  private Map<String, EvaluatedSeries> figures(String scope, String period) {
    var result = new LinkedHashMap<String, EvaluatedSeries>();
    evaluation
        .evaluate(Caller.operator(), "yunan-2020", Period.of(period), scope, true)
        .items()
        .forEach(one -> result.put(one.id(), one));
    return result;
  }

  private void run(String format, String csv) throws IOException {
    var file = folder.resolve(format + ".csv");
    Files.writeString(file, csv);
    var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
    cells.catchUp();
  }

  private static List<Map<String, String>> expected() throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("expected.csv"))) {
      csv.forEach(record -> rows.add(record.getFieldsAsMap()));
    }
    return rows;
  }
}
