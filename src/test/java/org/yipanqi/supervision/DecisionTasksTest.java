package org.yipanqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yipanqi.governance.GovernedCounty.CODE;
import static org.yipanqi.governance.GovernedCounty.within;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.governance.DecisionTaken;
import org.yipanqi.governance.GovernedCounty;
import org.yipanqi.governance.bodies.Bodies;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.PostBook;
import org.yipanqi.governance.bodies.PostName;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.governance.bodies.Seats;
import org.yipanqi.governance.decisions.DecisionBook;
import org.yipanqi.governance.meetings.Attendance;
import org.yipanqi.governance.meetings.Ballot;
import org.yipanqi.governance.meetings.Correcting;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.Meetings;
import org.yipanqi.governance.meetings.NewDecision;
import org.yipanqi.governance.meetings.Recording;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/** What a meeting decided becomes a task, and what becomes of the task is what became of it. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class DecisionTasksTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
  private static final LocalDate DUE = LocalDate.of(2099, 9, 30);

  @Autowired private Bodies bodies;
  @Autowired private Seats seats;
  @Autowired private PostBook posts;
  @Autowired private Meetings meetings;
  @Autowired private Recording recording;
  @Autowired private Correcting correcting;
  @Autowired private DecisionBook decisions;
  @Autowired private Tasks tasks;
  @Autowired private TaskEnds ends;
  @Autowired private TaskBook book;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Caller officer = GovernedCounty.officer();
  private final Caller auditor = SupervisedCounty.auditor();
  private GovernedCounty county;
  private long decision;

  @BeforeEach
  void a_decision_in_confirmed_minutes() {
    county = new GovernedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            truncate governance.body, governance.post, governance.matter cascade
            """)
        .update();
    var body =
        bodies.found(
            officer, CODE, Body.Kind.LEADING_GROUP, new Label("领导小组", "Group"), MARCH, "县里文件");
    var post = new PostName("县政府", "县长", null);
    var chair = seats.add(officer, body.id(), body.version(), Seat.Role.CHAIR, post, MARCH, "依文件");
    var held = within(officer, () -> posts.list(officer, CODE, null, 100)).getFirst();
    posts.changeHands(officer, held.id(), held.version(), "甲", MARCH, "任免文件");
    decision = decided(body.id(), chair.id());
  }

  private long decided(long body, long chair) {
    var at = OffsetDateTime.parse("2020-07-01T09:00:00+08:00");
    var meeting = meetings.plan(officer, body, "第一次会议", at, null, List.of()).id();
    var came = List.of(new Meetings.Came(chair, Attendance.State.PRESENT, null, null));
    meetings.hold(officer, meeting, 0, at.toLocalDate(), came);
    var it =
        new NewDecision(null, "卫生院补齐转诊台账", null, "县卫生健康局", county.member, DUE, Ballot.NONE, true);
    var id = recording.record(officer, meeting, 1, it).id();
    recording.write(officer, meeting, 2, "会议纪要", null);
    recording.confirm(officer, meeting, 3, 1, chair);
    return id;
  }

  @Test
  void the_task_carries_unit_day_and_words_once_whoever_tells_it_again() {
    var task = task();
    assertThat(task.title()).isEqualTo("卫生院补齐转诊台账");
    assertThat(task.units()).isEqualTo("县卫生健康局");
    assertThat(task.institution()).isEqualTo(county.member);
    assertThat(task.due()).isEqualTo(DUE);
    assertThat(line().dated()).isEqualTo(TaskLine.Dated.DECISION);

    events.publishEvent(
        new DecisionTaken(
            officer, decision, GovernedCounty.COUNTY, "再说一遍", "领导小组", null, null, null));

    assertThat(task()).isEqualTo(task);
    refused(
        SupervisionProblem.DATE_OF_THE_DECISION,
        () -> tasks.date(officer, task.id(), task.version(), DUE.plusDays(1), "县里另定一天"));
  }

  @Test
  void a_report_that_another_accepts_settles_the_decision_and_reopening_opens_it_again() {
    var task = task();
    var reported = tasks.report(officer, task.id(), task.version(), "台账已补齐，见县卫健局函");
    assertThat(decision().state()).isEqualTo(Decision.State.OPEN);

    var done = tasks.review(auditor, task.id(), reported.version(), true, null);
    assertThat(decision().state()).isEqualTo(Decision.State.DONE);
    assertThat(decision().outcome()).isEqualTo("台账已补齐，见县卫健局函");

    ends.reopen(officer, task.id(), done.version(), "抽查发现缺六月");
    assertThat(decision().state()).isEqualTo(Decision.State.OPEN);
    assertThat(decision().outcome()).isNull();
  }

  @Test
  void a_dropped_task_drops_the_decision_with_its_reason_and_is_over() {
    var task = task();

    var dropped = ends.drop(officer, task.id(), task.version(), "并入下半年工作");

    assertThat(dropped.state()).isEqualTo(TaskState.DROPPED);
    assertThat(line().standing()).isEqualTo(Standing.DROPPED);
    assertThat(line().late(DUE.plusDays(9))).isFalse();
    assertThat(decision().state()).isEqualTo(Decision.State.DROPPED);
    assertThat(decision().outcome()).isEqualTo("并入下半年工作");
    refused(
        SupervisionProblem.NOT_IN_THIS_STATE,
        () -> tasks.report(officer, task.id(), dropped.version(), "已经办完"));
    var item =
        within(officer, () -> book.list(officer, TaskBook.Asked.all(CODE))).stream()
            .map(TaskLine::task)
            .filter(t -> t.kind() == Task.Kind.ITEM)
            .findFirst()
            .orElseThrow();
    refused(
        SupervisionProblem.NOT_RAISED_HERE,
        () -> ends.drop(officer, item.id(), item.version(), "不想办了"));
  }

  @Test
  void a_corrected_decision_corrects_its_task() {
    var is = decision();

    correcting.correct(
        officer,
        decision,
        is.version(),
        new Correcting.Corrected("卫生院补齐双向转诊台账", null, null, county.lead, DUE.plusDays(5)),
        "会议记录核对后更正");

    var task = task();
    assertThat(task.title()).isEqualTo("卫生院补齐双向转诊台账");
    assertThat(task.institution()).isEqualTo(county.lead);
    assertThat(task.due()).isEqualTo(DUE.plusDays(5));
    assertThat(line().dated()).isEqualTo(TaskLine.Dated.DECISION);

    correcting.correct(officer, decision, decision().version(), without(null), "会议没有定期限");
    assertThat(task().due()).isNull();
  }

  private Correcting.Corrected without(@Nullable LocalDate due) {
    return new Correcting.Corrected("卫生院补齐双向转诊台账", null, null, county.lead, due);
  }

  private Decision decision() {
    return within(officer, () -> decisions.find(officer, decision)).decision();
  }

  private TaskLine line() {
    return within(officer, () -> book.ofDecision(officer, decision));
  }

  private Task task() {
    return line().task();
  }

  private static void refused(SupervisionProblem why, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(why));
  }
}
