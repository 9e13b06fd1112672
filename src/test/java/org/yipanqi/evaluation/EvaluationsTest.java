package org.yipanqi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.desk.RunDesk;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.results.RunSheet;
import org.yipanqi.evaluation.tables.KeptTable;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.PaperCounty;
import org.yipanqi.indicators.closing.Closings;
import org.yipanqi.kernel.Problem;

/**
 * The paper county's year from its figures to published results; the steps build on one another.
 *
 * <pre>
 *                     weight  C1 (expected.csv)           C2
 *  surgery (0–60)         20  50 %: 16.666…→16.67         a true zero: 0.00
 *  signed (rank)          30  71.4286 %: 1st, 30.00       33.3333 %: 2nd, 18.00
 *  grassroots-visits      20  55.5556 %: 20.00            undecidable: left out
 *  down (0–100)           10  50 %: 5.00                  denominator zero: no points
 *  led (stated)           20  18.00, reviewed 17.50       15.50
 *  sum                   100  89.17                       33.50 of 80
 *  score                      89.2                        41.875→41.9
 * </pre>
 */
@OnPaperYear
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvaluationsTest {

  private static final String COUNTY = PaperCounty.COUNTY;
  private static final byte[] PDF = "%PDF-1.7 纪要".getBytes(StandardCharsets.UTF_8);
  private static final String TABLE = PaperYear.TABLE;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Closings closings;
  @Autowired private Places places;
  @Autowired private ScoringTables tables;
  @Autowired private RoundOpening openings;
  @Autowired private Rounds rounds;
  @Autowired private Runs runs;
  @Autowired private RunDesk desk;
  @Autowired private EvidenceFiles files;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private long table;
  private long round;
  private long first;
  private long second;
  private long minutes;
  private byte[] printed = {};

  @BeforeAll
  void theCountyIsImported() {
    PaperYear.isClosed(imports, cells, closings);
  }

  @Test
  @Order(1)
  void a_table_is_kept_in_versions_and_only_for_ones_own_county() {
    no("not-your-county", officer("990102"), it -> tables.send(it, TABLE));
    no(
        "table-with-mistakes",
        officer(COUNTY),
        it -> tables.send(it, TABLE.replace("weight: 30", "weight: 31")));

    table = as(officer(COUNTY), it -> tables.send(it, TABLE));

    no("same-table", officer(COUNTY), it -> tables.send(it, TABLE));
    var own = as(officer(COUNTY), it -> tables.of(it, Long.parseLong(COUNTY)));
    var others = as(officer("990102"), it -> tables.of(it, Long.parseLong(COUNTY)));
    assertThat(own).extracting(KeptTable::id).contains(table);
    assertThat(others).isEmpty();
  }

  @Test
  @Order(2)
  void a_round_is_opened_on_closed_figures_and_once() {
    no("period-not-of-table", officer(COUNTY), it -> open(it, "2019Q1"));
    no("bad-period", officer(COUNTY), it -> open(it, "2019-13"));
    no("period-not-closed", officer(COUNTY), it -> open(it, "2020"));
    no("not-your-county", director("C1"), it -> open(it, "2019"));

    round = as(officer(COUNTY), it -> open(it, "2019"));

    no("already-open", officer(COUNTY), it -> open(it, "2019"));
    var listed =
        as(officer(COUNTY), it -> desk.list(it, Long.parseLong(COUNTY), round + 1, 1)).getFirst();
    assertThat(listed.runs()).extracting(Run::unit).containsExactly(COUNTY + "-C1", COUNTY + "-C2");
    first = listed.runs().get(0).id();
    second = listed.runs().get(1).id();
  }

  @Test
  @Order(3)
  void marks_of_figures_come_from_the_closed_period_with_their_states() {
    var one = look(officer(COUNTY), first).sheet();
    var two = look(officer(COUNTY), second).sheet();

    assertThat(one.lines())
        .extracting(RunSheet.RunLine::points)
        .containsExactly("16.67", "30.00", "20.00", "5.00", null);
    assertThat(two.lines())
        .extracting(RunSheet.RunLine::points)
        .containsExactly("0.00", "18.00", null, "0.00", null);
    assertThat(two.lines())
        .extracting(RunSheet.RunLine::outcome)
        .containsExactly("scored", "scored", "left_out", "no_points", "awaited");
    assertThat(one.lines())
        .filteredOn(it -> it.figure() != null)
        .allSatisfy(it -> assertThat(it.figure().kept()).isTrue());
    assertThat(one.result().score()).isNull();
  }

  @Test
  @Order(4)
  void a_community_states_its_own_marks_and_sees_no_other_communitys_draft() {
    var c1 = director("C1");
    no("unknown-run", c1, it -> desk.look(it, second));
    no("scored-by-figure", c1, it -> state(it, first, "signed", "3", "凭据"));
    no("points-out-of-range", c1, it -> state(it, first, "led", "20.5", "凭据"));
    no("words-needed", c1, it -> state(it, first, "led", "18", null));
    no("unknown-criterion", c1, it -> state(it, first, "nothing", "18", "凭据"));
    no("still-open", c1, it -> move(it, first, (i, v) -> runs.submit(it, i, v)));

    as(c1, it -> state(it, first, "led", "18", "管委会全年开会四次，纪要在案"));
    minutes = as(c1, it -> file(it, "self_assessment", first, "led"));
    noFile("unknown-subject", c1, it -> file(it, "self_assessment", first, "nothing"));
    noFile("unknown-subject", c1, it -> file(it, "self_assessment", second, "led"));
    noFile("not-yours", c1, it -> file(it, "review", first, "led"));
    no("stale", c1, it -> done(() -> runs.submit(it, first, 0)));
    as(c1, it -> move(it, first, (i, v) -> runs.submit(it, i, v)));

    no("not-now", c1, it -> state(it, first, "led", "19", "又想起一次"));
    noFile("in-use", c1, it -> done(() -> files.withdraw(it, minutes, "换一份纪要")));
    assertThat(look(c1, first).sheet().result().score()).isEqualTo("89.7");
  }

  @Test
  @Order(5)
  void the_review_is_somebody_elses_with_a_reason_and_can_give_back() {
    var officer = officer(COUNTY);
    no("not-your-county", director("C1"), it -> review(it, first, "led", "17", "纪要只有三份"));
    as(officer, it -> move(it, first, (i, v) -> runs.giveBack(it, i, v, "请补会议纪要")));
    as(officer, it -> move(it, first, (i, v) -> runs.submit(it, i, v)));
    no("another-must-review", officer, it -> review(it, first, "led", "17", "纪要只有三份"));

    var other = officer(COUNTY, "second-officer");
    as(other, it -> review(it, first, "led", "17.5", "纪要只有三份"));
    noFile("not-yours", officer, it -> file(it, "review", first, "led"));
    var seen = as(other, it -> file(it, "review", first, "led"));

    var line = look(other, first).sheet().lines().getLast();
    assertThat(line.points()).isEqualTo("17.50");
    assertThat(line.before()).isEqualTo("18.00");
    assertThat(line.reviewReason()).isEqualTo("纪要只有三份");
    no("not-all-confirmed", other, it -> done(() -> rounds.publish(it, round, 0)));
    as(other, it -> move(it, first, (i, v) -> runs.confirm(it, i, v)));
    noFile("in-use", other, it -> done(() -> files.withdraw(it, seen, "换一份记录")));
    noFile("closed", other, it -> file(it, "review", first, "led"));
    assertThat(look(other, first).sheet().result().score()).isEqualTo("89.2");
    assertThat(look(other, first).sheet().confirmedBy()).isEqualTo("second-officer");
  }

  @Test
  @Order(6)
  void results_are_published_together_and_then_seen_by_the_county_with_a_stated_lag() {
    as(director("C2"), it -> state(it, second, "led", "15.5", "开会两次"));
    as(director("C2"), it -> move(it, second, (i, v) -> runs.submit(it, i, v)));
    as(officer(COUNTY), it -> move(it, second, (i, v) -> runs.confirm(it, i, v)));
    no("unknown-run", director("C1"), it -> desk.look(it, second));

    as(officer(COUNTY), it -> done(() -> rounds.publish(it, round, 0)));

    assertThat(look(director("C1"), second).sheet().result().score()).isEqualTo("41.9");
    var others = as(director("C2"), it -> files.list(it, "self_assessment", first));
    assertThat(others.seen()).isFalse(); // the score is published, the minutes are not
    assertThat(others.files()).isEmpty();
    noFile("unknown-evidence", director("C2"), it -> files.read(it, minutes));
    assertThat(as(officer(COUNTY), it -> files.read(it, minutes)).bytes()).isEqualTo(PDF);
    var results = as(director("C1"), _ -> results());
    assertThat(results).containsExactly("990101-C1 89.2 pass", "990101-C2 41.9 fail");
    var available = as(director("C1"), _ -> available());
    assertThat(available)
        .isEqualTo(LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai"))).plusDays(15));
    var elsewhere = as(officer("990102"), _ -> results());
    assertThat(elsewhere).isEmpty();
    no("not-now", officer(COUNTY), it -> done(() -> rounds.withdraw(it, round, 1, "重来")));
  }

  @Test
  @Order(7)
  void a_later_table_changes_nothing_that_was_confirmed_and_shows_what_would_be_apart() {
    var before = look(officer(COUNTY), first).sheet();
    printed = as(officer(COUNTY), it -> desk.print(it, first, Locale.CHINESE));

    as(
        officer(COUNTY),
        it -> tables.send(it, TABLE.replace("none: 0, full: 60", "none: 0, full: 50")));

    assertThat(look(officer(COUNTY), first).sheet()).isEqualTo(before);
    var again = as(officer(COUNTY), it -> desk.print(it, first, Locale.CHINESE));
    assertThat(again).isEqualTo(printed);
    var now = as(officer(COUNTY), it -> desk.wouldBe(it, first));
    assertThat(now.tableVersion()).isEqualTo(2);
    assertThat(now.then().score()).isEqualTo("89.2");
    assertThat(now.now().score()).isEqualTo("92.5"); // 20 + 30 + 20 + 5 + 17.5
    assertThat(now.differs()).extracting(RunDesk.Differs::criterion).containsExactly("surgery");
  }

  private long open(Caller caller, String period) {
    return openings.open(caller, table, period, Purpose.REGULAR);
  }

  private boolean state(
      Caller caller, long run, String criterion, String points, @Nullable String words) {
    return move(
        caller,
        run,
        (id, version) -> runs.state(caller, id, version, criterion, new BigDecimal(points), words));
  }

  private boolean review(Caller caller, long run, String criterion, String points, String reason) {
    return move(
        caller,
        run,
        (id, version) ->
            runs.review(caller, id, version, criterion, new BigDecimal(points), reason));
  }

  /** What is done to a run in the version that it has. */
  private interface Move {
    void to(long run, int version);
  }

  private boolean move(Caller caller, long run, Move work) {
    work.to(run, desk.look(caller, run).run().version());
    return true;
  }

  private long file(Caller caller, String of, long run, String criterion) {
    return files.add(caller, of, run, criterion, "会议纪要", "纪要.pdf", PDF);
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private RunDesk.Looked look(Caller caller, long run) {
    return as(caller, it -> desk.look(it, run));
  }

  private List<String> results() {
    return Acting.together(
        transactions,
        () ->
            jdbc.sql(
                    "select unit || ' ' || score || ' ' || grade from evaluation_api.result where table_code = 'paper-year' order by unit")
                .query(String.class)
                .list());
  }

  private LocalDate available() {
    return Acting.together(
        transactions,
        () ->
            jdbc.sql(
                    "select distinct available_from from evaluation_api.result where table_code = 'paper-year'")
                .query(LocalDate.class)
                .single());
  }

  private Caller officer(String county) {
    return officer(county, "officer-of-" + county);
  }

  private Caller officer(String county, String user) {
    return caller(user, Duty.REFORM_OFFICER, county);
  }

  private Caller director(String community) {
    return caller("director-" + community, Duty.COMMUNITY_DIRECTOR, COUNTY + "-" + community);
  }

  private Caller caller(String user, Duty duty, String unit) {
    return new Caller(
        user, user, duty, unit, places.scope(user, duty, unit), places.writes(duty, unit));
  }

  private interface Asked<T> {
    T of(Caller caller);
  }

  private static <T> T as(Caller caller, Asked<T> work) {
    Supplier<T> asked = () -> work.of(caller);
    return Acting.within(caller.scope(), asked);
  }

  private static <T> void no(String code, Caller caller, Asked<T> work) {
    refused("problem.evaluation." + code, caller, work);
  }

  private static <T> void noFile(String code, Caller caller, Asked<T> work) {
    refused("problem.evidence." + code, caller, work);
  }

  private static <T> void refused(String key, Caller caller, Asked<T> work) {
    assertThatThrownBy(() -> as(caller, work))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.type().messageKey()).isEqualTo(key));
  }
}
