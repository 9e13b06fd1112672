package org.yipanqi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.MeasureFigures;
import org.yipanqi.indicators.PaperCounty;
import org.yipanqi.indicators.closing.Closings;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluations as pages and other systems ask for them: who may do what, in which order, in which
 * version. Figures and sums are those that {@link EvaluationsTest} works out.
 */
@OnPaperYear
class EvaluationsOverHttpTest {

  private static final String COUNTY = PaperYear.COUNTY;

  @Autowired private MockMvc mvc;
  @Autowired private JsonMapper json;
  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Closings closings;
  @Autowired private Places places;
  @Autowired private Policies policies;
  @Autowired private MeasureFigures measures;
  @Autowired private SelfAssessmentSweep sweep;
  @Autowired private Clock clock;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private PaperYear.People people;
  private Caller officer;
  private Caller second;

  @BeforeEach
  void theYearIsClosed() {
    PaperYear.isClosed(imports, cells, closings);
    people = new PaperYear.People(places);
    officer = people.officer("officer-one");
    second = people.officer("officer-two");
  }

  @Test
  void whoever_has_not_the_duty_is_refused_and_of_another_county_nothing_is_found()
      throws Exception {
    var round = open("who", PaperYear.table("who"));
    var run = runs(round).getFirst();
    var director = people.director("C1");
    var village = people.caller("village", Duty.VILLAGE_DOCTOR, COUNTY + "-C1");
    var elsewhere = people.officer("elsewhere", "990102");
    var table = "{\"content\": \"%s\"}".formatted("x");

    for (var not : List.of(director, people.bureau(), people.city(), village)) {
      post(not, "/api/evaluations", "{\"table\": 1, \"period\": \"2019\"}", 403);
      post(not, round(round, "publication"), "{\"version\": 0}", 403);
      post(not, round(round, "withdrawal"), "{\"version\": 0, \"reason\": \"不办了\"}", 403);
      post(not, "/api/scoring-tables", table, 403);
      post(not, "/api/scoring-tables/check", table, 403);
    }
    for (var not : List.of(director, people.bureau(), village)) {
      post(not, run(run, "confirmation"), "{\"version\": 0}", 403);
      post(not, run(run, "return"), "{\"version\": 0, \"reason\": \"请补充\"}", 403);
      post(not, run(run, "reopening"), "{\"version\": 0, \"reason\": \"再看\"}", 403);
      put(
          not,
          run(run, "reviews/led"),
          "{\"version\": 0, \"points\": \"1\", \"reason\": \"凭据\"}",
          403);
    }
    post(village, run(run, "submission"), "{\"version\": 0}", 403);
    put(village, run(run, "marks/led"), "{\"version\": 0}", 403);
    put(people.bureau(), run(run, "marks/led"), own(0, "18"), 403);
    for (var not : List.of(elsewhere, people.director("C2"))) {
      get(not, "/api/evaluations/runs/" + run, 404);
      get(not, "/api/evaluations/runs/" + run + "/now", 404);
      get(not, "/api/evaluations/runs/" + run + "/sheet.xlsx", 404);
      put(not, run(run, "marks/led"), own(0, "18"), 404);
    }
    post(elsewhere, round(round, "publication"), "{\"version\": 0}", 404);
    get(elsewhere, "/api/evaluations?county=" + COUNTY, 403);
    get(elsewhere, "/api/scoring-tables?county=" + COUNTY, 403);
  }

  @Test
  void a_malformed_request_is_answered_with_its_field() throws Exception {
    var round = open("malformed", PaperYear.table("malformed"));
    var run = runs(round).getFirst();

    get(officer, "/api/evaluations?county=12", 400);
    get(officer, "/api/evaluations?county=" + COUNTY + "&cursor=x", 400);
    get(officer, "/api/scoring-tables/sample?county=" + COUNTY + "&about=planet", 400);
    post(officer, "/api/evaluations", "{\"period\": \"2019\"}", 400);
    post(
        officer,
        "/api/evaluations",
        "{\"table\": 1, \"period\": \"2019\", \"purpose\": \"weekly\"}",
        400);
    put(
        officer,
        run(run, "marks/led"),
        "{\"version\": 0, \"points\": \"many\", \"statement\": \"凭据\"}",
        400);
    put(officer, run(run, "marks/led"), own(0, "18.123"), 422);
    put(officer, run(run, "marks/led"), own(0, "20.01"), 422);
    put(officer, run(run, "marks/nothing"), own(0, "1"), 404);
    put(officer, run(run, "marks/signed"), own(0, "1"), 422);
    post(officer, run(run, "return"), "{\"version\": 0, \"reason\": \" \"}", 422);
    get(officer, "/api/evaluations/runs/999999", 404);
    get(officer, "/api/scoring-tables/999999", 404);
    get(officer, "/api/evaluations/offers?table=999999", 404);
  }

  @Test
  void steps_go_in_their_order_and_each_in_the_version_that_was_seen() throws Exception {
    var round = open("order", PaperYear.table("order"));
    var run = runs(round).getFirst();
    var director = people.director("C1");

    post(second, run(run, "confirmation"), "{\"version\": 0}", 409);
    put(
        second,
        run(run, "reviews/led"),
        "{\"version\": 0, \"points\": \"1\", \"reason\": \"凭据\"}",
        409);
    post(second, run(run, "return"), "{\"version\": 0, \"reason\": \"请补充\"}", 409);
    post(second, run(run, "reopening"), "{\"version\": 0, \"reason\": \"再看\"}", 409);
    post(director, run(run, "submission"), "{\"version\": 0}", 409);
    put(director, run(run, "marks/led"), own(7, "18"), 409);

    put(director, run(run, "marks/led"), own(0, "18"), 204);
    put(director, run(run, "marks/led"), own(0, "19"), 409);
    post(director, run(run, "submission"), "{\"version\": 0}", 409);
    post(director, run(run, "submission"), "{\"version\": 1}", 204);
    put(director, run(run, "marks/led"), own(2, "19"), 409);
    post(officer, round(round, "publication"), "{\"version\": 0}", 409);

    post(second, run(run, "return"), "{\"version\": 2, \"reason\": \"请补纪要\"}", 204);
    post(director, run(run, "submission"), "{\"version\": 3}", 204);
    post(second, run(run, "confirmation"), "{\"version\": 3}", 409);
    post(second, run(run, "confirmation"), "{\"version\": 4}", 204);
    post(second, run(run, "confirmation"), "{\"version\": 5}", 409);
    post(second, run(run, "reopening"), "{\"version\": 5, \"reason\": \"再核一次\"}", 204);
    post(second, run(run, "confirmation"), "{\"version\": 6}", 204);
    assertThat(body(get(officer, "/api/evaluations/runs/" + run, 200)).get("steps").values())
        .extracting(it -> it.get("act").asString())
        .containsExactly("open", "submit", "return", "submit", "confirm", "reopen", "confirm");

    post(officer, round(round, "withdrawal"), "{\"version\": 3, \"reason\": \"重来\"}", 409);
    post(officer, round(round, "withdrawal"), "{\"version\": 0, \"reason\": \"重来\"}", 204);
    post(officer, round(round, "publication"), "{\"version\": 1}", 409);
    assertThat(state(run)).isEqualTo("withdrawn");
  }

  @Test
  void of_two_reviewers_at_once_one_is_told_that_the_other_was_faster() throws Exception {
    var round = open("race", PaperYear.table("race"));
    var run = runs(round).getFirst();
    put(people.director("C1"), run(run, "marks/led"), own(0, "18"), 204);
    post(people.director("C1"), run(run, "submission"), "{\"version\": 1}", 204);

    var reviewed =
        together(
            () -> answer(second, reviewing(run, 2, "17")),
            () -> answer(people.officer("officer-three"), reviewing(run, 2, "16")));
    var confirmed =
        together(
            () -> answer(second, confirming(run, 3)),
            () -> answer(people.officer("officer-three"), confirming(run, 3)));

    assertThat(reviewed).containsExactlyInAnyOrder(204, 409);
    assertThat(confirmed).containsExactlyInAnyOrder(204, 409);
    assertThat(
            jdbc.sql("select count(*) from evaluation.copy where run_id = :run and kind = 'record'")
                .param("run", run)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void what_a_missing_figure_means_is_what_the_table_says_of_it() throws Exception {
    var left = PaperYear.table("missing-left");
    var none =
        PaperYear.table("missing-none").replace("undecidable: left_out", "undecidable: no_points");
    var blocks =
        PaperYear.table("missing-blocks").replace("undecidable: left_out", "undecidable: blocks");

    var leftOut = handedIn(left);
    var noPoints = handedIn(none);
    var blocking = handedIn(blocks);

    assertThat(line(leftOut, "grassroots-visits").get("outcome").asString()).isEqualTo("left_out");
    assertThat(result(leftOut).get("counted").asString()).isEqualTo("80");
    assertThat(result(leftOut).get("score").asString()).isEqualTo("41.9"); // 33.5 of 80: 41.875
    assertThat(line(noPoints, "grassroots-visits").get("points").asString()).isEqualTo("0.00");
    assertThat(result(noPoints).get("score").asString()).isEqualTo("33.5");
    assertThat(line(blocking, "grassroots-visits").get("outcome").asString()).isEqualTo("blocks");
    assertThat(result(blocking).get("score").isNull()).isTrue();
    post(second, run(blocking, "confirmation"), "{\"version\": 2}", 409);

    put(
        second,
        run(blocking, "reviews/grassroots-visits"),
        "{\"version\": 2, \"points\": \"0\", \"reason\": \"数据不能判定\"}",
        204);
    assertThat(result(blocking).get("score").asString()).isEqualTo("33.5");
    post(second, run(blocking, "confirmation"), "{\"version\": 3}", 204);
  }

  @Test
  void marks_are_rounded_half_up_and_the_score_is_made_of_the_rounded_marks() throws Exception {
    var coarse = PaperYear.table("coarse").replace("{mark: 2, score: 1}", "{mark: 0, score: 0}");

    var run = runs(open("coarse", coarse)).getFirst();

    assertThat(line(run, "surgery").get("points").asString()).isEqualTo("17"); // 16.666…
    put(officer, run(run, "marks/led"), own(0, "17.5"), 422);
    put(officer, run(run, "marks/led"), own(0, "18"), 204);
    assertThat(result(run).get("score").asString()).isEqualTo("90"); // 17 + 30 + 20 + 5 + 18
  }

  @Test
  void a_published_result_says_what_rests_on_it_and_from_which_day_and_measures_read_it()
      throws Exception {
    var round = published("uses");
    var run = runs(round).getFirst();
    var today = LocalDate.now(clock);

    var uses = body(get(people.director("C2"), "/api/evaluations/runs/" + run, 200)).get("uses");

    assertThat(uses).hasSize(2);
    assertThat(uses.get(0).get("use").asString()).isEqualTo("pay");
    assertThat(uses.get(0).get("place").asString()).isEqualTo("四（三）");
    assertThat(uses.get(0).get("from").asString()).isEqualTo(today.toString());
    assertThat(uses.get(0).get("usable").asBoolean()).isTrue();
    assertThat(uses.get(1).get("use").asString()).isEqualTo("public_health_money");
    assertThat(uses.get(1).get("from").asString()).isEqualTo(today.plusDays(15).toString());
    assertThat(uses.get(1).get("usable").asBoolean()).isFalse();
    cells.catchUp();
    var month = Period.of("%tY-%<tm".formatted(today));
    var scores =
        measures.of(
            officer,
            policies.get(PaperCounty.PACK),
            "pay_result",
            month,
            List.of(COUNTY + "-C1", COUNTY + "-C2"));
    assertThat(scores.get(COUNTY + "-C1")).isEqualByComparingTo("89.7");
    assertThat(scores.get(COUNTY + "-C2")).isEqualByComparingTo("41.9");
    assertThat(
            measures.of(
                officer,
                policies.get(PaperCounty.PACK),
                "pay_result",
                month.previous(),
                List.of(COUNTY + "-C1")))
        .doesNotContainValue(scores.get(COUNTY + "-C1"));
  }

  @Test
  void who_is_next_is_told_by_duty_without_a_name_and_reminded_once() throws Exception {
    var round = open("told", PaperYear.table("told"));
    var run = runs(round).getFirst();
    var due = LocalDate.now(clock).plusDays(10);
    sweep.sweep(due.minusDays(4));
    assertThat(told(run)).containsExactly("evaluation.assess COMMUNITY_DIRECTOR");
    sweep.sweep(due.minusDays(3));
    sweep.sweep(due.minusDays(2));
    sweep.sweep(due.plusDays(1));
    put(people.director("C1"), run(run, "marks/led"), own(0, "18"), 204);
    post(people.director("C1"), run(run, "submission"), "{\"version\": 1}", 204);
    sweep.sweep(due.plusDays(2));
    post(second, run(run, "return"), "{\"version\": 2, \"reason\": \"张三未签字\"}", 204);
    post(people.director("C1"), run(run, "submission"), "{\"version\": 3}", 204);
    post(second, run(run, "confirmation"), "{\"version\": 4}", 204);

    assertThat(told(run))
        .containsExactly(
            "evaluation.assess COMMUNITY_DIRECTOR",
            "evaluation.due COMMUNITY_DIRECTOR",
            "evaluation.late COMMUNITY_DIRECTOR",
            "evaluation.late REFORM_OFFICER",
            "evaluation.submitted REFORM_OFFICER",
            "evaluation.returned COMMUNITY_DIRECTOR",
            "evaluation.submitted REFORM_OFFICER",
            "evaluation.final COMMUNITY_DIRECTOR");
    assertThat(
            jdbc.sql("select words_zh from messages.message where link = '/evaluations/' || :run")
                .param("run", run)
                .query(String.class)
                .list())
        .noneMatch(it -> it.contains("张三") || it.contains("officer") || it.contains("director"));
  }

  @Test
  void a_midterm_evaluation_is_the_one_that_the_policys_phase_asks_for() throws Exception {
    var table = send(PaperYear.table("midterm"));

    var offers = body(get(officer, "/api/evaluations/offers?table=" + table, 200));
    var purposes = offers.get("purposes");
    assertThat(offers.get("periods").values())
        .extracting(it -> it.get("period").asString())
        .contains("2019")
        .doesNotContain("2018"); // before the table's first day
    assertThat(purposes.values())
        .extracting(it -> it.get("purpose").asString())
        .containsExactly("regular", "midterm");
    assertThat(purposes.get(1).get("due").asString()).isEqualTo("2019-12-31");
    post(officer, "/api/evaluations", order(table, "2019", "final"), 422);
    var opened = body(post(officer, "/api/evaluations", order(table, "2019", "midterm"), 201));
    post(officer, "/api/evaluations", order(table, "2019", "midterm"), 409);
    var after = body(get(officer, "/api/evaluations/offers?table=" + table, 200));
    assertThat(after.get("periods").values())
        .filteredOn(it -> it.get("period").asString().equals("2019"))
        .allSatisfy(it -> assertThat(it.get("held").get(0).asString()).isEqualTo("midterm"));

    var run = runs(opened.get("id").asLong()).getFirst();
    var view = body(get(officer, "/api/evaluations/runs/" + run, 200));
    assertThat(view.get("phaseClause").asString()).isEqualTo("r3");
    assertThat(view.get("phaseDue").asString()).isEqualTo("2019-12-31");
  }

  @Test
  void departments_are_scored_by_their_own_lines_and_the_bureau_states_its_own() throws Exception {
    var departments =
        PaperYear.table("departments")
                .replace(
                    "about: community",
                    "about: department\nunits:\n"
                        + "  - {id: health, name: {zh: 卫健局, en: Health}}\n"
                        + "  - {id: insurance, name: {zh: 医保局, en: Insurance}, duty: insurance_bureau}")
                .replace(
                    "{by: rank, better: more, shares: [1, 0.6]}", "{by: line, none: 0, full: 100}")
                .replace("weight: 30, points", "weight: 30, units: [health], points")
                .replace("clause: a6-1-10", "clause: r3")
            + "  - {id: fund, clause: r3, weight: 30, units: [insurance], points: {by: stated}}\n";
    var all = runs(open("departments", departments));
    var health = all.get(0);
    var insurance = all.get(1);

    assertThat(lines(health)).contains("signed").doesNotContain("fund");
    assertThat(lines(insurance)).contains("fund").doesNotContain("signed");
    put(people.bureau(), run(health, "marks/led"), own(0, "18"), 403);
    put(officer, run(insurance, "marks/signed"), own(0, "18"), 404);
    put(people.bureau(), run(insurance, "marks/led"), own(0, "18"), 204);
    put(people.bureau(), run(insurance, "marks/fund"), own(1, "25.5"), 204);
    post(people.bureau(), run(insurance, "submission"), "{\"version\": 2}", 204);
    post(officer, run(insurance, "confirmation"), "{\"version\": 3}", 204);
    assertThat(state(insurance)).isEqualTo("final");
    assertThat(told(insurance))
        .containsExactly(
            "evaluation.assess INSURANCE_BUREAU",
            "evaluation.submitted REFORM_OFFICER",
            "evaluation.final INSURANCE_BUREAU");
  }

  @Test
  void what_the_county_states_of_itself_its_city_reviews() throws Exception {
    var county =
        PaperYear.table("county-year")
            .replace("about: community", "about: county")
            .replace("undecidable: left_out", "undecidable: no_points");
    var run = runs(open("county-year", county)).getFirst();
    var city = people.city();

    get(city, "/api/evaluations/runs/" + run, 404);
    put(officer, run(run, "marks/led"), own(0, "18"), 204);
    post(officer, run(run, "submission"), "{\"version\": 1}", 204);

    assertThat(body(get(city, "/api/evaluations/runs/" + run, 200)).get("all").asBoolean())
        .isTrue();
    post(officer, run(run, "confirmation"), "{\"version\": 2}", 403);
    put(
        city,
        run(run, "reviews/led"),
        "{\"version\": 2, \"points\": \"16\", \"reason\": \"纪要不全\"}",
        204);
    post(city, run(run, "confirmation"), "{\"version\": 3}", 204);
    assertThat(state(run)).isEqualTo("final");
    assertThat(line(run, "led").get("reviewedBy").asString()).isEqualTo("city");
    assertThat(told(run)).contains("evaluation.submitted REVIEWER");
  }

  @Test
  void a_confirmed_sheet_prints_the_same_while_what_would_be_now_stands_apart() throws Exception {
    var round = published("frozen");
    var run = runs(round).getFirst();
    var sheet = "/api/evaluations/runs/%d/sheet.xlsx?language=".formatted(run);
    var zh = bytes(officer, sheet + "zh");
    var en = bytes(officer, sheet + "en");

    send(PaperYear.table("frozen").replace("none: 0, full: 60", "none: 0, full: 50"));

    assertThat(bytes(people.director("C1"), sheet + "zh")).isEqualTo(zh);
    assertThat(bytes(officer, sheet + "en")).isEqualTo(en).isNotEqualTo(zh);
    var now = body(get(officer, "/api/evaluations/runs/%d/now".formatted(run), 200));
    assertThat(now.get("tableVersion").asInt()).isEqualTo(2);
    assertThat(now.get("then").get("score").asString()).isEqualTo("89.7");
    assertThat(now.get("now").get("score").asString()).isEqualTo("93.0");
    assertThat(now.get("differs").values())
        .extracting(it -> it.get("criterion").asString())
        .containsExactly("surgery");
    assertThat(result(run).get("score").asString()).isEqualTo("89.7");
  }

  @Test
  void tables_are_checked_kept_in_versions_and_shown_with_their_file() throws Exception {
    var wrong = PaperYear.table("kept").replace("weight: 30", "weight: 31");
    var checked = body(post(officer, "/api/scoring-tables/check", file(wrong), 200));
    assertThat(checked.get("mistakes").get(0).get("code").asString()).isEqualTo("weights");
    post(officer, "/api/scoring-tables", file(wrong), 422);

    var id = send(PaperYear.table("kept"));

    post(officer, "/api/scoring-tables", file(PaperYear.table("kept")), 409);
    var view = body(get(people.director("C1"), "/api/scoring-tables/" + id, 200));
    assertThat(view.get("content").asString()).isEqualTo(PaperYear.table("kept"));
    assertThat(view.get("line").get("version").asInt()).isEqualTo(1);
    var lines = view.get("check").get("lines");
    assertThat(lines.get(0).get("points").get("zh").asString()).isEqualTo("0 不得分，60 得满分，中间按比例");
    assertThat(lines.get(1).get("points").get("zh").asString())
        .isEqualTo("按从高到低的名次：第 1 名 100%，第 2 名及以后 60%");
    assertThat(lines.get(2).get("points").get("zh").asString())
        .isEqualTo("不到 50 得 0%；50 及以上得 100%");
    assertThat(lines.get(0).get("missing").get("en").asString())
        .contains("anything else: no result");
    assertThat(lines.get(4).get("place").asString()).isEqualTo("附件6一1");
    assertThat(body(get(officer, "/api/scoring-tables?county=" + COUNTY, 200)).values())
        .anyMatch(it -> it.get("code").asString().equals("kept"));
    get(officer, "/api/scoring-tables/sample?county=" + COUNTY, 404);
    get(AssumedCaller.USUAL, "/api/scoring-tables/sample?county=445322&about=department", 200);
  }

  @Test
  void rounds_are_listed_the_newest_first_page_by_page() throws Exception {
    var older = open("listed-a", PaperYear.table("listed-a"));
    var newer = open("listed-b", PaperYear.table("listed-b"));

    var page =
        body(get(officer, "/api/evaluations?county=" + COUNTY + "&cursor=" + (newer + 1), 200));

    assertThat(page.get("rows").get(0).get("id").asLong()).isEqualTo(newer);
    assertThat(page.get("rows").get(1).get("id").asLong()).isEqualTo(older);
    assertThat(page.get("rows").get(0).get("units")).hasSize(2);
    var seen =
        body(
            get(
                people.director("C2"),
                "/api/evaluations?county=" + COUNTY + "&cursor=" + (newer + 1),
                200));
    assertThat(seen.get("rows").get(0).get("units")).hasSize(1);
  }

  /** The second community, handed in with 15.5 points for what is stated; its number. */
  private long handedIn(String table) throws Exception {
    var run = runs(opened(table)).getLast();
    put(people.director("C2"), run(run, "marks/led"), own(0, "15.5"), 204);
    post(people.director("C2"), run(run, "submission"), "{\"version\": 1}", 204);
    return run;
  }

  /** A round from opening to publication: 18 and 15.5 points stated, nothing changed in review. */
  private long published(String code) throws Exception {
    var round = open(code, PaperYear.table(code));
    var all = runs(round);
    for (var i = 0; i < all.size(); i++) {
      var run = all.get(i);
      var director = people.director("C" + (i + 1));
      put(director, run(run, "marks/led"), own(0, i == 0 ? "18" : "15.5"), 204);
      post(director, run(run, "submission"), "{\"version\": 1}", 204);
      post(second, run(run, "confirmation"), "{\"version\": 2}", 204);
    }
    post(officer, round(round, "publication"), "{\"version\": 0}", 204);
    return round;
  }

  private long open(String code, String table) throws Exception {
    assertThat(table).contains("table: " + code + "\n");
    return opened(table);
  }

  private long opened(String table) throws Exception {
    var order = order(send(table), "2019", "regular");
    return body(post(officer, "/api/evaluations", order, 201)).get("id").asLong();
  }

  private long send(String table) throws Exception {
    return body(post(officer, "/api/scoring-tables", file(table), 201)).get("id").asLong();
  }

  private String file(String content) {
    return json.createObjectNode().put("content", content).toString();
  }

  private static String order(long table, String period, String purpose) {
    return """
    {"table": %d, "period": "%s", "purpose": "%s"}
    """
        .formatted(table, period, purpose);
  }

  private static String own(int version, String points) {
    return """
    {"version": %d, "points": "%s", "statement": "纪要在案"}
    """
        .formatted(version, points);
  }

  private List<Long> runs(long round) {
    return jdbc.sql("select id from evaluation.run where round_id = :round order by place")
        .param("round", round)
        .query(Long.class)
        .list();
  }

  private String state(long run) {
    return jdbc.sql("select state from evaluation.run where id = :run")
        .param("run", run)
        .query(String.class)
        .single();
  }

  /** What was told of a run, as it came. */
  private List<String> told(long run) {
    return jdbc.sql(
            """
            select m.kind || ' ' || r.duty from messages.message m
              join messages.recipient r on r.message_id = m.id
             where m.link = '/evaluations/' || :run order by m.id, r.duty
            """)
        .param("run", run)
        .query(String.class)
        .list();
  }

  private JsonNode result(long run) throws Exception {
    return body(get(officer, "/api/evaluations/runs/" + run, 200)).get("sheet").get("result");
  }

  private JsonNode line(long run, String criterion) throws Exception {
    return body(get(officer, "/api/evaluations/runs/" + run, 200))
        .get("sheet")
        .get("lines")
        .values()
        .stream()
        .filter(it -> it.get("criterion").asString().equals(criterion))
        .findFirst()
        .orElseThrow();
  }

  private List<String> lines(long run) throws Exception {
    return body(get(officer, "/api/evaluations/runs/" + run, 200))
        .get("sheet")
        .get("lines")
        .values()
        .stream()
        .map(it -> it.get("criterion").asString())
        .toList();
  }

  private static String run(long run, String what) {
    return "/api/evaluations/runs/%d/%s".formatted(run, what);
  }

  private static String round(long round, String what) {
    return "/api/evaluations/%d/%s".formatted(round, what);
  }

  private static RequestBuilder reviewing(long run, int version, String points) {
    return MockMvcRequestBuilders.put(run(run, "reviews/led"))
        .contentType(APPLICATION_JSON)
        .content(
            """
            {"version": %d, "points": "%s", "reason": "纪要只有三份"}
            """
                .formatted(version, points));
  }

  private static RequestBuilder confirming(long run, int version) {
    return MockMvcRequestBuilders.post(run(run, "confirmation"))
        .contentType(APPLICATION_JSON)
        .content("{\"version\": %d}".formatted(version));
  }

  /** Both at the same moment; what each was answered. */
  private static List<Integer> together(Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    var start = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> at(start, one));
      var second = threads.submit(() -> at(start, other));
      return List.of(first.get(), second.get());
    }
  }

  private static Integer at(CyclicBarrier start, Callable<Integer> work) throws Exception {
    start.await();
    return work.call();
  }

  private Integer answer(Caller by, RequestBuilder request) throws Exception {
    return AssumedCaller.as(by, () -> mvc.perform(request).andReturn().getResponse().getStatus());
  }

  private byte[] bytes(Caller by, String address) throws Exception {
    return AssumedCaller.as(
        by,
        () ->
            mvc.perform(MockMvcRequestBuilders.get(address))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
  }

  private String get(Caller by, String address, int expected) throws Exception {
    return as(by, MockMvcRequestBuilders.get(address), status().is(expected));
  }

  private String post(Caller by, String address, String body, int expected) throws Exception {
    return as(
        by,
        MockMvcRequestBuilders.post(address).contentType(APPLICATION_JSON).content(body),
        status().is(expected));
  }

  private String put(Caller by, String address, String body, int expected) throws Exception {
    return as(
        by,
        MockMvcRequestBuilders.put(address).contentType(APPLICATION_JSON).content(body),
        status().is(expected));
  }

  private JsonNode body(String text) {
    return json.readTree(text);
  }

  private String as(Caller by, RequestBuilder request, ResultMatcher expected) throws Exception {
    return AssumedCaller.as(
        by,
        () ->
            mvc.perform(request)
                .andExpect(expected)
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
  }
}
