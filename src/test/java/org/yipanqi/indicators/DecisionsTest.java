package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DefinitionsChanging;
import org.yipanqi.policy.Policies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A county fixes what its policy leaves open and changes definitions: what that would change is
 * seen before, happens exactly so, and reaches nothing earlier.
 */
@SpringBootTest(properties = "tests.database=decisions")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionsTest {

  private static final String PACK = "/api/packs/yunan-2020";
  private static final String YEAR = "&from=2020-01&to=2020-12&scope=990101";
  private static final List<String> ROWS =
      List.of("990101", "990101-C1", "990101-C2", "A1", "B1", "T1", "B2", "T3");

  /** Stands for whoever keeps closed months. */
  @TestConfiguration
  static class ClosedMonths {

    private final AtomicReference<@Nullable YearMonth> closedTo = new AtomicReference<>();

    private final AtomicReference<@Nullable DefinitionsChanging> heard = new AtomicReference<>();

    @EventListener
    void on(DefinitionsChanging change) {
      heard.set(change);
      var last = closedTo.get();
      if (last != null && !change.from().isAfter(last)) {
        throw IndicatorProblem.BAD_PERIOD.because(change.from());
      }
    }
  }

  @TempDir private Path folder;

  @Autowired private ClosedMonths closed;

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Evaluations evaluations;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Policies policies;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  /**
   * Two home visits in 2020: VI-26 (V1, April) and VI-34 (V3, October). Without them from July on,
   * April and the second quarter keep theirs; in October C2 has only B1's VI-37 left: 0 of 1 after
   * 1 of 2. The year goes by the definition at its end: C1 9 of 15 after 10 of 16, C2 7 of 10 after
   * 8 of 11.
   */
  @Test
  @Order(1)
  void a_choice_from_a_month_leaves_earlier_figures_and_changes_later_ones() throws Exception {
    var draft = draft("parameter", "home_visits_in", "2020-07", "\"value\": \"false\"");

    var impact = json("/api/impact?pack=yunan-2020&decision=" + draft + YEAR + "&limit=500");
    publish(draft);

    assertThat(side(impact, "32@G", "990101-C2", "2020-10")).isEqualTo("50.0 -> 0.0");
    assertThat(side(impact, "32@G", "990101-C1", "2020")).isEqualTo("62.5 -> 60.0");
    assertThat(side(impact, "32@G", "990101-C2", "2020")).isEqualTo("72.7 -> 70.0");
    assertThat(side(impact, "32@G", "990101-C1", "2020Q2")).isEqualTo("unchanged");
    assertThat(side(impact, "32@G", "990101-C1", "2020-04")).isEqualTo("unchanged");
    assertThat(impact.at("/earlier").intValue()).isGreaterThan(0);
    assertThat(impact.at("/earlierChanged").intValue()).isZero();
    assertThat(display("32@G", "990101-C1", "2020Q2")).isEqualTo("66.7");
    assertThat(display("32@G", "990101-C1", "2020")).isEqualTo("60.0");
    assertThat(display("32@G", "990101-C2", "2020-10")).isEqualTo("0.0");
  }

  @Test
  @Order(2)
  void the_chain_shows_the_value_that_held_then() throws Exception {
    var june = json("/api/figures/32?pack=yunan-2020&scope=990101-C1&period=2020-06");
    var july = json("/api/figures/32?pack=yunan-2020&scope=990101-C1&period=2020-07");

    var then = find(june.at("/definition/parameters"), "home_visits_in");
    var now = find(july.at("/definition/parameters"), "home_visits_in");
    assertThat(then.at("/value").stringValue()).isEqualTo("true");
    assertThat(then.at("/ours").booleanValue()).isTrue();
    assertThat(now.at("/value").stringValue()).isEqualTo("false");
    assertThat(now.at("/ours").booleanValue()).isFalse();
  }

  @Test
  @Order(3)
  void what_happens_is_exactly_what_was_shown() throws Exception {
    var decisions =
        List.of(
            draft("parameter", "staff_axis", "2020-04", "\"value\": \"home\""),
            draft("parameter", "no_reading", "2020-06", "\"value\": \"excluded\""),
            draft("parameter", "base_period", "2020-10", "\"value\": \"previous_period\""),
            draft("measure", "inpatients", "2020-05", "\"where\": \"rehab_care\""),
            draft(
                "series",
                "36",
                "2020-07",
                "\"formula\": \"town.signed_key_residents / here.key_residents\","
                    + " \"targets\": [{\"op\": \">=\", \"value\": \"10\", \"clause\": \"a4-36\"}]"));
    for (var decision : decisions) {
      var stored = rows();
      var before = figures();
      var list = whole(decision);

      assertThat(rows()).isEqualTo(stored);
      publish(decision);

      var after = figures();
      var happened = new TreeMap<String, String>();
      before.forEach((cell, was) -> {
        if (!was.equals(after.get(cell))) {
          happened.put(cell, was + " -> " + after.get(cell));
        }
      });
      assertThat(happened).isNotEmpty().isEqualTo(list);
    }
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  @Order(4)
  void the_impact_list_is_a_sheet_as_filtered() throws Exception {
    var draft = draft("parameter", "earmarked_in", "2020-07", "\"value\": \"false\"");
    var address = "pack=yunan-2020&decision=" + draft + YEAR + "&figure=30&kind=year";

    var list = json("/api/impact?" + address);
    var file = mvc.perform(get("/api/impact.xlsx?" + address)).andReturn().getResponse();

    assertThat(list.at("/matching").intValue()).isBetween(1, list.at("/changed").intValue());
    assertThat(list.at("/cells"))
        .allSatisfy(c -> {
          assertThat(c.at("/period").stringValue()).isEqualTo("2020");
          assertThat(c.at("/id").stringValue()).isEqualTo("30");
        });
    assertThat(file.getStatus()).isEqualTo(200);
    assertThat(sheetRows(file)).isEqualTo(list.at("/matching").intValue() + 1);
    assertThat(status("/api/impact?pack=yunan-2020&decision=" + draft + "&from=2018-01&to=2020-12"))
        .isEqualTo(422);
  }

  @Test
  @Order(5)
  void of_two_who_publish_at_once_one_wins_and_the_other_is_told() throws Exception {
    var one = draft("parameter", "postpartum_days", "2020-07", "\"value\": \"30\"");
    var other = draft("parameter", "postpartum_days", "2020-08", "\"value\": \"56\"");
    var edition = edition();
    var ready = new CountDownLatch(2);

    var first = new CompletableFuture<MockHttpServletResponse>();
    Thread.ofVirtual().start(() -> first.complete(answer(one, edition, ready)));
    var answers = List.of(answer(other, edition, ready), first.get(60, TimeUnit.SECONDS));

    assertThat(answers)
        .extracting(MockHttpServletResponse::getStatus)
        .containsExactlyInAnyOrder(200, 409);
    assertThat(answers.stream().map(DecisionsTest::text).toList().toString())
        .contains("decided-meanwhile");
    assertThat(edition()).isGreaterThan(edition);
  }

  @Test
  @Order(6)
  void what_is_published_stands_and_what_is_withdrawn_is_gone() throws Exception {
    var kept = draft("parameter", "min_evidence", "2020-07", "\"value\": \"3\"");
    var dropped = draft("parameter", "min_evidence", "2020-07", "\"value\": \"4\"");
    publish(kept);

    assertThat(posted(PACK + "/decisions/" + dropped + "/withdrawal", "").getStatus())
        .isEqualTo(200);
    assertThat(posted(PACK + "/decisions/" + kept + "/withdrawal", "").getStatus()).isEqualTo(409);
    var again = posted(PACK + "/decisions/" + dropped + "/publication", "{\"edition\": \"0\"}");
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(text(again)).contains("already-withdrawn");
    assertThatThrownBy(
            () -> jdbc.sql("update policy.decision set basis = 'x' where id = " + kept).update())
        .hasMessageContaining("never edited");
    var row = json(PACK + "/decisions/" + kept);
    assertThat(row.at("/endedBy").stringValue()).isEqualTo("体改股经办人");
    assertThat(row.at("/endedAt").isNull()).isFalse();
    assertThat(noted(kept)).containsExactly("drafted draft", "published published");
    assertThat(noted(dropped)).containsExactly("drafted draft", "withdrawn withdrawn");
  }

  private List<String> noted(String decision) {
    return jdbc.sql(
            """
            select replace(action, 'policy.decision-', '') || ' ' || (after ->> 'state')
              from audit.entry where subject = :subject order by no
            """)
        .param("subject", "yunan-2020/" + decision)
        .query(String.class)
        .list();
  }

  @Test
  @Order(6)
  void nothing_is_published_into_a_month_that_somebody_keeps_closed() throws Exception {
    closed.closedTo.set(YearMonth.of(2020, 6));
    var inside = draft("parameter", "score_months", "2020-06", "\"value\": \"6\"");
    var after = draft("parameter", "score_months", "2020-07", "\"value\": \"6\"");

    var refused = answer(inside, edition(), new CountDownLatch(0));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(json(PACK + "/decisions/" + inside).at("/state").stringValue()).isEqualTo("draft");
    // score_months stands at 附件4(39).
    assertThat(Objects.requireNonNull(closed.heard.get()).what()).isEqualTo("附件4(39)");
    publish(after);
    closed.closedTo.set(null);
  }

  @ParameterizedTest(name = "{0} %: {1}")
  @CsvSource({"39.9, refused", "40, taken", "60, taken", "60.1, refused"})
  @Order(7)
  void a_number_outside_its_range_is_refused_with_the_range(String value, String outcome)
      throws Exception {
    var draft =
        """
        {"kind": "parameter", "target": "surplus_percent", "validFrom": "2022-04",
         "basis": "县府办〔2022〕1号", "value": "%s"}
        """
            .formatted(value);

    var told = text(posted("/api/packs/xinchang-2022/decisions/check", draft));

    var mistakes = JsonMapper.shared().readTree(told).at("/mistakes");
    if (outcome.equals("taken")) {
      assertThat(mistakes).isEmpty();
    } else {
      assertThat(mistakes).hasSize(1);
      assertThat(mistakes.at("/0/field").stringValue()).isEqualTo("value");
      assertThat(told).contains("40–60");
    }
  }

  @Test
  @Order(7)
  void a_draft_with_mistakes_is_refused_with_the_fields() throws Exception {
    var draft =
        """
        {"kind": "series", "target": "32", "validFrom": "2019-12", "basis": " ",
         "formula": "town.visits / village.visits"}
        """;

    var checked = JsonMapper.shared().readTree(text(posted(PACK + "/decisions/check", draft)));
    var refused = posted(PACK + "/decisions", draft);

    assertThat(checked.at("/mistakes"))
        .extracting(m -> m.at("/field").stringValue())
        .contains("basis", "validFrom");
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(text(refused)).contains("\"field\":\"validFrom\"");
    var formula = draft.replace("2019-12", "2020-09").replace("\" \"", "\"县府办〔2020〕1号\"");
    assertThat(text(posted(PACK + "/decisions/check", formula)))
        .contains("\"field\":\"formula\",\"line\":1,\"column\":15");
    assertThat(
            text(
                posted(
                    PACK + "/decisions/check",
                    formula.replace("village.visits", "community.visits"))))
        .contains("没有改动");
  }

  /** Another process publishes: its commit is all that this one sees of it. */
  @Test
  @Order(8)
  void what_another_process_publishes_holds_here_too() throws Exception {
    var draft = draft("parameter", "lead_standard", "2020-07", "\"value\": \"hospital_basic\"");
    jdbc.sql(
            """
            update policy.decision set state = 'published', published_by = 'x',
                   published_by_name = 'x', published_at = now(),
                   publication = nextval('policy.publication')
             where id = %s
            """
                .formatted(draft))
        .update();

    cells.catchUp();

    var pack = policies.get("yunan-2020");
    assertThat(pack.parameter("lead_standard", Period.of("2020-07").end()).orElseThrow().value())
        .isEqualTo("hospital_basic");
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  /**
   * While nobody needs a measure its cells are not kept up; needed again they are computed anew.
   */
  @Test
  @Order(9)
  void a_value_that_comes_back_finds_no_stale_cells() throws Exception {
    publish(draft("parameter", "home_visits_in", "2020-07", "\"value\": \"true\""));
    var file = folder.resolve("visits.csv");
    Files.writeString(
        file,
        """
        institution,visited_on,person,kind,residence,icd10,tcm,first_contact,total_amount,fund_amount,source,source_no,recorded_by,recorded_at
        T1,2020-10-10,,outpatient,990101100,J06.9,false,false,62.00,42.00,HIS,VI-99,录入员甲,2020-10-10
        """);
    assertThat(imports.run(Caller.operator(), "visits", file, Imports.Options.none()).state())
        .isEqualTo(ImportState.DONE);
    cells.catchUp();

    publish(draft("parameter", "home_visits_in", "2020-07", "\"value\": \"false\""));

    assertThat(cells.verify(Caller.operator())).isEmpty();
    assertThat(display("32@G", "990101-C1", "2020-10")).isEqualTo("100.0");
  }

  /**
   * 2020 by hand: A1 sends down RF-2, 3, 4, 5 and 8, B1 RF-6 = 6 (M1 leads nothing); up only B2's
   * RF-7. Fund at grassroots providers: CL-08 300, 09 900, 11 100, 20 250, 21 30 = 1 580, of 21 580
   * paid by the pool (CL-06 to CL-22) and 10 730 in the county.
   */
  @Test
  @Order(10)
  void what_the_county_must_fix_has_no_figure_but_shows_what_each_choice_would_give()
      throws Exception {
    var list = json(PACK + "/monitored?scope=990101&period=2020");
    var number = line(list, "referral-number");

    assertThat(list.at("/rows")).hasSize(8);
    assertThat(number.at("/standing").stringValue()).isEqualTo("open");
    assertThat(number.at("/figure").isNull()).isTrue();
    assertThat(options(number)).isEqualTo("down=6 up=1 both=7");
    assertThat(options(line(list, "referral-ratio"))).startsWith("down_to_up=600.0");
    assertThat(options(line(list, "grassroots-fund"))).isEqualTo("of_all=7.3 of_in_county=14.7");
    assertThat(line(list, "county-visits").at("/standing").stringValue()).isEqualTo("known");
    assertThat(line(list, "county-visits").at("/figure/series").stringValue()).isEqualTo("Y-01");
  }

  @Test
  @Order(11)
  void what_the_county_has_fixed_is_computed_from_its_month_on() throws Exception {
    var draft = draft("parameter", "referral_number", "2020-07", "\"value\": \"both\"");
    var impact = json("/api/impact?pack=yunan-2020&decision=" + draft + YEAR);
    publish(draft);

    assertThat(side(impact, "referral-number", "990101", "2020")).isEqualTo(" -> 7");
    assertThat(side(impact, "referral-number", "990101", "2020-06")).isEqualTo("unchanged");
    var year = line(json(PACK + "/monitored?scope=990101&period=2020"), "referral-number");
    var june = line(json(PACK + "/monitored?scope=990101&period=2020-06"), "referral-number");
    assertThat(year.at("/standing").stringValue()).isEqualTo("chosen");
    assertThat(year.at("/choice/since").stringValue()).isEqualTo("2020-07");
    assertThat(year.at("/figure/display").stringValue()).isEqualTo("7");
    assertThat(june.at("/standing").stringValue()).isEqualTo("open");
  }

  @Test
  @Order(12)
  void a_parameter_tells_its_history_and_what_rests_on_it() throws Exception {
    var list = json(PACK + "/parameters");
    var visits = find(list.at("/rows"), "home_visits_in");

    assertThat(visits.at("/standing").stringValue()).isEqualTo("county");
    assertThat(visits.at("/settings")).hasSize(2);
    assertThat(visits.at("/settings/1/by").stringValue()).isEqualTo("体改股经办人");
    assertThat(visits.at("/settings/1/basis").stringValue()).isEqualTo("县府办〔2020〕1号");
    assertThat(visits.at("/restingOn"))
        .extracting(s -> s.at("/series").stringValue())
        .contains("32", "32@G", "Y-01", "Y-03");
    assertThat(find(list.at("/rows"), "chronic_improvement").at("/standing").stringValue())
        .isEqualTo("not_fixed");
    assertThat(find(list.at("/rows"), "residency").at("/standing").stringValue())
        .isEqualTo("sample");
    var definition = find(json(PACK + "/definitions").at("/series"), "36");
    assertThat(definition.at("/versions")).hasSize(2);
    assertThat(definition.at("/versions/1/because/0/kind").stringValue()).isEqualTo("series");
  }

  /**
   * A pack may leave a value open that filters need: then there is no figure, and nothing fails.
   */
  @Test
  @Order(13)
  void a_figure_that_rests_on_what_nobody_fixed_says_so() throws IOException {
    var copy = Files.createDirectory(folder.resolve("open-2020"));
    try (var files = Files.list(Path.of("policies/yunan-2020"))) {
      for (var file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()),
            Files.readString(file)
                .replace("pack: yunan-2020", "pack: open-2020")
                .replace("value: permanent", "value: null"));
      }
    }
    assertThat(policies.load(copy).mistakes()).isEmpty();
    cells.catchUp();

    var figures = new TreeMap<String, EvaluatedSeries>();
    evaluation
        .evaluate(Caller.operator(), "open-2020", Period.of("2020"), "990101", true)
        .items()
        .forEach(f -> figures.put(f.id(), f));

    var gps = Objects.requireNonNull(figures.get("17"));
    assertThat(gps.state().code()).isEqualTo("not_fixed");
    assertThat(gps.value()).isNull();
    assertThat(Objects.requireNonNull(figures.get("12")).value()).isNotNull();
  }

  /**
   * 60 % of the tuition from July on: 2,400 of 4,000 yuan then, nothing before. Zhanjiang has a
   * parameter of the same name, which nobody fixed.
   */
  @Test
  @Order(14)
  void what_the_county_fixes_reaches_the_calculators_from_its_month_and_no_earlier()
      throws Exception {
    var june = subsidy("yunan-2020", "2020-06-30");
    var draft = draft("parameter", "tuition_subsidy_percent", "2020-07", "\"value\": \"60\"");
    assertThat(subsidy("yunan-2020", "2020-07-01").at("/state").stringValue()).isEqualTo("open");

    publish(draft);

    assertThat(subsidy("yunan-2020", "2020-06-30")).isEqualTo(june);
    assertThat(june.at("/state").stringValue()).isEqualTo("open");
    assertThat(june.at("/notFixed/0/zh").stringValue()).isEqualTo("学费补贴比例");
    assertThat(june.at("/parameters/0/words/zh").stringValue()).isEqualTo("未确定（0–100%），须由县定");
    var july = subsidy("yunan-2020", "2020-07-01");
    assertThat(july.at("/value").stringValue()).isEqualTo("2400.00");
    assertThat(july.at("/parameters/0/words/zh").stringValue()).isEqualTo("60%");
    assertThat(july.at("/parameters/0/ours").booleanValue()).isFalse();
    assertThat(subsidy("zhanjiang-2020", "2020-07-01").at("/state").stringValue())
        .isEqualTo("open");
  }

  private JsonNode subsidy(String pack, String on) throws Exception {
    var answer =
        posted(
            "/api/packs/" + pack + "/rules/tuition-subsidy/evaluations",
            """
            {"on": "%s", "answers": {"rural": "true", "studies": "true", "tuition": "4000"}}
            """
                .formatted(on));
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    return JsonMapper.shared().readTree(text(answer));
  }

  /** Every cell of the board's rows, as state, judgement and value. */
  private Map<String, String> figures() {
    cells.catchUp();
    var pack = policies.get("yunan-2020");
    var periods = new ArrayList<Period>();
    for (var kind : Period.Kind.values()) {
      for (var p = Period.containing(YearMonth.of(2020, 1), kind);
          p.last().getYear() == 2020;
          p = p.next()) {
        periods.add(p);
      }
    }
    var session = evaluations.session(pack, periods, Basis.LIVE);
    var all = new TreeMap<String, String>();
    for (var code : ROWS) {
      var row = evaluations.row(code);
      for (var id : pack.seriesIds()) {
        for (var period : periods) {
          var figure = session.figure(pack.series(id, period.end()).orElseThrow(), row, period);
          var levels = row.levels(period.end());
          if (levels.stream().anyMatch(figure.series().levels()::contains)) {
            all.put(
                code + " " + id + " " + period,
                figure.state().code()
                    + " "
                    + figure.judgement().code()
                    + " "
                    + org.yipanqi.indicators.figures.Words.exact(figure.value()));
          }
        }
      }
    }
    return all;
  }

  /** The whole impact list, page by page. */
  private Map<String, String> whole(String decision) throws Exception {
    var all = new TreeMap<String, String>();
    @Nullable String next = "0";
    while (next != null) {
      var page =
          json(
              "/api/impact?pack=yunan-2020&limit=200&cursor="
                  + next
                  + "&decision="
                  + decision
                  + YEAR);
      for (var cell : page.at("/cells")) {
        all.put(
            cell.at("/row").stringValue()
                + " "
                + cell.at("/id").stringValue()
                + " "
                + cell.at("/period").stringValue(),
            told(cell.at("/before")) + " -> " + told(cell.at("/after")));
      }
      next = page.at("/next").isNull() ? null : page.at("/next").stringValue();
    }
    return all;
  }

  private static String told(JsonNode side) {
    return side.at("/state").stringValue()
        + " "
        + side.at("/judgement").stringValue()
        + " "
        + (side.at("/value").isNull() ? "null" : side.at("/value").stringValue());
  }

  private String rows() {
    return jdbc.sql(
            """
            select (select count(*) from indicators.cell) || ' cells, '
                || (select count(*) from indicators.measure) || ' measures, '
                || (select count(*) from policy.decision where publication is not null)
            """)
        .query(String.class)
        .single();
  }

  private static String side(JsonNode impact, String id, String row, String period) {
    return StreamSupport.stream(impact.at("/cells").spliterator(), false)
        .filter(c -> c.at("/id").stringValue().equals(id))
        .filter(c -> c.at("/row").stringValue().equals(row))
        .filter(c -> c.at("/period").stringValue().equals(period))
        .findFirst()
        .map(c ->
            c.at("/before/display").stringValue() + " -> " + c.at("/after/display").stringValue())
        .orElse("unchanged");
  }

  private static JsonNode find(JsonNode rows, String id) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(r -> r.at("/id").stringValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode line(JsonNode list, String id) {
    return find(list.at("/rows"), id);
  }

  private static String options(JsonNode line) {
    return String.join(
        " ",
        StreamSupport.stream(line.at("/choice/options").spliterator(), false)
            .map(o -> o.at("/value").stringValue() + "=" + o.at("/figure/display").stringValue())
            .toList());
  }

  private String display(String series, String scope, String period) throws Exception {
    cells.catchUp();
    return json("/api/figures/" + series + "?pack=yunan-2020&scope=" + scope + "&period=" + period)
        .at("/display")
        .stringValue();
  }

  private String draft(String kind, String target, String from, String rest) throws Exception {
    var answer =
        posted(
            PACK + "/decisions",
            """
            {"kind": "%s", "target": "%s", "validFrom": "%s", "basis": "县府办〔2020〕1号", %s}
            """
                .formatted(kind, target, from, rest));
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(201);
    return JsonMapper.shared().readTree(text(answer)).at("/id").stringValue();
  }

  private void publish(String id) throws Exception {
    var answer = answer(id, edition(), new CountDownLatch(0));
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    cells.catchUp();
  }

  private long edition() throws Exception {
    return Long.parseLong(json(PACK + "/parameters").at("/edition").stringValue());
  }

  private MockHttpServletResponse answer(String id, long edition, CountDownLatch ready) {
    try {
      ready.countDown();
      ready.await();
      return posted(
          PACK + "/decisions/" + id + "/publication", "{\"edition\": \"" + edition + "\"}");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MockHttpServletResponse posted(String address, String body) throws Exception {
    return mvc.perform(post(address).contentType(MediaType.APPLICATION_JSON).content(body))
        .andReturn()
        .getResponse();
  }

  private int status(String address) throws Exception {
    return mvc.perform(get(address)).andReturn().getResponse().getStatus();
  }

  private JsonNode json(String address) throws Exception {
    var answer = mvc.perform(get(address)).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address + " " + text(answer)).isEqualTo(200);
    return JsonMapper.shared().readTree(text(answer));
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private int sheetRows(MockHttpServletResponse answer) throws IOException {
    var file = folder.resolve("impact.xlsx");
    Files.write(file, answer.getContentAsByteArray());
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      var sheet = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"));
      var xml = new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
      return xml.split("<row ", -1).length - 1;
    }
  }
}
