package org.yipanqi.facts.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.facts.ImportBench;
import org.yipanqi.facts.SourceReminder;
import org.yipanqi.facts.SourcesChanged;
import org.yipanqi.facts.sources.GapAsk.Only;
import org.yipanqi.facts.sources.Obligations.NewRule;
import org.yipanqi.kernel.Problem;

/**
 * The source calendar on a database: a county of a hospital H1, a town hospital T1 and its clinic
 * V1. The calendar is kept since 1 January 2020; everything is due on the 5th of the next month.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourcesTest {

  private static final Caller CLERK = Caller.operator();
  private static final YearMonth MAY = YearMonth.of(2020, 5);
  private static final YearMonth JUNE = YearMonth.of(2020, 6);

  private final MovableClock clock = new MovableClock("2020-01-01");
  private ImportBench bench;
  private GapReader reader;
  private GapBoards boards;
  private Obligations obligations;
  private Declarations declarations;
  private CrossingDetails details;
  private CalendarSettings settings;
  private Reminders reminders;

  @BeforeAll
  void open() {
    bench = new ImportBench(clock).withCounty();
    var jdbc = bench.jdbc;
    var facts = FactCatalogue.load();
    var transactions = new DataSourceTransactionManager(bench.database.dataSource());
    var changes = new CalendarChanges(jdbc, bench.trail(), clock);
    var voided = bench.voidedRecords();
    reader = new GapReader(jdbc);
    boards = new GapBoards(reader, bench.calendar(), facts, clock);
    obligations =
        new Obligations(
            new OwedRules(jdbc, facts),
            reader,
            changes,
            facts,
            clock,
            transactions,
            bench.events::add);
    declarations =
        new Declarations(
            jdbc, reader, boards, changes, voided, clock, transactions, bench.events::add);
    details = new CrossingDetails(jdbc, reader, boards, changes, facts, voided, clock);
    settings = new CalendarSettings(jdbc, changes, clock, transactions, bench.events::add);
    reminders =
        new Reminders(
            jdbc, bench.calendar(), boards, facts, clock, transactions, bench.events::add);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeEach
  void begin() {
    bench.forgetRecords();
    bench
        .jdbc
        .sql(
            """
            truncate facts.reminder, facts.calendar_change, facts.calendar_setting;
            delete from registry.community_member;
            update registry.institution set opened_on = null, closed_on = null
            """)
        .update();
    clock.set("2020-01-01", 9);
    bench.taken(
        "sources_owed",
        """
        institution,fact,valid_from
        T1,visit,2020-01-01
        V1,visit,2020-01-01
        H1,post,2020-01-01
        445322,claim,2020-01-01
        """);
    bench.events.clear();
  }

  @Test
  void a_delivery_is_in_time_until_the_end_of_its_day_and_late_after_it() {
    clock.set("2020-06-05", 23);
    var inTime = bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));
    clock.set("2020-06-08", 0);
    var late = bench.taken("visits", visit("his", "2", "V1", "2020-05-30", "10"));

    assertThat(crossing("T1", "visit", MAY).standing()).isEqualTo(Standing.IN_TIME);
    assertThat(inTime.message()).isNull();
    assertThat(crossing("V1", "visit", MAY).standing()).isEqualTo(Standing.LATE);
    assertThat(crossing("V1", "visit", MAY).days()).isEqualTo(3);
    assertThat(late.message().zh()).contains("迟报 3 天：东坝村卫生站 2020-05 诊疗人次");
    assertThat(late.message().en()).contains("3 days late");
  }

  @Test
  void what_a_record_says_of_its_own_time_makes_nothing_early() {
    clock.set("2020-06-20", 9);
    bench.taken(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount,fund_amount,recorded_at
        his,1,T1,2020-05-30,home,10,0,2020-05-30T10:00
        """);

    assertThat(crossing("T1", "visit", MAY).days()).isEqualTo(15);
  }

  @Test
  void a_clock_that_is_set_back_makes_nothing_early_and_says_so() {
    clock.set("2020-06-09", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));

    clock.set("2020-06-04", 9);
    var result = bench.taken("visits", visit("his", "2", "V1", "2020-05-30", "10"));

    clock.set("2020-06-30", 9);
    assertThat(crossing("V1", "visit", MAY).receivedOn()).isEqualTo("2020-06-09");
    assertThat(crossing("V1", "visit", MAY).days()).isEqualTo(4);
    assertThat(result.message().zh()).contains("时钟").contains("7200 分钟");
  }

  @Test
  void a_correction_after_the_day_is_told_and_one_before_it_is_not() {
    clock.set("2020-06-02", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));
    clock.set("2020-06-05", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "11"));
    clock.set("2020-06-06", 9);
    assertThat(crossing("T1", "visit", MAY).corrected()).isFalse();

    bench.taken("visits", visit("his", "1", "T1", "2020-06-01", "11"));

    assertThat(crossing("T1", "visit", MAY).changedOn())
        .as("a record that leaves a month corrects it")
        .isEqualTo("2020-06-06");
    assertThat(crossing("T1", "visit", MAY).standing()).isEqualTo(Standing.IN_TIME);
    assertThat(details.of(CLERK, "T1", "visit", MAY).deliveries())
        .extracting(it -> it.day().toString())
        .containsExactly("2020-06-02", "2020-06-05", "2020-06-06");
  }

  @Test
  void that_there_was_nothing_is_declared_with_a_reason_and_can_be_taken_back() {
    clock.set("2020-06-03", 9);
    declarations.declare(CLERK, "V1", "visit", MAY, " 村医外出培训，当月未开诊 ");

    assertThat(crossing("V1", "visit", MAY).standing()).isEqualTo(Standing.NOTHING);
    assertThat(bench.events).contains(new SourcesChanged(id("V1"), "visit", MAY.atDay(1)));
    var detail = details.of(CLERK, "V1", "visit", MAY);
    assertThat(detail.declared().note()).isEqualTo("村医外出培训，当月未开诊");
    assertThat(detail.declared().by()).isEqualTo(CLERK.name());
    refused(
        SourcesProblem.ALREADY_DECLARED,
        () -> declarations.declare(CLERK, "V1", "visit", MAY, "again"));

    declarations.withdraw(CLERK, "V1", "visit", MAY, "填错");

    assertThat(crossing("V1", "visit", MAY).standing()).isEqualTo(Standing.NOT_DUE);
    assertThat(details.of(CLERK, "V1", "visit", MAY).changes())
        .extracting(CalendarChanges.CalendarChange::act)
        .containsExactly("withdrawn", "declared");
    refused(
        SourcesProblem.NOT_DECLARED,
        () -> declarations.withdraw(CLERK, "V1", "visit", MAY, "again"));
  }

  @Test
  void nothing_can_be_declared_of_a_month_that_runs_or_has_records_or_is_not_owed() {
    clock.set("2020-05-31", 23);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));

    refused(
        SourcesProblem.MONTH_NOT_OVER,
        () -> declarations.declare(CLERK, "V1", "visit", MAY, "why"));
    clock.set("2020-06-01", 0);
    refused(
        SourcesProblem.ALREADY_REPORTED,
        () -> declarations.declare(CLERK, "T1", "visit", MAY, "why"));
    refused(SourcesProblem.NOT_OWED, () -> declarations.declare(CLERK, "T1", "income", MAY, "why"));
    refused(
        SourcesProblem.REASON_NEEDED, () -> declarations.declare(CLERK, "V1", "visit", MAY, "  "));
    refused(
        SourcesProblem.UNKNOWN_REPORTER,
        () -> declarations.declare(CLERK, "X9", "visit", MAY, "why"));
  }

  @Test
  void an_institution_owes_from_the_month_it_opens_to_the_month_it_closes() {
    bench
        .jdbc
        .sql(
            """
            update registry.institution set opened_on = '2020-04-20', closed_on = '2020-06-10'
             where code = 'V1'
            """)
        .update();
    clock.set("2020-12-01", 9);

    var line =
        byFact("visit", "2020-01", "2020-10", Only.ALL).rows().stream()
            .filter(it -> it.unit().equals("V1"))
            .findFirst()
            .orElseThrow();

    assertThat(line.cells().stream().map(Crossing::standing).map(Standing::code))
        .containsExactly(
            "not_owed",
            "not_owed",
            "not_owed",
            "missing",
            "missing",
            "missing",
            "not_owed",
            "not_owed",
            "not_owed",
            "not_owed");
    assertThat(byMonth(YearMonth.of(2020, 8), Only.ALL).rows())
        .extracting(GapBoard.GapLine::unit)
        .as("who is closed for good is not on a later month's board")
        .doesNotContain("V1");
  }

  @Test
  void who_takes_over_owes_from_that_day_on_and_who_goes_no_longer() {
    clock.set("2020-06-15", 9);

    var entered = obligations.succeed(CLERK, "V1", List.of("H1"), LocalDate.of(2020, 7, 1), "合并");

    assertThat(entered).isEqualTo(1);
    clock.set("2020-12-01", 9);
    var rows = byFact("visit", "2020-06", "2020-07", Only.ALL).rows();
    assertThat(standings(rows, "V1")).containsExactly("missing", "not_owed");
    assertThat(standings(rows, "H1")).containsExactly("not_owed", "missing");
    refused(
        SourcesProblem.SUCCESSOR_IS_ITSELF,
        () -> obligations.succeed(CLERK, "V1", List.of("V1"), LocalDate.of(2020, 7, 1), "x"));
  }

  @Test
  void a_month_is_shown_under_the_community_of_its_last_day() {
    bench.taken(
        "communities",
        "code,name,short_name,division\n445322-C1,一,一,445322\n445322-C2,二,二,445322\n");
    bench.taken(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        445322-C1,T1,member,2020-01-01,2020-05-14
        445322-C2,T1,member,2020-05-15,
        """);

    assertThat(communityOf("V1", YearMonth.of(2020, 4))).isEqualTo("445322-C1");
    assertThat(communityOf("T1", MAY)).isEqualTo("445322-C2");
    var second = new GapAsk("445322-C2", null, MAY, MAY, Only.ALL);
    assertThat(boards.board(CLERK, second, null, 100).rows())
        .extracting(GapBoard.GapLine::unit)
        .containsExactly("T1", "V1");
  }

  @Test
  void the_same_from_two_systems_is_found_and_said_and_one_of_them_can_be_voided() {
    clock.set("2020-06-02", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));
    var second =
        bench.taken(
            "visits",
            visit("cloud", "A", "T1", "2020-05-30", "10")
                + "cloud,B,T1,2020-05-31,home,5,0\n"
                + "cloud,C,T1,2020-06-01,home,7,0\n");

    assertThat(second.message().zh()).contains("两个系统都报了：连滩卫生院 2020-05").contains("cloud, his");
    assertThat(crossing("T1", "visit", MAY).twice()).containsExactly("cloud", "his");
    assertThat(crossing("T1", "visit", JUNE).doubled()).isFalse();
    assertThat(details.of(CLERK, "T1", "visit", MAY).reports())
        .extracting(it -> it.system() + " " + it.rows() + " " + it.sum())
        .containsExactlyInAnyOrder("his 1 10.00", "cloud 2 15.00");
    bench.events.clear();
    bench.marks("visit");

    var voiding = declarations.voidSystem(CLERK, "T1", "visit", MAY, "cloud", "以医院系统为准");

    assertThat(bench.events).containsExactly(new FactsChanged(voiding));
    assertThat(bench.marks("visit")).containsExactly("visit performer T1 2020-05");
    assertThat(bench.texts("select source_no from records.visit where void order by 1"))
        .as("only the month's")
        .containsExactly("A", "B");
    assertThat(bench.texts("select source_no from facts.superseded order by 1"))
        .containsExactly("A", "B");
    assertThat(crossing("T1", "visit", MAY).doubled()).isFalse();
    assertThat(bench.texts("select message_zh from facts.import_job where id = " + voiding))
        .containsExactly("已作废 2 条记录；理由：以医院系统为准");
    refused(
        SourcesProblem.NOT_TWICE,
        () -> declarations.voidSystem(CLERK, "T1", "visit", MAY, "his", "the last one stays"));
    assertThat(bench.texts("select source_no from records.visit where void order by 1"))
        .containsExactly("A", "B");
  }

  @Test
  void two_systems_in_one_file_are_found_too_and_voiding_by_file_settles_it() {
    clock.set("2020-06-02", 9);
    bench.taken(
        "visits",
        visit("his", "1", "T1", "2020-05-30", "10") + "cloud,A,T1,2020-05-30,home,10,0\n");
    assertThat(crossing("T1", "visit", MAY).doubled()).isTrue();

    bench.taken(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount,fund_amount,void
        cloud,A,T1,2020-05-30,home,10,0,true
        """);

    assertThat(crossing("T1", "visit", MAY).doubled()).isFalse();
  }

  @Test
  void a_system_that_the_rule_does_not_name_is_pointed_out_and_counts() {
    clock.set("2020-06-02", 9);
    bench.taken("source_systems", "code,name\nhis,院内系统\n");
    obligations.add(CLERK, rule("2020-05-01", List.of("his"), "2020-01-01"));
    assertThat(bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10")).message())
        .isNull();

    var other = bench.taken("visits", visit("cloud", "B", "T1", "2020-06-01", "5"));

    assertThat(other.message().zh()).contains("连滩卫生院 2020-06", "来自 cloud", "定的是 his");
    assertThat(crossing("T1", "visit", JUNE).doubled()).isFalse();
  }

  @Test
  void two_systems_that_the_county_has_named_may_both_report() {
    clock.set("2020-06-02", 9);
    bench.taken("source_systems", "code,name\nhis,院内系统\ndental,口腔系统\n");
    obligations.add(CLERK, rule("2020-05-01", List.of("his", "dental"), "2020-01-01"));

    bench.taken(
        "visits",
        visit("his", "1", "T1", "2020-05-30", "10") + "dental,A,T1,2020-05-30,home,10,0\n");

    assertThat(crossing("T1", "visit", MAY).doubled()).isFalse();
    assertThat(bench.calendar().twice()).isEmpty();
  }

  @Test
  void a_rule_is_changed_from_a_day_on_and_nobody_overwrites_another_unseen() {
    clock.set("2020-06-30", 9);
    obligations.add(
        CLERK,
        new NewRule(
            "T1",
            "visit",
            LocalDate.of(2020, 6, 1),
            null,
            null,
            "month",
            10,
            1,
            LocalDate.of(2020, 1, 1),
            "改为 10 日"));

    assertThat(crossing("T1", "visit", MAY).due()).isEqualTo("2020-06-05");
    assertThat(crossing("T1", "visit", JUNE).due()).isEqualTo("2020-07-10");
    refused(
        SourcesProblem.RULE_CHANGED_MEANWHILE,
        () -> obligations.add(CLERK, rule("2020-07-01", List.of(), "2020-01-01")));
    refused(
        SourcesProblem.UNKNOWN_SYSTEM,
        () -> obligations.add(CLERK, rule("2020-07-01", List.of("nowhere"), "2020-06-01")));
    refused(
        SourcesProblem.RULE_BEGINS_ALREADY,
        () -> obligations.add(CLERK, rule("2020-06-01", List.of(), "2020-06-01")));

    obligations.end(
        CLERK, "T1", "visit", LocalDate.of(2020, 6, 1), LocalDate.of(2020, 6, 30), "停办");

    clock.set("2020-12-01", 9);
    assertThat(crossing("T1", "visit", YearMonth.of(2020, 7)).standing())
        .isEqualTo(Standing.NOT_OWED);
    assertThat(obligations.list(CLERK, "T1", null, false, null, 10)).hasSize(1);
    assertThat(obligations.list(CLERK, "T1", "visit", true, null, 10))
        .extracting(it -> it.unit() + " " + it.validFrom())
        .as("with the clinic that the hospital manages")
        .containsExactly("T1 2020-01-01", "T1 2020-06-01", "V1 2020-01-01");
  }

  @Test
  void every_act_on_the_calendar_stands_in_the_trail_with_before_and_after() {
    clock.set("2020-06-03", 9);
    declarations.declare(CLERK, "V1", "visit", MAY, "未开诊");
    declarations.withdraw(CLERK, "V1", "visit", MAY, "填错");
    settings.set(CLERK, "445322", LocalDate.of(2020, 6, 1), 8, 1, 2);
    obligations.add(CLERK, rule("2020-07-01", List.of(), "2020-01-01"));
    obligations.end(
        CLERK, "T1", "visit", LocalDate.of(2020, 7, 1), LocalDate.of(2020, 7, 31), "停办");
    obligations.succeed(CLERK, "V1", List.of("T1"), LocalDate.of(2020, 8, 1), "并入");
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));
    bench.taken("visits", visit("cloud", "A", "T1", "2020-05-30", "10"));
    declarations.voidSystem(CLERK, "T1", "visit", MAY, "cloud", "以医院系统为准");

    assertThat(
            bench.texts(
                """
                select concat_ws(' ', action, unit, subject, reason,
                         before ->> 'declared', after ->> 'declared',
                         before ->> 'dueDay', after ->> 'dueDay',
                         before ->> 'validTo', after ->> 'validTo', before ->> 'system')
                  from audit.entry
                 where action not like 'facts.import-%' and no > (
                         select max(no) from audit.entry where action = 'facts.import-ended'
                            and after ->> 'format' = 'sources_owed')
                 order by no
                """))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("facts.source-declared V1 visit/2020-05 未开诊 未开诊"),
            it ->
                assertThat(it).isEqualTo("facts.source-withdrawn V1 visit/2020-05 填错 operator 未开诊"),
            it -> assertThat(it).isEqualTo("facts.source-settings 445322 5 8"),
            it -> assertThat(it).startsWith("facts.source-owed T1 visit"),
            it -> assertThat(it).isEqualTo("facts.source-ended T1 visit 停办 2020-07-31"),
            it -> assertThat(it).isEqualTo("facts.source-succeeded V1 并入"),
            it -> assertThat(it).matches("facts.records-voided T1 \\d+ 以医院系统为准 cloud"));
  }

  @Test
  void a_quarter_is_in_when_any_of_its_months_is() {
    obligations.add(
        CLERK,
        new NewRule(
            "V1", "income", LocalDate.of(2020, 1, 1), null, null, "quarter", 15, 1, null, null));
    clock.set("2020-07-14", 9);
    bench.taken(
        "income",
        """
        source,source_no,institution,booked_on,class,payer,clearing,amount
        cw,1,V1,2020-05-30,drug,self,false,10
        """);
    clock.set("2020-12-01", 9);

    assertThat(crossing("V1", "income", YearMonth.of(2020, 3)).standing())
        .isEqualTo(Standing.MISSING);
    assertThat(crossing("V1", "income", MAY).standing()).isEqualTo(Standing.NOT_OWED);
    assertThat(crossing("V1", "income", JUNE).standing()).isEqualTo(Standing.IN_TIME);
    assertThat(crossing("V1", "income", JUNE).due()).isEqualTo("2020-07-15");
  }

  @Test
  void a_county_sets_its_own_day_from_a_day_on() {
    settings.set(CLERK, "445322", LocalDate.of(2020, 6, 1), 8, 1, 2);

    assertThat(crossing("T1", "visit", MAY).due()).isEqualTo("2020-06-05");
    assertThat(crossing("T1", "visit", JUNE).due()).isEqualTo("2020-07-08");
    assertThat(settings.list(CLERK, "445322")).hasSize(2);
    refused(
        SourcesProblem.RULE_BEGINS_ALREADY,
        () -> settings.set(CLERK, "445322", LocalDate.of(2020, 6, 1), 9, 1, 2));
    refused(
        SourcesProblem.BAD_DUE_RULE,
        () -> settings.set(CLERK, "445322", LocalDate.of(2020, 7, 1), 32, 1, 2));
    refused(
        SourcesProblem.NOT_A_COUNTY,
        () -> settings.set(CLERK, "44", LocalDate.of(2020, 7, 1), 5, 1, 2));
  }

  @Test
  void history_taken_over_is_judged_by_the_books_that_were_kept_then() {
    clock.set("2020-06-20", 9);
    bench.jdbc.sql("update facts.source_owed set known_since = '2020-06-20'").update();
    bench.taken(
        "visits", visit("his", "1", "T1", "2020-04-30", "10") + "his,2,T1,2020-05-30,home,1,0\n");
    bench.taken(
        "receipts", "institution,fact,month,note,received_on\nT1,visit,2020-05,,2020-06-07\n");

    assertThat(crossing("T1", "visit", YearMonth.of(2020, 4)).standing())
        .isEqualTo(Standing.HISTORY);
    assertThat(crossing("T1", "visit", MAY).standing()).isEqualTo(Standing.LATE);
    assertThat(crossing("T1", "visit", MAY).days()).isEqualTo(2);
  }

  @Test
  void each_debt_is_reminded_of_once_for_each_kind_whoever_looks() {
    bench.jdbc.sql("update facts.source_owed set known_since = '2020-05-20'").update();
    clock.set("2020-06-01", 9);
    assertThat(kinds()).as("what was due before the calendar was kept is not asked for").isEmpty();
    clock.set("2020-06-02", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));

    var first = reminders.check();
    var again = reminders.check();

    assertThat(first).contains(soon("V1", "visit"), soon("445322", "claim"));
    assertThat(first).extracting(SourceReminder::unit).doesNotContain(id("T1"));
    assertThat(again).isEmpty();
    assertThat(bench.events).containsAll(first);
    clock.set("2020-06-06", 9);
    assertThat(kinds()).contains("overdue V1 visit");
    assertThat(reminders.list(CLERK, null, 100))
        .extracting(it -> it.kind() + " " + it.unit() + " " + it.month())
        .contains("due_soon V1 2020-05", "overdue V1 2020-05");
    assertThat(details.of(CLERK, "V1", "visit", MAY).reminders()).hasSize(2);
  }

  @Test
  void the_board_pages_by_unit_filters_rows_and_keeps_its_totals() {
    clock.set("2020-06-09", 9);
    bench.taken("visits", visit("his", "1", "T1", "2020-05-30", "10"));

    var first = boards.board(CLERK, may(Only.ALL), null, 2);
    var second = boards.board(CLERK, may(Only.ALL), first.next(), 2);
    var missing = boards.board(CLERK, may(Only.MISSING), null, 100);
    var late = boards.board(CLERK, may(Only.LATE), null, 100);

    assertThat(first.rows()).hasSize(2);
    assertThat(second.rows()).hasSize(2);
    assertThat(second.next()).isNull();
    assertThat(second.rows().getLast().unit()).as("bureaux come last").isEqualTo("445322");
    assertThat(late.rows()).extracting(GapBoard.GapLine::unit).containsExactly("T1");
    assertThat(missing.rows())
        .extracting(GapBoard.GapLine::unit)
        .containsExactly("H1", "V1", "445322");
    assertThat(missing.total()).isEqualTo(first.total());
    assertThat(first.total().completeness()).isEqualTo("25.0");
    assertThat(GapSheet.of(first, Locale.ENGLISH)).isNotEmpty();
    assertThat(GapSheet.words(late.rows().getFirst().cells().getLast()).zh()).isNotEmpty();
    refused(SourcesProblem.UNKNOWN_REPORTER, () -> boards.board(CLERK, may(Only.ALL), "X9", 2));
    refused(
        SourcesProblem.UNKNOWN_REPORTER,
        () -> boards.board(CLERK, new GapAsk("99", null, MAY, MAY, Only.ALL), null, 2));
  }

  private GapAsk may(Only only) {
    return new GapAsk("445322", null, MAY, MAY, only);
  }

  private List<String> kinds() {
    return reminders.check().stream()
        .map(it -> it.kind().code() + " " + code(it.unit()) + " " + it.fact())
        .toList();
  }

  private SourceReminder soon(String unit, String fact) {
    return new SourceReminder(
        id(unit), fact, MAY, SourceReminder.Kind.DUE_SOON, LocalDate.of(2020, 6, 5));
  }

  private static NewRule rule(String from, List<String> systems, @Nullable String replaces) {
    return new NewRule(
        "T1",
        "visit",
        LocalDate.parse(from),
        null,
        systems,
        null,
        null,
        null,
        replaces == null ? null : LocalDate.parse(replaces),
        null);
  }

  private Crossing crossing(String unit, String fact, YearMonth month) {
    return details.of(CLERK, unit, fact, month).crossing();
  }

  private GapBoard byMonth(YearMonth month, Only only) {
    return boards.board(CLERK, new GapAsk("445322", null, month, month, only), null, 100);
  }

  private GapBoard byFact(String fact, String from, String to, Only only) {
    var ask = new GapAsk("445322", fact, YearMonth.parse(from), YearMonth.parse(to), only);
    return boards.board(CLERK, ask, null, 100);
  }

  private static List<String> standings(List<GapBoard.GapLine> rows, String unit) {
    return rows.stream()
        .filter(it -> it.unit().equals(unit))
        .flatMap(it -> it.cells().stream())
        .map(it -> it.standing().code())
        .toList();
  }

  private @Nullable String communityOf(String unit, YearMonth month) {
    return byMonth(month, Only.ALL).rows().stream()
        .filter(it -> it.unit().equals(unit))
        .findFirst()
        .orElseThrow()
        .community();
  }

  private long id(String code) {
    return reader.find(code).orElseThrow().id();
  }

  private String code(long id) {
    return bench.texts("select code from registry_api.unit where id = " + id).getFirst();
  }

  private static String visit(String source, String no, String at, String day, String amount) {
    return """
    source,source_no,institution,visited_on,kind,total_amount,fund_amount
    %s,%s,%s,%s,home,%s,0
    """
        .formatted(source, no, at, day, amount);
  }

  private static void refused(SourcesProblem why, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.type()).isEqualTo(why));
  }
}
