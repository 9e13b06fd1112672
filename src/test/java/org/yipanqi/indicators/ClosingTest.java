package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.closing.ClosedBeforeTheDocument;
import org.yipanqi.indicators.closing.Closings;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.kernel.Period;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.DefinitionsChanging;
import org.yipanqi.policy.Policies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The paper county's months closed one after the other, and all that happens to a closed month: the
 * steps build on one another.
 */
@SpringBootTest(properties = "tests.database=closing")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosingTest {

  private static final String COUNTY = PaperCounty.COUNTY;
  private static final YearMonth FIRST = YearMonth.of(2019, 1);
  private static final YearMonth LAST = YearMonth.of(2020, 12);
  private static final List<String> ROWS =
      List.of(COUNTY, COUNTY + "-C1", COUNTY + "-C2", "A1", "T1", "T3", "B1", "B2", "M1");
  private static final List<String> CHAINS =
      List.of("12@G", "22", "25", "27", "32", "36", "37-htn");
  private static final List<YearMonth> LACKING =
      List.of(
          YearMonth.of(2019, 9),
          YearMonth.of(2020, 5),
          YearMonth.of(2020, 8),
          YearMonth.of(2020, 9));
  private static final String MISSING = "来源未报全，先行月结";

  @TempDir private static Path folder;

  @DynamicPropertySource
  static void onePack(DynamicPropertyRegistry registry) {
    registry.add("yipanqi.policies", () -> PaperCounty.packAlone().toString());
  }

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Closings closings;
  @Autowired private ClosedBeforeTheDocument moved;
  @Autowired private Boards boards;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Chains chains;
  @Autowired private Policies policies;
  @Autowired private MockMvc mvc;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @Autowired private ApplicationEventPublisher events;

  private Shown open = Shown.NOTHING;
  private Map<String, String> printed = Map.of();

  /** What readers see of the county. */
  private record Shown(
      Map<String, List<List<BoardView.Cell>>> boards,
      Map<String, List<EvaluatedSeries>> evaluations,
      Map<String, FigureView> chains) {

    static final Shown NOTHING = new Shown(Map.of(), Map.of(), Map.of());
  }

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @Test
  @Order(1)
  void months_are_closed_in_their_order_when_they_are_over_and_have_records() {
    no("nothing-to-close", () -> close(FIRST.minusMonths(1), null));
    no("nothing-to-close", () -> close(LAST.plusMonths(1), null));
    no("month-not-over", () -> close(YearMonth.of(2999, 1), null));
    no("earlier-month-open", () -> close(FIRST.plusMonths(1), null));
    no("unknown-county", () -> closings.close(Caller.operator(), "990199", FIRST, null));
    no("unknown-county", () -> closings.close(Caller.operator(), COUNTY + "-C1", FIRST, null));
    assertThat(rowsOf("frozen_period")).isZero();
  }

  @Test
  @Order(2)
  void closing_keeps_what_was_shown() {
    open = shown(Basis.CLOSED);

    for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      var of = month;
      if (LACKING.contains(month)) {
        no("statement-needed", () -> close(of, " "));
        close(month, MISSING);
      } else {
        close(month, null);
      }
    }

    assertThat(rowsOf("frozen_period")).isEqualTo(24 + 8 + 4 + 2);
    var closed = shown(Basis.CLOSED);
    assertThat(closed.boards()).isEqualTo(open.boards());
    assertThat(closed.evaluations()).isEqualTo(open.evaluations());
    for (var key : open.chains().keySet()) {
      assertThat(stripped(closed.chains().get(key)))
          .as(key)
          .isEqualTo(stripped(open.chains().get(key)));
    }
    assertThat(shown(Basis.LIVE).boards()).isEqualTo(open.boards());
    printed = prints();
    assertThat(printed).hasSizeGreaterThan(38 * 18);
  }

  @Test
  @Order(3)
  void a_closed_month_says_by_whom_and_what_was_missing() throws Exception {
    var board = json("/api/board?pack=yunan-2020&scope=990101");

    assertThat(board.at("/period").stringValue()).isEqualTo("2020");
    assertThat(board.at("/closed").booleanValue()).isTrue();
    assertThat(board.at("/closing/closedBy").stringValue()).isEqualTo("operator");
    assertThat(board.at("/closing/confirmedBy").isNull()).isTrue();
    var year = json("/api/closings?county=990101&year=2020");
    assertThat(year.at("/years").toString()).isEqualTo("[2020,2019]");
    assertThat(year.at("/months")).hasSize(12);
    assertThat(month(year, "2020-12").at("/along").toString())
        .isEqualTo("[\"2020Q4\",\"2020H2\",\"2020\"]");
    var may = month(year, "2020-05");
    assertThat(may.at("/status").stringValue()).isEqualTo("closed");
    assertThat(may.at("/missing").intValue()).isEqualTo(2);
    assertThat(may.at("/differences").intValue()).isZero();
    assertThat(may.at("/versions/0/statement").stringValue()).isEqualTo(MISSING);
    assertThat(json("/api/closings/990101/2020-05/missing?version=1").at("/sources"))
        .hasSize(2)
        .anySatisfy(it -> assertThat(it.at("/code").stringValue()).isEqualTo("T1"));
  }

  @Test
  @Order(4)
  void confirming_is_another_act_and_happens_once() throws Exception {
    var id = number("2020-05");

    assertThat(posted("/api/closings/" + id + "/confirmation", "").getStatus()).isEqualTo(204);
    var again = posted("/api/closings/" + id + "/confirmation", "");

    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(text(again)).contains("already-confirmed", "体改股经办人");
    var may = month(json("/api/closings?county=990101&year=2020"), "2020-05");
    assertThat(may.at("/status").stringValue()).isEqualTo("confirmed");
    assertThat(may.at("/versions/0/confirmed/by").stringValue()).isEqualTo("体改股经办人");
    assertThat(board("2020-05", Basis.CLOSED).closing().confirmedBy()).isEqualTo("体改股经办人");
    assertThat(board("2020Q2", Basis.CLOSED).closing().confirmedBy()).isNull();
  }

  /** In May 2020 T1 saw one of the first community's six visits; the correction makes it none. */
  @Test
  @Order(5)
  void a_correction_after_closing_changes_only_live_figures() throws Exception {
    run(
        "visits",
        Files.readString(PaperCounty.FILES.resolve("visits.csv")).lines().toList().getFirst()
            + "\nT1,2020-05-20,,outpatient,990101100,I10,false,false,50.00,30.00,HIS,LATE-1,录入员乙,2020-12-31\n");
    cells.catchUp();

    var closed = shown(Basis.CLOSED);
    assertThat(closed.boards()).isEqualTo(open.boards());
    assertThat(closed.evaluations()).isEqualTo(open.evaluations());
    assertThat(prints()).isEqualTo(printed);

    var live = cell(board("2020-05", Basis.LIVE), COUNTY + "-C1", "32@G");
    var kept = cell(board("2020-05", Basis.CLOSED), COUNTY + "-C1", "32@G");
    assertThat(live.value()).isNotEqualTo(kept.value());
    assertThat(kept.asClosed()).isNull();
    assertThat(Objects.requireNonNull(live.asClosed()).value()).isEqualTo(kept.value());
    assertThat(cell(board("2020-05", Basis.LIVE), "B1", "24").asClosed()).isNull();
    var chain = chain("32@G", COUNTY + "-C1", "2020-05", Basis.LIVE);
    assertThat(Objects.requireNonNull(chain.asClosed()).value()).isEqualTo(kept.value());

    var differences = json("/api/closings/990101/2020-05/differences?pack=yunan-2020");
    assertThat(differences.at("/total").intValue()).isEqualTo(differences.at("/rows").size());
    var one = difference(differences, COUNTY + "-C1", "32@G");
    assertThat(one.at("/closed/value").stringValue()).isEqualTo(kept.value());
    assertThat(one.at("/live/value").stringValue()).isEqualTo(live.value());
    assertThat(one.at("/definitionChanged").booleanValue()).isFalse();
    assertThat(one.at("/imports/0/format").stringValue()).isEqualTo("visits");
    assertThat(one.at("/set").stringValue()).isEqualTo("indicators");
    assertThat(one.at("/column").stringValue()).isEqualTo("32@G");
    var onBoard =
        json("/api/closings/990101/2020-05/differences?pack=yunan-2020&set=indicators&limit=1");
    var marked =
        board("2020-05", Basis.LIVE).cells().stream()
            .flatMap(List::stream)
            .filter(c -> c.asClosed() != null)
            .count();
    assertThat(onBoard.at("/total").longValue()).isEqualTo(marked);
    assertThat(onBoard.at("/next").stringValue()).isEqualTo("1");
    assertThat(
            json("/api/closings/990101/2020-06/differences?pack=yunan-2020")
                .at("/total")
                .intValue())
        .isZero();
    assertThat(
            get("/api/closings/990101/2020-05/differences.xlsx?pack=yunan-2020", "zh").getStatus())
        .isEqualTo(200);
    var brief = "/api/brief?pack=yunan-2020&scope=" + COUNTY + "-C1&period=";
    assertThat(json(brief + "2020-05").at("/decisions").toString())
        .contains("\"kind\":\"corrected_after_closing\"");
    assertThat(json(brief + "2020-06").at("/decisions").toString())
        .doesNotContain("corrected_after_closing");
  }

  @Test
  @Order(6)
  void a_changed_definition_leaves_closed_periods_as_they_were() throws Exception {
    var copy = Files.createDirectory(folder.resolve("yunan-2020"));
    try (var files = Files.list(Path.of("policies/yunan-2020"))) {
      for (var file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()),
            Files.readString(file)
                .replace(
                    "formula: town.visits / community.visits",
                    "formula: town.visits / county.visits")
                .replace(
                    "{zh: 镇卫生院诊疗人次占比, en: Town hospitals' share of visits}", "{zh: 新口径, en: New}"));
      }
    }
    assertThat(policies.load(copy).mistakes()).isEmpty();
    cells.catchUp();
    try {
      var closed = shown(Basis.CLOSED);

      assertThat(closed.boards()).isEqualTo(open.boards());
      assertThat(closed.evaluations()).isEqualTo(open.evaluations());
      assertThat(prints()).isEqualTo(printed);
      var chain = chain("32", COUNTY + "-C1", "2020", Basis.CLOSED);
      assertThat(stripped(chain))
          .isEqualTo(stripped(open.chains().get("32 " + COUNTY + "-C1 2020")));
      assertThat(chain.definition().formula()).isEqualTo("town.visits / community.visits");
      var live = chain("32", COUNTY + "-C1", "2020", Basis.LIVE);
      assertThat(live.definition().formula()).isEqualTo("town.visits / county.visits");
      assertThat(live.title().zh()).isEqualTo("新口径");
      var differences = json("/api/closings/990101/2020/differences?pack=yunan-2020&set=items");
      assertThat(
              difference(differences, COUNTY + "-C1", "32").at("/definitionChanged").booleanValue())
          .isTrue();
    } finally {
      assertThat(policies.load(Path.of("policies/yunan-2020")).mistakes()).isEmpty();
    }
  }

  @Test
  @Order(6)
  void a_document_moved_into_closed_periods_is_told_and_their_figures_stand() throws IOException {
    reworded("moved", "effective_from: 2020-01-01", "effective_from: 2020-07-01");
    try {
      var before = board("2020-05", Basis.CLOSED);

      var closed = shown(Basis.CLOSED);
      assertThat(closed.boards()).isEqualTo(open.boards());
      assertThat(closed.evaluations()).isEqualTo(open.evaluations());
      assertThat(prints()).isEqualTo(printed);
      assertThat(before.document().bearing()).isEqualTo(Bearing.BINDS);
      assertThat(Objects.requireNonNull(before.documentNow()).bearing())
          .isEqualTo(Bearing.NOT_YET_IN_FORCE);
      assertThat(board("2020-09", Basis.CLOSED).documentNow()).isNull();
      assertThat(board("2020-05", Basis.LIVE).rows())
          .allSatisfy(row -> assertThat(row.judged()).isZero());
      assertThat(moved.found())
          .singleElement()
          .satisfies(it -> {
            assertThat(it.pack()).isEqualTo(PaperCounty.PACK);
            assertThat(it.county()).isEqualTo(990101);
            assertThat(it.bearing()).isEqualTo(Bearing.NOT_YET_IN_FORCE);
            assertThat(it.periods())
                .contains("2020-05", "2020H1")
                .doesNotContain("2020-09", "2020");
          });
    } finally {
      assertThat(policies.load(Path.of("policies/yunan-2020")).mistakes()).isEmpty();
    }
    assertThat(moved.found()).isEmpty();
  }

  @Test
  @Order(6)
  void what_was_closed_under_a_document_in_force_is_not_marked_when_it_becomes_a_draft()
      throws IOException {
    reworded("draft", "status: trial", "status: draft");
    try {
      var closed = board("2020-05", Basis.CLOSED);

      assertThat(closed.document().mark()).isNull();
      assertThat(Objects.requireNonNull(closed.documentNow()).mark()).isNotNull();
      assertThat(board("2020-05", Basis.LIVE).document().mark()).isNotNull();
      assertThat(prints()).isEqualTo(printed);
    } finally {
      assertThat(policies.load(Path.of("policies/yunan-2020")).mistakes()).isEmpty();
    }
  }

  /** The county's pack with other words in one place. */
  private void reworded(String name, String words, String others) throws IOException {
    var copy = Files.createDirectory(folder.resolve(name));
    try (var files = Files.list(Path.of("policies/yunan-2020"))) {
      for (var file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()), Files.readString(file).replace(words, others));
      }
    }
    assertThat(policies.load(copy).mistakes()).isEmpty();
    cells.catchUp();
  }

  @Test
  @Order(6)
  void no_decision_may_begin_inside_closed_months_of_a_place_it_binds() {
    no("inside-closed-months", () -> deciding("9901", LAST));
    assertThatThrownBy(() -> deciding("9901", LAST))
        .isInstanceOfSatisfying(
            Problem.class,
            it ->
                assertThat(it.arguments())
                    .containsExactly(LAST, LAST, LAST.plusMonths(1), "附件4(32)"));
    no("inside-closed-months", () -> deciding(COUNTY, FIRST));
    deciding(COUNTY, LAST.plusMonths(1));
    deciding("445322", LAST);
  }

  private void deciding(String place, YearMonth from) {
    events.publishEvent(new DefinitionsChanging(PaperCounty.PACK, List.of(place), from, "附件4(32)"));
  }

  @Test
  @Order(6)
  void where_two_are_needed_who_closed_may_not_confirm() throws IOException {
    var copy = Files.createDirectory(folder.resolve("by-two"));
    try (var files = Files.list(Path.of("policies/yunan-2020"))) {
      for (var file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()),
            Files.readString(file)
                .replaceAll("(id: closing_by_two\\s+type: bool\\s+value:) false", "$1 true"));
      }
    }
    assertThat(policies.load(copy).mistakes()).isEmpty();
    try {
      no("another-must-confirm", () -> closings.confirm(Caller.operator(), number("2019-01")));
      closings.confirm(
          new Caller(
              "second", "复核人", Duty.REFORM_OFFICER, COUNTY, Scope.everything("second"), Reach.ALL),
          number("2019-01"));
    } finally {
      assertThat(policies.load(Path.of("policies/yunan-2020")).mistakes()).isEmpty();
    }
    assertThat(board("2019-01", Basis.CLOSED).closing().confirmedBy()).isEqualTo("复核人");
  }

  @Test
  @Order(7)
  void an_institution_that_moves_afterwards_stays_where_it_was() throws IOException {
    var rows = codes(board("2020-12", Basis.CLOSED));
    run(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        990101-C1,T1,member,2019-01-01,2020-05-14
        990101-C2,T1,member,2020-05-15,
        """);
    cells.catchUp();

    assertThat(codes(board("2020-12", Basis.CLOSED))).isEqualTo(rows);
    assertThat(codes(board("2020-12", Basis.LIVE))).isNotEqualTo(rows);
    assertThat(shown(Basis.CLOSED).boards()).isEqualTo(open.boards());
    assertThat(prints()).isEqualTo(printed);
    assertThat(
            boards
                .board(
                    Caller.operator(),
                    policies.get(PaperCounty.PACK),
                    COUNTY + "-C1",
                    Period.of("2020-12"),
                    BoardColumns.INDICATORS,
                    Basis.CLOSED)
                .rows())
        .extracting(BoardView.Line::code)
        .contains("T1");
  }

  @Test
  @Order(8)
  void reopening_needs_a_reason_and_keeps_what_was_closed() throws Exception {
    var id = number("2020-05");

    no("reason-needed", () -> closings.reopen(Caller.operator(), id, " "));
    closings.reopen(Caller.operator(), id, "T1 补报了一条就诊");

    no("already-reopened", () -> closings.reopen(Caller.operator(), id, "again"));
    no("already-reopened", () -> closings.confirm(Caller.operator(), id));
    assertThat(board("2020-05", Basis.CLOSED).closed()).isFalse();
    for (var period : List.of("2020Q2", "2020H1", "2020")) {
      assertThat(board(period, Basis.CLOSED).closed()).as(period).isFalse();
    }
    for (var period : List.of("2020-04", "2020-06", "2020Q1", "2020Q3", "2020H2", "2019")) {
      assertThat(board(period, Basis.CLOSED).closed()).as(period).isTrue();
    }
    assertThat(board("2020-06", Basis.CLOSED).closing().earlierReopened()).isTrue();
    assertThat(board("2020-04", Basis.CLOSED).closing().earlierReopened()).isFalse();
    var year = json("/api/closings?county=990101&year=2020");
    assertThat(month(year, "2020-05").at("/status").stringValue()).isEqualTo("reopened");
    assertThat(month(year, "2020-05").at("/versions/0/reason").stringValue())
        .isEqualTo("T1 补报了一条就诊");
    assertThat(month(year, "2020-06").at("/earlierReopened").booleanValue()).isTrue();
    assertThat(prints()).isEqualTo(printed);
  }

  /** Nobody asks for the figures between the import and the closing. */
  @Test
  @Order(9)
  void closing_waits_for_what_has_come_in_and_gives_a_second_version() throws Exception {
    run(
        "visits",
        Files.readString(PaperCounty.FILES.resolve("visits.csv")).lines().toList().getFirst()
            + "\nT1,2020-05-21,,outpatient,990101100,I10,false,false,60.00,30.00,HIS,LATE-2,录入员乙,2020-12-31\n");
    close(YearMonth.of(2020, 5), MISSING);

    assertThat(jdbc.sql("select count(*) from facts.mark").query(Long.class).single()).isZero();
    assertThat(board("2020-05", Basis.CLOSED).cells())
        .isEqualTo(board("2020-05", Basis.LIVE).cells());
    assertThat(board("2020", Basis.CLOSED).closing().version()).isEqualTo(2);
    assertThat(board("2020Q3", Basis.CLOSED).closing().version()).isEqualTo(1);
    var first =
        get(
            "/api/closings/990101/2020-05/documents/board-items.xlsx?pack=yunan-2020&version=1",
            "zh");
    var second =
        get("/api/closings/990101/2020-05/documents/board-items.xlsx?pack=yunan-2020", "zh");
    assertThat(first.getContentAsByteArray()).isNotEqualTo(second.getContentAsByteArray());
    assertThat(
            get("/api/board.xlsx?pack=yunan-2020&scope=990101&period=2020-05&set=items", "zh")
                .getContentAsByteArray())
        .isEqualTo(second.getContentAsByteArray());
    assertThat(
            get("/api/closings/990101/2020-05/documents/board-items.xlsx?pack=yunan-2020", "en")
                .getContentAsByteArray())
        .isNotEqualTo(second.getContentAsByteArray());
    var listed = json("/api/closings/990101/2020-05/documents?pack=yunan-2020");
    assertThat(listed).anySatisfy(it -> assertThat(it.at("/version").intValue()).isEqualTo(1));
    assertThat(listed.at("/0/inForce").booleanValue()).isTrue();
    var all = prints();
    printed.forEach((key, sha) -> assertThat(all).containsEntry(key, sha));
  }

  @Test
  @Order(10)
  void of_two_who_close_at_once_one_does_and_the_other_learns_who() throws Exception {
    closings.reopen(Caller.operator(), number("2020-12"), "试两人同时月结");
    var together = new CyclicBarrier(2);
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var tries = new ArrayList<Future<String>>();
      for (var i = 0; i < 2; i++) {
        Callable<String> one =
            () -> {
              together.await();
              try {
                return "closed " + close(LAST, MISSING);
              } catch (Problem no) {
                return no.type().name() + " " + no.arguments();
              }
            };
        tries.add(threads.submit(one));
      }
      for (var one : tries) {
        outcomes.add(one.get());
      }
    }

    assertThat(outcomes).filteredOn(it -> it.startsWith("closed")).hasSize(1);
    assertThat(outcomes)
        .filteredOn(it -> it.startsWith("ALREADY_CLOSED") && it.contains("operator"))
        .hasSize(1);
    assertThat(
            jdbc.sql(
                    "select count(*) from indicators.frozen_period where period = '2020-12' and out_of_force_at is null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  @Order(11)
  void every_act_stands_once_in_the_trail() {
    assertThat(count("audit.entry where action = 'indicators.month-closed'"))
        .isEqualTo(count("indicators.closing"));
    assertThat(count("audit.entry where action = 'indicators.month-confirmed'"))
        .isEqualTo(count("indicators.closing where confirmed_at is not null"));
    assertThat(count("audit.entry where action = 'indicators.month-reopened'"))
        .isEqualTo(count("indicators.closing where reopened_at is not null"));
    assertThat(
            count(
                """
                audit.entry
                 where action = 'indicators.month-reopened' and subject = '990101/2020-05'
                   and actor = 'operator' and unit = '990101' and reason = 'T1 补报了一条就诊'
                   and before = '{"state": "confirmed"}' and after = '{"state": "open"}'
                """))
        .isEqualTo(1);
  }

  private long count(String of) {
    return jdbc.sql("select count(*) from " + of).query(Long.class).single();
  }

  @Test
  @Order(11)
  void copies_can_not_be_changed() {
    for (var table :
        List.of(
            "frozen_figure", "frozen_document", "frozen_definition", "frozen_row", "frozen_gap")) {
      assertThatThrownBy(() -> jdbc.sql("delete from indicators." + table).update())
          .as(table)
          .hasMessageContaining("never changed");
    }
    assertThatThrownBy(() -> jdbc.sql("update indicators.frozen_figure set value = 1").update())
        .hasMessageContaining("never changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | unknown-county | GET | /api/closings?county=990199 |",
        "404 | unknown-closing | POST | /api/closings/99999/confirmation |",
        "404 | unknown-closing | POST | /api/closings/99999/reopening | {'reason':'x'}",
        "422 | reason-needed | POST | /api/closings/1/reopening | {'reason':'  '}",
        "422 | bad-month | POST | /api/closings | {'county':'990101','month':'2020Q1'}",
        "400 | malformed | POST | /api/closings | {'month':'2020-04'}",
        "400 | malformed | POST | /api/closings | {'county':'990101'}",
        "400 | malformed | POST | /api/closings |",
        "400 | malformed | POST | /api/closings/x/confirmation |",
        "400 | malformed | GET | /api/closings |",
        "409 | already-closed | POST | /api/closings | {'county':'990101','month':'2020-04'}",
        "422 | month-not-over | POST | /api/closings | {'county':'990101','month':'2999-01'}",
        "422 | bad-period | GET | /api/closings/990101/2020-13/documents?pack=yunan-2020 |",
        "404 | not-closed | GET | /api/closings/990101/2021/documents/board-items.xlsx?pack=yunan-2020 |",
        "404 | unknown-print | GET | /api/closings/990101/2020/documents/secrets.xlsx?pack=yunan-2020 |",
        "404 | not-closed | GET | /api/closings/990101/2021/differences?pack=yunan-2020 |",
        "404 | unknown-pack | GET | /api/closings/990101/2020/differences?pack=nowhere |"
      })
  @Order(12)
  void a_no_says_what_to_do_in_both_languages(
      int status, String code, String method, String address, @Nullable String body)
      throws Exception {
    for (var language : List.of("zh-CN", "en")) {
      var request = method.equals("GET") ? MockMvcRequestBuilders.get(address) : post(address);
      var response = answer(request, body == null ? "" : body.replace('\'', '"'), language);

      assertThat(response.getStatus()).as(text(response)).isEqualTo(status);
      var problem = Objects.requireNonNull(JsonMapper.shared().readTree(text(response)));
      assertThat(problem.at("/code").stringValue()).isEqualTo(code);
      assertThat(problem.at("/detail").stringValue().matches("(?s).*\\p{IsHan}.*"))
          .isEqualTo(language.equals("zh-CN"));
    }
  }

  private long close(YearMonth month, @Nullable String statement) {
    return closings.close(Caller.operator(), COUNTY, month, statement);
  }

  private static void no(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Problem.class,
            it -> assertThat(it.type().messageKey()).isEqualTo("problem.indicators." + code));
  }

  private Shown shown(Basis basis) {
    var all = new Shown(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (var text : List.of("2019", "2020", "2020H1", "2020Q2", "2020Q3", "2020-05", "2020-09")) {
      var period = Period.of(text);
      for (var set : BoardColumns.values()) {
        all.boards()
            .put(
                text + " " + set,
                boards
                    .board(
                        Caller.operator(),
                        policies.get(PaperCounty.PACK),
                        COUNTY,
                        period,
                        set,
                        basis)
                    .cells());
      }
      for (var row : ROWS) {
        all.evaluations()
            .put(
                row + " " + text,
                evaluation
                    .evaluate(Caller.operator(), PaperCounty.PACK, period, row, basis == Basis.LIVE)
                    .items());
      }
      for (var row : List.of(COUNTY, COUNTY + "-C1", "T1")) {
        for (var series : CHAINS) {
          all.chains().put(series + " " + row + " " + text, chain(series, row, text, basis));
        }
      }
    }
    return all;
  }

  private FigureView chain(String series, String row, String period, Basis basis) {
    return chains.chain(
        Caller.operator(), policies.get(PaperCounty.PACK), series, row, Period.of(period), basis);
  }

  /** A chain without what says that it is closed. */
  private static FigureView stripped(@Nullable FigureView view) {
    var it = Objects.requireNonNull(view);
    return new FigureView(
        it.series(),
        it.title(),
        it.unit(),
        it.decimals(),
        it.row(),
        it.period(),
        false,
        it.state(),
        it.judgement(),
        it.value(),
        it.display(),
        it.reason(),
        it.clause(),
        it.item(),
        it.indicator(),
        it.goal(),
        it.slips(),
        it.definition(),
        it.targets(),
        it.bearing(),
        it.unbound(),
        it.document(),
        it.compare(),
        it.parts(),
        new FigureView.Sources(
            it.sources().in(),
            it.sources().of(),
            it.sources().missing().stream().map(ClosingTest::undated).toList(),
            it.sources().twice()),
        it.history(),
        null,
        null);
  }

  /** What a closing keeps of a missing source; when it was due is asked of the calendar. */
  private static FigureView.Missing undated(FigureView.Missing it) {
    return new FigureView.Missing(
        it.institution(), it.factCode(), it.fact(), it.month(), null, 0, List.of());
  }

  private BoardView board(String period, Basis basis) {
    return boards.board(
        Caller.operator(),
        policies.get(PaperCounty.PACK),
        COUNTY,
        Period.of(period),
        BoardColumns.INDICATORS,
        basis);
  }

  private static List<String> codes(BoardView board) {
    return board.rows().stream().map(l -> l.code() + " in " + l.parent()).toList();
  }

  private static BoardView.Cell cell(BoardView board, String row, String series) {
    var r = board.rows().stream().map(BoardView.Line::code).toList().indexOf(row);
    return board.cells().get(r).stream()
        .filter(c -> c.series().equals(series))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> prints() {
    var all = new LinkedHashMap<String, String>();
    jdbc.sql(
            """
            select p.period, p.version, d.kind, d.scope, d.language, d.media_type,
                   encode(sha256(d.bytes), 'hex') as sha
              from indicators.frozen_document d join indicators.frozen_period p on p.id = d.frozen_period
             order by 1, 2, 3, 4, 5, 6
            """)
        .query((row, _) -> {
          var key = new StringBuilder();
          for (var i = 1; i <= 6; i++) {
            key.append(row.getString(i)).append(' ');
          }
          return Map.entry(key.toString(), row.getString("sha"));
        })
        .list()
        .forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  private long rowsOf(String table) {
    return jdbc.sql("select count(*) from indicators." + table).query(Long.class).single();
  }

  private long number(String month) {
    return jdbc.sql(
            "select id from indicators.closing where month = ?::date and reopened_at is null")
        .param(month + "-01")
        .query(Long.class)
        .single();
  }

  private void run(String format, String csv) throws IOException {
    var file = folder.resolve(format + ".csv");
    Files.writeString(file, csv);
    var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
  }

  private static JsonNode month(JsonNode year, String month) {
    for (var one : year.at("/months")) {
      if (one.at("/month").stringValue().equals(month)) {
        return one;
      }
    }
    throw new AssertionError(month + " in " + year);
  }

  private static JsonNode difference(JsonNode page, String row, String series) {
    for (var one : page.at("/rows")) {
      if (one.at("/row").stringValue().equals(row)
          && one.at("/series").stringValue().equals(series)) {
        return one;
      }
    }
    throw new AssertionError(row + " " + series + " in " + page);
  }

  private JsonNode json(String address) throws Exception {
    var response = get(address, "zh-CN");
    assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
    return Objects.requireNonNull(JsonMapper.shared().readTree(text(response)));
  }

  private MockHttpServletResponse get(String address, String language) throws Exception {
    return answer(MockMvcRequestBuilders.get(address), "", language);
  }

  private MockHttpServletResponse posted(String address, String body) throws Exception {
    return answer(post(address), body, "zh-CN");
  }

  private MockHttpServletResponse answer(
      MockHttpServletRequestBuilder request, String body, String language) throws Exception {
    return mvc.perform(
            request
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse();
  }

  private static String text(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
