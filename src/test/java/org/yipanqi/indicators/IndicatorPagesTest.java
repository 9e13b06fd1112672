package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indicator, institution, comparison and brief of the paper county, against figures by hand. */
@SpringBootTest(properties = "tests.database=indicator-pages")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorPagesTest {

  private static final String PLACE = "pack=yunan-2020&scope=990101";
  private static final String YEAR = PLACE + "&period=2020";

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @Test
  void a_league_ranks_institutions_by_value_and_says_how_many_more_are_needed() throws Exception {
    var view = json("/api/indicators/36?" + YEAR);

    assertThat(league(view)).containsExactly("1 T1 114.3", "2 B2 66.7", "3 T3 50.0");
    assertThat(view.at("/league/0/reading/num").stringValue()).isEqualTo("8");
    assertThat(view.at("/league/0/reading/den").stringValue()).isEqualTo("7");
    // T3 has 3 of 6: the fourth makes 66.7 %, above 60 and above the 50 % of the year before.
    assertThat(view.at("/league/2/reading/needed/count").intValue()).isEqualTo(1);
    assertThat(view.at("/league/2/reading/needed/unit").stringValue()).isEqualTo("persons");
    assertThat(view.at("/league/2/reading/gap").stringValue()).isEqualTo("10");
    assertThat(view.at("/league/0/reading/needed").isNull()).isTrue();
    assertThat(view.at("/targetLine").stringValue()).isEqualTo("60");
    assertThat(view.at("/figure/row/code").stringValue()).isEqualTo("990101");
    assertThat(view.at("/reading/display").stringValue()).isEqualTo("71.4");
  }

  @Test
  void equal_values_share_a_rank_and_a_true_zero_has_one() throws Exception {
    var view = json("/api/indicators/37-htn?" + YEAR);

    assertThat(league(view)).containsExactly("1 T1 50.0", "2 B2 0.0", "2 T3 0.0");
    assertThat(view.at("/league/1/reading/state").stringValue()).isEqualTo("zero");
    // The year before it was 1 of 1: nothing tops that, so no number is promised.
    assertThat(view.at("/league/1/reading/needed").isNull()).isTrue();
  }

  @Test
  void where_less_is_better_the_least_is_first_and_no_value_has_no_rank() throws Exception {
    var view = json("/api/indicators/24?" + YEAR);

    assertThat(league(view)).containsExactly("1 A1 7.8", "- B1 ");
    assertThat(view.at("/league/1/reading/state").stringValue()).isEqualTo("undecidable");
    assertThat(view.at("/league/1/reading/value").isNull()).isTrue();
    assertThat(view.at("/league/1/reading/reason/zh").stringValue()).isNotBlank();
    assertThat(codes(view.at("/apart"))).containsExactlyInAnyOrder("T1", "B2", "T3", "M1");
    assertThat(view.at("/apart"))
        .allSatisfy(it -> assertThat(it.at("/reason/zh").stringValue()).isNotBlank());
    assertThat(standings(view))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("missed", 1, "undecidable", 1, "not_applicable", 4));
  }

  @Test
  void communities_stand_side_by_side_each_by_the_definition_for_it() throws Exception {
    var view = json("/api/indicators/36?" + YEAR);
    assertThat(codes(view.at("/communities"))).containsExactly("990101-C1", "990101-C2");
    assertThat(view.at("/communities/1/reading/display").stringValue()).isEqualTo("58.3");
    assertThat(view.at("/communities/1/reading/judgement").stringValue()).isEqualTo("at_risk");
    assertThat(view.at("/communities/1/reading/needed/count").intValue()).isEqualTo(1);
    assertThat(view.at("/communities/1/met").intValue()).isEqualTo(1);
    assertThat(view.at("/communities/1/judged").intValue()).isEqualTo(2);

    var stays = json("/api/indicators/18a?" + YEAR);
    assertThat(stays.at("/communities/0/series").stringValue()).isEqualTo("18b");
    assertThat(stays.at("/communities/0/reading/state").stringValue()).isEqualTo("value");
    var first = json("/api/indicators/18a?pack=yunan-2020&scope=990101-C1&period=2020");
    assertThat(first.at("/figure/series").stringValue()).isEqualTo("18b");
  }

  @Test
  void the_course_of_a_year_stands_beside_the_year_before() throws Exception {
    var course = json("/api/indicators/36?kind=quarter&" + YEAR).at("/course");

    assertThat(course.at("/ticks")).hasSize(4);
    assertThat(course.at("/ticks/1/period").stringValue()).isEqualTo("2020Q2");
    assertThat(course.at("/ticks/1/now/num").stringValue()).isEqualTo("18");
    assertThat(course.at("/ticks/1/now/den").stringValue()).isEqualTo("24");
    assertThat(course.at("/ticks/3/now/display").stringValue()).isEqualTo("71.4");
    assertThat(course.at("/ticks/3/beforePeriod").stringValue()).isEqualTo("2019Q4");
    assertThat(course.at("/ticks/3/before/display").stringValue()).isEqualTo("54.5");
  }

  @Test
  void years_stand_in_one_row_and_months_that_no_fact_reaches_are_no_points() throws Exception {
    var years = json("/api/indicators/36?kind=year&" + YEAR).at("/course/ticks");
    assertThat(years).hasSize(2);
    assertThat(years.at("/0/now/display").stringValue()).isEqualTo("54.5");
    assertThat(years.at("/0/beforePeriod").isNull()).isTrue();

    var first = json("/api/indicators/36?" + PLACE + "&period=2019").at("/course/ticks");
    assertThat(first).hasSize(12).allSatisfy(it -> assertThat(it.at("/before").isNull()).isTrue());
    var later = json("/api/indicators/36?" + PLACE + "&period=2021&live=true").at("/course/ticks");
    assertThat(later).hasSize(12).allSatisfy(it -> assertThat(it.at("/now").isNull()).isTrue());
  }

  @Test
  void a_league_may_be_limited_and_turned_round_and_its_file_has_the_same_lines() throws Exception {
    assertThat(league(json("/api/indicators/36?order=worst&" + YEAR)))
        .containsExactly("3 T3 50.0", "2 B2 66.7", "1 T1 114.3");
    assertThat(league(json("/api/indicators/36?order=change&" + YEAR)))
        .containsExactly("3 T3 50.0", "1 T1 114.3", "2 B2 66.7");
    assertThat(league(json("/api/indicators/36?only=missed&" + YEAR))).containsExactly("3 T3 50.0");
    assertThat(league(json("/api/indicators/36?pack=yunan-2020&scope=990101-C1&period=2020")))
        .containsExactly("1 T1 114.3");

    var missed = file("/api/indicators/36/league.xlsx?only=missed&" + YEAR);
    assertThat(missed.get(2)).startsWith("3", "丙镇卫生院", "T3").contains("50", "未达标", "6");
    assertThat(missed).noneSatisfy(row -> assertThat(row).contains("甲镇卫生院"));
    var course = file("/api/indicators/36/course.xlsx?kind=quarter&" + YEAR);
    assertThat(course).hasSize(6);
    assertThat(course.getLast()).startsWith("2020Q4", "71.4286").contains("2019Q4", "54.5455");
  }

  @Test
  void an_institution_shows_all_its_figures_its_sources_and_its_history() throws Exception {
    var place = json("/api/institutions/T3/figures?pack=yunan-2020&period=2020");

    assertThat(place.at("/card/community/code").stringValue()).isEqualTo("990101-C2");
    assertThat(place.at("/history").findValuesAsString("what")).contains("joined", "left");
    assertThat(place.at("/history/0/day").stringValue()).isEqualTo("2020-07-01");
    assertThat(place.at("/history/0/other/code").stringValue()).isEqualTo("990101-C2");
    var contracts = figure(place, "36");
    assertThat(contracts.at("/reading/display").stringValue()).isEqualTo("50.0");
    assertThat(contracts.at("/reading/judgement").stringValue()).isEqualTo("missed");
    assertThat(contracts.at("/spark")).hasSize(8);
    assertThat(contracts.at("/spark/5/period").stringValue()).isEqualTo("2020Q2");
    assertThat(contracts.at("/spark/5/display").stringValue()).isEqualTo("50.0");
    var figures =
        StreamSupport.stream(place.at("/groups").spliterator(), false)
            .filter(g -> g.at("/set").stringValue().equals("indicators"))
            .mapToInt(g -> g.at("/figures").size())
            .sum();
    assertThat(figures).isEqualTo(24);
  }

  @Test
  void a_place_says_month_by_month_what_it_owed_and_sent() throws Exception {
    var place = json("/api/institutions/T1/figures?pack=yunan-2020&period=2020");
    var bedDays =
        StreamSupport.stream(place.at("/sources/rows").spliterator(), false)
            .filter(r -> r.at("/fact").stringValue().equals("bed_day"))
            .findFirst()
            .orElseThrow();

    assertThat(place.at("/sources/months/4").stringValue()).isEqualTo("2020-05");
    assertThat(bedDays.at("/months/4/owed").intValue()).isEqualTo(1);
    assertThat(bedDays.at("/months/4/in").intValue()).isZero();
    assertThat(bedDays.at("/months/5/in").intValue()).isEqualTo(1);
  }

  @Test
  void a_hospital_shows_its_clinics_a_clinic_its_hospital_and_two_signs_each_other()
      throws Exception {
    var hospital = json("/api/institutions/T3/figures?pack=yunan-2020&period=2020");
    assertThat(hospital.at("/clinics/rows/0/code").stringValue()).isEqualTo("V3");
    var columns = hospital.at("/clinics/columns").findValuesAsString("measure");
    var pay = columns.indexOf("pay");
    // V3 in 2020: PY-32 of 1,300 and PY-47 of 1,300 yuan.
    assertThat(hospital.at("/clinics/rows/0/cells/" + pay + "/value").stringValue())
        .isEqualTo("2600");
    var visits = columns.indexOf("visits");
    assertThat(hospital.at("/clinics/rows/0/cells/" + visits + "/state").stringValue())
        .isEqualTo("partial");

    var clinic = json("/api/institutions/V3/figures?pack=yunan-2020&period=2020");
    assertThat(clinic.at("/card/manager/code").stringValue()).isEqualTo("T3");
    assertThat(clinic.at("/groups"))
        .allSatisfy(g ->
            assertThat(g.at("/figures"))
                .allSatisfy(f ->
                    assertThat(f.at("/reading/state").stringValue()).isEqualTo("not_applicable")));

    var sign = json("/api/institutions/B2/figures?pack=yunan-2020&period=2020");
    assertThat(sign.at("/card/signs/0/code").stringValue()).isEqualTo("B1");
    assertThat(sign.at("/card/organisation/code").stringValue()).isEqualTo("E2");
    assertThat(json("/api/institutions/990101/figures?" + "pack=yunan-2020").at("/card/members"))
        .hasSize(2);
  }

  @Test
  void the_file_of_an_institution_has_the_lines_of_its_page() throws Exception {
    var rows = file("/api/institutions/T3/figures.xlsx?pack=yunan-2020&period=2020");
    var place = json("/api/institutions/T3/figures?pack=yunan-2020&period=2020");

    assertThat(rows).anySatisfy(row -> assertThat(row).contains("50", "未达标", "3", "6"));
    var computed =
        StreamSupport.stream(place.at("/groups").spliterator(), false)
            .filter(g -> g.at("/set").stringValue().equals("indicators"))
            .flatMap(g -> StreamSupport.stream(g.at("/figures").spliterator(), false))
            .filter(f -> !f.at("/reading/state").stringValue().equals("not_applicable"))
            .count();
    var figures = rows.stream().skip(2).takeWhile(row -> !row.getFirst().startsWith("来源")).count();
    assertThat(figures).isEqualTo(computed);
    assertThat(file("/api/institutions/T3/figures.xlsx?state=missed&pack=yunan-2020&period=2020"))
        .hasSizeLessThan(rows.size());
  }

  @Test
  void two_periods_are_compared_figure_by_figure() throws Exception {
    var view = json("/api/compare?a=2019&b=2020&" + PLACE);
    var lines = byNumber(view);

    assertThat(view.at("/sameLength").booleanValue()).isTrue();
    assertThat(lines).hasSize(24);
    var contracts = Objects.requireNonNull(lines.get("21"));
    assertThat(contracts.at("/a/display").stringValue()).isEqualTo("54.5");
    assertThat(contracts.at("/b/display").stringValue()).isEqualTo("71.4");
    assertThat(contracts.at("/difference").stringValue()).isEqualTo("+16.9");
    // In 2019 there was no plan yet: nothing can have been missed, nothing is newly met.
    assertThat(kinds(contracts)).containsExactly("better");
    assertThat(contracts.at("/a/bearing").stringValue()).isEqualTo("not_yet_in_force");
    var stay = Objects.requireNonNull(lines.get("19"));
    assertThat(stay.at("/difference").isNull()).isTrue();
    assertThat(kinds(stay)).containsExactly("state_changed");
    var pressure = Objects.requireNonNull(lines.get("22"));
    assertThat(pressure.at("/difference").stringValue()).isEqualTo("-16.7");
    assertThat(kinds(pressure)).contains("worse");
    assertThat(contracts.at("/versions").isNull()).isTrue();
  }

  @Test
  void what_worsened_comes_before_what_improved_and_a_filter_keeps_its_kind() throws Exception {
    var view = json("/api/compare?a=2019&b=2020&" + PLACE);
    var order = view.at("/lines").findValuesAsString("no");
    assertThat(order.indexOf("22")).isLessThan(order.indexOf("21"));
    var better = count(view, "better");
    var only = json("/api/compare?a=2019&b=2020&only=better&" + PLACE);
    assertThat(only.at("/lines"))
        .hasSize(better)
        .allSatisfy(it -> assertThat(kinds(it)).contains("better"));
    assertThat(file("/api/compare.xlsx?a=2019&b=2020&only=better&" + PLACE))
        .hasSize(better + 4)
        .anySatisfy(row -> assertThat(row).contains("54.5455", "文件尚未施行", "71.4286", "+16.9", "变好"));
  }

  @Test
  void one_figure_is_compared_over_all_places() throws Exception {
    var view = json("/api/compare?a=2019&b=2020&series=36&" + PLACE);

    assertThat(view.at("/lines").findValuesAsString("row"))
        .containsExactlyInAnyOrder("990101", "990101-C1", "990101-C2", "T1", "B2", "T3");
    assertThat(view.at("/lines/5/row").stringValue()).isEqualTo("B2");
    assertThat(view.at("/lines/0/row").stringValue()).isEqualTo("T3");
  }

  @Test
  void sums_of_periods_of_different_length_are_not_compared() throws Exception {
    var lines = byNumber(json("/api/compare?a=2019&b=2020Q4&" + PLACE));

    assertThat(Objects.requireNonNull(lines.get("5")).at("/difference").isNull()).isTrue();
    assertThat(Objects.requireNonNull(lines.get("21")).at("/difference").stringValue())
        .isEqualTo("+16.9");
  }

  @Test
  void the_brief_counts_as_the_figures_by_hand_do() throws Exception {
    var brief = json("/api/brief?" + YEAR);
    var byHand = new HashMap<String, Integer>();
    var valued = 0;
    var expected = expected("990101", "2020");
    for (var column : json("/api/board?" + YEAR).at("/columns")) {
      var row = Objects.requireNonNull(expected.get(column.at("/series").stringValue()));
      if (!row.get("value").isEmpty()) {
        valued++;
        byHand.merge(row.get("judgement"), 1, Integer::sum);
      }
    }

    assertThat(brief.at("/counts/figures").intValue()).isEqualTo(24);
    assertThat(brief.at("/counts/met").intValue()).isEqualTo(byHand.get("met"));
    assertThat(brief.at("/counts/missed").intValue()).isEqualTo(byHand.get("missed"));
    assertThat(brief.at("/counts/atRisk").intValue()).isEqualTo(byHand.getOrDefault("at_risk", 0));
    assertThat(brief.at("/counts/noValue").intValue()).isEqualTo(24 - valued);
    assertThat(brief.at("/missed/lines").size() + brief.at("/missed/more").intValue())
        .isEqualTo(byHand.get("missed"));
    var pressure =
        StreamSupport.stream(brief.at("/missed/lines").spliterator(), false)
            .filter(l -> l.at("/series").stringValue().equals("37-htn"))
            .findFirst()
            .orElseThrow();
    // 3 of 9 controlled, half the year before: the fifth makes 55.6 %.
    assertThat(pressure.at("/reading/needed/count").intValue()).isEqualTo(2);
  }

  @Test
  void the_brief_says_what_changed_who_owes_and_what_to_decide() throws Exception {
    var brief = json("/api/brief?" + YEAR);

    assertThat(brief.at("/changesSince").stringValue()).isEqualTo("2019");
    // The year before there was no plan, so nothing is newly met, and there are no counts of it.
    assertThat(brief.at("/newlyMet/lines")).isEmpty();
    assertThat(brief.at("/before").isNull()).isTrue();
    var half = json("/api/brief?period=2020H2&" + PLACE);
    assertThat(half.at("/newlyMet/lines").findValuesAsString("series")).contains("22", "29");
    assertThat(brief.at("/silent/lines").findValuesAsString("series")).contains("24");
    var gaps = StreamSupport.stream(brief.at("/gaps/lines").spliterator(), false).toList();
    assertThat(gaps)
        .anySatisfy(gap -> {
          assertThat(gap.at("/unit").stringValue()).isEqualTo("V3");
          assertThat(gap.at("/months").toString()).isEqualTo("[\"2020-08\",\"2020-09\"]");
        });
    var decisions = brief.at("/decisions/lines").findValuesAsString("kind");
    assertThat(decisions).contains("sources_overdue", "not_closed", "undecidable");
    assertThat(brief.at("/decisions/lines"))
        .allSatisfy(it -> {
          assertThat(it.at("/text/zh").stringValue()).isNotBlank();
          assertThat(it.at("/text/en").stringValue()).doesNotContainPattern("\\p{IsHan}");
        });
    var rows = file("/api/brief.xlsx?period=2020H2&" + PLACE);
    assertThat(rows).anySatisfy(row -> assertThat(row).contains("新达标", "9", "45"));
    rows = file("/api/brief.xlsx?" + YEAR);
    assertThat(rows).anySatisfy(row -> assertThat(row).contains("来源未报", "2020-08 2020-09"));
  }

  @ParameterizedTest
  @CsvSource({
    "404, unknown-pack, /api/indicators/36?pack=nowhere&scope=990101",
    "404, unknown-scope, /api/indicators/36?pack=yunan-2020&scope=990999",
    "404, unknown-series, /api/indicators/99?pack=yunan-2020&scope=990101",
    "422, bad-period, /api/indicators/36?pack=yunan-2020&scope=990101&period=2020-13",
    "422, bad-choice, /api/indicators/36?pack=yunan-2020&scope=990101&kind=week",
    "422, bad-choice, /api/indicators/36?pack=yunan-2020&scope=990101&order=luck",
    "422, bad-choice, /api/indicators/36/league.xlsx?pack=yunan-2020&scope=990101&only=good",
    "404, unknown-scope, /api/institutions/ZZ/figures?pack=yunan-2020",
    "404, unknown-pack, /api/institutions/T1/figures?pack=nowhere",
    "422, bad-period, /api/institutions/T1/figures.xlsx?pack=yunan-2020&period=soon",
    "422, bad-set, /api/institutions/T1/figures.xlsx?pack=yunan-2020&set=all",
    "422, bad-choice, /api/institutions/T1/figures.xlsx?pack=yunan-2020&state=fine",
    "404, unknown-scope, /api/compare?pack=yunan-2020&scope=ZZ",
    "404, unknown-series, /api/compare?pack=yunan-2020&scope=990101&series=99",
    "422, bad-period, /api/compare?pack=yunan-2020&scope=990101&a=2020Q5",
    "422, bad-set, /api/compare?pack=yunan-2020&scope=990101&set=all",
    "422, bad-choice, /api/compare?pack=yunan-2020&scope=990101&only=same",
    "404, unknown-scope, /api/brief?pack=yunan-2020&scope=ZZ",
    "422, bad-period, /api/brief?pack=yunan-2020&scope=990101&period=never"
  })
  void a_no_is_explained_in_both_languages(int status, String code, String address)
      throws Exception {
    var zh = json(status, "zh-CN", address);
    var en = json(status, "en", address);

    assertThat(zh.at("/code").stringValue()).isEqualTo(code);
    assertThat(zh.at("/detail").stringValue()).containsPattern("\\p{IsHan}");
    assertThat(en.at("/detail").stringValue()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
  }

  private static List<String> league(JsonNode view) {
    return StreamSupport.stream(view.at("/league").spliterator(), false)
        .map(l ->
            (l.at("/rank").isNull() ? "-" : String.valueOf(l.at("/rank").intValue()))
                + " "
                + l.at("/code").stringValue()
                + " "
                + l.at("/reading/display").stringValue())
        .toList();
  }

  private static Map<String, Integer> standings(JsonNode view) {
    return StreamSupport.stream(view.at("/standings").spliterator(), false)
        .collect(
            Collectors.toMap(s -> s.at("/standing").stringValue(), s -> s.at("/count").intValue()));
  }

  private static List<String> codes(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(it -> it.at("/code").stringValue())
        .toList();
  }

  private static JsonNode figure(JsonNode place, String series) {
    return StreamSupport.stream(place.at("/groups").spliterator(), false)
        .flatMap(g -> StreamSupport.stream(g.at("/figures").spliterator(), false))
        .filter(f -> f.at("/series").stringValue().equals(series))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, JsonNode> byNumber(JsonNode view) {
    var lines = new HashMap<String, JsonNode>();
    view.at("/lines").forEach(l -> lines.put(l.at("/no").stringValue(), l));
    return lines;
  }

  private static List<String> kinds(JsonNode line) {
    return StreamSupport.stream(line.at("/kinds").spliterator(), false)
        .map(JsonNode::stringValue)
        .toList();
  }

  private static int count(JsonNode view, String kind) {
    return StreamSupport.stream(view.at("/counts").spliterator(), false)
        .filter(c -> c.at("/kind").stringValue().equals(kind))
        .mapToInt(c -> c.at("/count").intValue())
        .sum();
  }

  /** The rows of {@code expected.csv} for a place and period, by series. */
  private static Map<String, Map<String, String>> expected(String scope, String period)
      throws IOException {
    var rows = new HashMap<String, Map<String, String>>();
    var file = Path.of("src/test/resources/paper-county/expected.csv");
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(record -> {
        var row = record.getFieldsAsMap();
        if (row.get("scope").equals(scope) && row.get("period").equals(period)) {
          rows.put(row.get("series"), row);
        }
      });
    }
    return rows;
  }

  private List<List<String>> file(String address) throws Exception {
    var response =
        mvc.perform(get(address).header("Accept-Language", "zh-CN")).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(String.valueOf(response.getHeader("Content-Disposition"))).contains(".xlsx");
    return Sheets.rows(response.getContentAsByteArray());
  }

  private JsonNode json(String address) throws Exception {
    return json(200, "zh-CN", address);
  }

  private JsonNode json(int status, String language, String address) throws Exception {
    var response =
        mvc.perform(get(address).header("Accept-Language", language)).andReturn().getResponse();
    var text = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(response.getStatus()).as(text).isEqualTo(status);
    return Objects.requireNonNull(JsonMapper.shared().readTree(text));
  }
}
