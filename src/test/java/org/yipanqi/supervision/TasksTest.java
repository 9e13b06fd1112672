package org.yipanqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.evidence.EvidenceProblem;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;

/** The ledger of a county: lines of its policies, what people add, and who may. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class TasksTest {

  private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

  @Autowired private Tasks tasks;
  @Autowired private TaskEnds ends;
  @Autowired private TaskBook book;
  @Autowired private EvidenceFiles files;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SupervisedCounty county;
  private final Caller officer = SupervisedCounty.officer();
  private final Caller auditor = SupervisedCounty.auditor();

  @BeforeEach
  void county() {
    county = new SupervisedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update supervision.task set state = 'open', reported_by = null, due = null,
                   due_reason = null, institution_id = null
            """)
        .update();
  }

  @Test
  void every_line_of_the_policy_has_one_row_with_its_units_and_its_own_date_or_none() {
    var all = ledger(officer);
    ledger(officer);

    var items = all.stream().filter(l -> l.task().kind() == Task.Kind.ITEM).toList();
    assertThat(items).hasSize(39);
    assertThat(all.stream().filter(l -> l.task().kind() == Task.Kind.DUTY)).hasSize(39);
    var first = line("yunan-2020", Task.Kind.ITEM, "1");
    assertThat(first.due()).isEqualTo(LocalDate.of(2020, 3, 31));
    assertThat(first.dated()).isEqualTo(TaskLine.Dated.POLICY);
    assertThat(first.units()).hasSize(9);
    assertThat(first.standing()).isEqualTo(Standing.OVERDUE);
    var blank = line("yunan-2020", Task.Kind.ITEM, "6");
    assertThat(blank.due()).isNull();
    assertThat(blank.standing()).isEqualTo(Standing.OPEN);
    assertThat(
            jdbc.sql("select count(*) from supervision.task where county = 445322 and ref = '1'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_county_without_a_policy_has_an_empty_ledger_and_an_unknown_one_is_refused() {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (990931, '无策县', 'county', 1) on conflict do nothing
            """)
        .update();
    events.publishEvent(new FactsChanged(1));

    assertThat(within(officer, () -> book.list(officer, TaskBook.Asked.all("990931")))).isEmpty();
    refused(
        SupervisionProblem.UNKNOWN_COUNTY, () -> book.list(officer, TaskBook.Asked.all("123456")));
  }

  @Test
  void a_task_goes_from_report_with_evidence_over_return_to_acceptance_by_another() {
    var task = assigned("10");
    var doctor = county.doctor();

    refused(
        SupervisionProblem.EVIDENCE_NEEDED,
        () -> tasks.report(doctor, task.id(), task.version(), "已经办完"));
    var file = evidence(doctor, task.id(), "员额文件.png");
    var reported = tasks.report(doctor, task.id(), task.version(), "已经印发文件");
    refused(EvidenceProblem.IN_USE, () -> withdraw(doctor, file, "传错了文件"));
    var returned = tasks.review(officer, task.id(), reported.version(), false, "文件没有盖章，请补");
    assertThat(returned.state()).isEqualTo(TaskState.OPEN);
    assertThat(returned.returned()).isEqualTo(1);
    withdraw(doctor, file, "换成盖章件");
    evidence(doctor, task.id(), "盖章件.png");
    var again = tasks.report(doctor, task.id(), returned.version(), "已补盖章件");
    var done = tasks.review(officer, task.id(), again.version(), true, null);

    assertThat(done.state()).isEqualTo(TaskState.DONE);
    assertThat(line("yunan-2020", Task.Kind.ITEM, "10").standing()).isEqualTo(Standing.DONE);
    var reopened = ends.reopen(officer, task.id(), done.version(), "文件已被撤销");
    assertThat(reopened.state()).isEqualTo(TaskState.OPEN);
  }

  @Test
  void whoever_reported_does_not_review_and_a_stale_or_second_review_is_refused() {
    var task = assigned("7");
    evidence(officer, task.id(), "任命.png");
    var reported = tasks.report(officer, task.id(), task.version(), "任命已经完成");

    refused(
        SupervisionProblem.ANOTHER_MUST_REVIEW,
        () -> tasks.review(officer, task.id(), reported.version(), true, null));
    refused(
        SupervisionProblem.CHANGED_MEANWHILE,
        () -> tasks.review(auditor, task.id(), task.version(), true, null));
    var done = tasks.review(auditor, task.id(), reported.version(), true, null);
    refused(
        SupervisionProblem.NOT_IN_THIS_STATE,
        () -> tasks.review(auditor, task.id(), done.version(), true, null));
  }

  @Test
  void a_date_of_the_policy_stands_and_the_county_sets_others_with_a_reason() {
    var dated = line("yunan-2020", Task.Kind.ITEM, "1").task();
    var open = line("yunan-2020", Task.Kind.ITEM, "8").task();

    refused(
        SupervisionProblem.DATE_OF_THE_POLICY,
        () -> tasks.date(officer, dated.id(), dated.version(), LATER, "往后推一推"));
    refused(
        SupervisionProblem.WORDS_NEEDED,
        () -> tasks.date(officer, open.id(), open.version(), LATER, " "));
    refused(
        SupervisionProblem.PAST,
        () -> tasks.date(officer, open.id(), open.version(), LocalDate.of(2019, 1, 1), "早就该办完了"));
    tasks.date(officer, open.id(), open.version(), LATER, "县政府常务会议定");

    var now = line("yunan-2020", Task.Kind.ITEM, "8");
    assertThat(now.due()).isEqualTo(LATER);
    assertThat(now.dated()).isEqualTo(TaskLine.Dated.COUNTY);
  }

  @Test
  void a_figure_is_not_reported_and_a_hospital_reports_only_what_is_its_own() {
    var figure = line("yunan-2020", Task.Kind.ITEM, "12").task();
    var other = line("yunan-2020", Task.Kind.ITEM, "9").task();

    refused(
        SupervisionProblem.SHOWN_BY_FIGURES,
        () -> tasks.report(officer, figure.id(), figure.version(), "已经达到目标"));
    refused(
        SupervisionProblem.NOT_YOURS,
        () -> tasks.report(county.doctor(), other.id(), other.version(), "我们办完了"));
    refused(
        SupervisionProblem.NOT_YOURS,
        () -> tasks.date(county.doctor(), other.id(), other.version(), LATER, "我们来定期限"));
  }

  @Test
  void the_same_origin_raises_one_task_and_it_stands_last_in_the_ledger() {
    var raised =
        new NewTask(
            SupervisedCounty.COUNTY,
            "decision:" + county.hospital,
            "两周内报送员额方案",
            "县委编办",
            "县医改领导小组第 3 次会议",
            LATER,
            null,
            null,
            null);

    var id = tasks.raise(officer, raised);

    assertThat(tasks.raise(officer, raised)).isEqualTo(id);
    var last = ledger(officer).stream().filter(l -> l.task().id() == id).findFirst().orElseThrow();
    assertThat(last.line()).isNull();
    assertThat(last.units()).hasSize(1);
    assertThat(last.due()).isEqualTo(LATER);
    refused(SupervisionProblem.NOT_YOURS, () -> tasks.raise(county.doctor(), raised));
  }

  @Test
  void my_tasks_are_those_of_my_hospital_and_of_the_county_those_that_wait_for_a_review() {
    var task = assigned("6");
    var doctor = county.doctor();
    assertThat(mine(doctor)).containsExactly(task.id());
    assertThat(mine(officer)).isEmpty();
    evidence(doctor, task.id(), "文件.png");

    tasks.report(doctor, task.id(), task.version(), "已经印发文件");

    assertThat(mine(officer)).containsExactly(task.id());
  }

  @Test
  void another_hospital_adds_no_file_and_the_next_countys_officer_sees_nothing() {
    var task = assigned("6");

    var other = new SupervisedCounty(jdbc, events).doctor();
    refused(EvidenceProblem.NOT_YOURS, () -> evidence(other, task.id(), "文件.png"));
    assertThat(within(other, () -> files.list(other, "task", task.id())).seen()).isFalse();
    refused(EvidenceProblem.NOT_YOURS, () -> evidence(auditor, task.id(), "文件.png"));
    var stranger = stranger();
    refused(EvidenceProblem.UNKNOWN_SUBJECT, () -> evidence(stranger, task.id(), "文件.png"));
    refused(
        SupervisionProblem.UNKNOWN_TASK,
        () -> within(stranger, () -> book.find(stranger, task.id())));
  }

  @Test
  void the_list_pages_by_key_counts_what_stands_how_and_tells_a_task_with_its_steps()
      throws Exception {
    var task = assigned("6");
    mvc.perform(get("/api/tasks").param("county", "445322").param("limit", "30"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows.length()").value(30))
        .andExpect(jsonPath("$.next").isNotEmpty())
        .andExpect(jsonPath("$.rows[0].dated").value("policy"))
        .andExpect(jsonPath("$.rows[0].standing").value("overdue"))
        .andExpect(jsonPath("$.counts[0].standing").value("overdue"));
    mvc.perform(get("/api/tasks").param("county", "445322").param("standing", "splendid"))
        .andExpect(status().isBadRequest());
    AssumedCaller.as(
        county.doctor(),
        () ->
            mvc.perform(get("/api/tasks/" + task.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mayReport").value(true))
                .andExpect(jsonPath("$.steps[-1:].act").value("assigned")));
    mvc.perform(get("/api/tasks/file").param("county", "445322").param("kind", "item"))
        .andExpect(status().isOk());
  }

  private Task assigned(String ref) {
    var task = line("yunan-2020", Task.Kind.ITEM, ref).task();
    var hospital =
        new Institution(
            county.hospital,
            county.hospitalCode,
            county.hospitalCode,
            null,
            county.hospitalCode,
            county.hospitalCode,
            InstitutionKind.TOWN_HOSPITAL,
            null,
            "public",
            445322100,
            null,
            null,
            null,
            false,
            false);
    return tasks.assign(officer, task.id(), task.version(), hospital, "党政办", null);
  }

  private long evidence(Caller caller, long task, String name) {
    return within(
        caller, () -> files.add(caller, "task", task, null, null, name, SupervisedCounty.PICTURE));
  }

  private boolean withdraw(Caller caller, long file, String why) {
    return within(
        caller,
        () -> {
          files.withdraw(caller, file, why);
          return true;
        });
  }

  private List<Long> mine(Caller caller) {
    var asked = new TaskBook.Asked("445322", null, null, null, true, null);
    return within(caller, () -> book.list(caller, asked)).stream().map(l -> l.task().id()).toList();
  }

  private List<TaskLine> ledger(Caller caller) {
    return within(caller, () -> book.list(caller, TaskBook.Asked.all("445322")));
  }

  private TaskLine line(String pack, Task.Kind kind, String ref) {
    return ledger(officer).stream()
        .filter(l -> pack.equals(l.task().pack()))
        .filter(l -> l.task().kind() == kind && l.task().ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  private static Caller stranger() {
    var usual = AssumedCaller.in(Duty.REFORM_OFFICER);
    var elsewhere = Reach.of(List.of(990932));
    return new Caller(
        "stranger",
        "外县",
        usual.duty(),
        "990932",
        new Scope("stranger", Reach.NONE, elsewhere, elsewhere, Reach.NONE),
        elsewhere);
  }

  private static <T> T within(Caller caller, Supplier<T> work) {
    return Callers.as(caller, work);
  }

  private static void refused(Problem.Type why, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(why));
  }
}
