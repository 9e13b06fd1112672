package org.yipanqi.governance.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yipanqi.governance.GovernedCounty.CODE;
import static org.yipanqi.governance.GovernedCounty.within;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.governance.DecisionCorrected;
import org.yipanqi.governance.DecisionTaken;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.GovernedCounty;
import org.yipanqi.governance.bodies.Bodies;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Quorum;
import org.yipanqi.governance.bodies.CharterRules.QuorumOf;
import org.yipanqi.governance.bodies.CharterRules.Votes;
import org.yipanqi.governance.bodies.Charters;
import org.yipanqi.governance.bodies.PostBook;
import org.yipanqi.governance.bodies.PostName;
import org.yipanqi.governance.bodies.Seat.Role;
import org.yipanqi.governance.bodies.Seats;
import org.yipanqi.governance.bodies.Share;
import org.yipanqi.governance.bodies.TenureBook;
import org.yipanqi.governance.decisions.DecisionBook;
import org.yipanqi.governance.decisions.FollowThrough;
import org.yipanqi.governance.decisions.FollowThrough.Outcome;
import org.yipanqi.governance.decisions.Matters;
import org.yipanqi.governance.decisions.YearOfMatter.Standing;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/** From the invitation to what became of a decision. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@RecordApplicationEvents
class MeetingsTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2020-07-01T09:00:00+08:00");
  private static final CharterRules TWO_THIRDS =
      new CharterRules(
          new Quorum(new Share(2, 3, false), QuorumOf.SEATS),
          true,
          new Majority(new Share(1, 2, true), MajorityOf.VOTING));

  @Autowired private Bodies bodies;
  @Autowired private Seats seats;
  @Autowired private PostBook posts;
  @Autowired private Charters charters;
  @Autowired private Meetings meetings;
  @Autowired private MeetingRows rows;
  @Autowired private ResolutionRows decisions;
  @Autowired private ResolutionSteps steps;
  @Autowired private Recording recording;
  @Autowired private Correcting correcting;
  @Autowired private Invitations invitations;
  @Autowired private ServedLines lines;
  @Autowired private TenureBook tenures;
  @Autowired private FollowThrough following;
  @Autowired private DecisionBook book;
  @Autowired private Matters matters;
  @Autowired private ApplicationEvents heard;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Caller officer = GovernedCounty.officer();
  private GovernedCounty county;
  private Body body;
  private final List<Long> seat = new ArrayList<>();

  /** Three seats: 甲 in the chair, 乙, and one that nobody holds. */
  @BeforeEach
  void a_body_of_three() {
    county = new GovernedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            truncate governance.body, governance.post, governance.matter cascade
            """)
        .update();
    var own =
        bodies.found(
            officer, CODE, Body.Kind.LEADING_GROUP, new Label("领导小组", "Group"), MARCH, "县里文件");
    sit(own, Role.CHAIR, "县长", "甲");
    sit(own, Role.MEMBER, "局长", "乙");
    sit(own, Role.MEMBER, "主任", null);
    body = within(officer, () -> bodies.find(officer, own.id()));
  }

  private void sit(Body of, Role role, String title, @Nullable String holder) {
    var is = within(officer, () -> bodies.find(officer, of.id()));
    var post = new PostName("县政府", title, null);
    seat.add(seats.add(officer, of.id(), is.version(), role, post, MARCH, "依文件").id());
    if (holder != null) {
      var held =
          within(officer, () -> posts.list(officer, CODE, null, 100)).stream()
              .filter(p -> p.name().equals(post))
              .findFirst()
              .orElseThrow();
      posts.changeHands(officer, held.id(), held.version(), holder, MARCH, "任免文件");
    }
  }

  @Test
  void a_decision_goes_from_the_vote_over_the_minutes_to_what_became_of_it() {
    charter(TWO_THIRDS);
    var meeting = held(came(0, true), came(1, true), came(2, false));
    assertThat(meeting.charter()).isNotNull();

    record(ballot(2, 0, 0), true, "医共体年度预算方案通过");
    record(ballot(0, 2, 0), false, "另设一家总医院的方案");
    assertThat(taken()).isEmpty();
    confirm("会议纪要第一稿");

    assertThat(taken()).extracting(DecisionTaken::text).containsExactly("医共体年度预算方案通过");
    assertThat(taken().getFirst().basis()).isEqualTo("领导小组 2020-07-01 会议");
    assertThat(taken().getFirst().due()).isEqualTo(JULY.plusMonths(1));
    var open = list(DecisionBook.Wanted.OVERDUE).getFirst().decision();
    assertThat(list(DecisionBook.Wanted.REJECTED)).hasSize(1);
    following.follow(officer, open.id(), Outcome.DONE, "县府办发〔2020〕某号文件");
    following.follow(officer, open.id(), Outcome.DONE, "县府办发〔2020〕某号文件");
    assertThat(decision(open.id()).state()).isEqualTo(Decision.State.DONE);
    refused(
        GovernanceProblem.NOT_IN_THIS_STATE,
        () -> following.follow(officer, open.id(), Outcome.DROPPED, "不再办理了"));
    following.follow(officer, open.id(), Outcome.OPEN, "文件尚未印发");
    assertThat(decision(open.id()).outcome()).isNull();
    assertThat(acts(open.id())).containsExactly("taken", "done", "reopened");
  }

  @Test
  void without_a_quorum_nothing_is_decided_and_without_a_charter_none_is_assumed() {
    charter(TWO_THIRDS);
    held(came(0, true), came(1, false), came(2, false));
    refused(GovernanceProblem.NO_QUORUM, () -> record(ballot(1, 0, 0), true, "不应通过的事项"));
  }

  @Test
  void without_a_charter_a_decision_without_a_vote_stays_not_voted() {
    held(came(0, true), came(1, false), came(2, false));

    record(Ballot.NONE, true, "原则同意工作方案");

    var it = within(officer, () -> decisions.of(meeting().id())).getFirst();
    assertThat(it.ballot().votes()).isNull();
    assertThat(it.ballot().verdict(CharterRules.NONE, new CharterRules.Heads(3, 2, 1, 0)))
        .isEqualTo(CharterRules.Voted.NOT_VOTED);
  }

  @Test
  void every_seat_is_accounted_for_with_the_name_of_the_day_and_a_vacant_one_is_not_present() {
    var planned = plan();
    refused(
        GovernanceProblem.ATTENDANCE_MISSING,
        () -> meetings.hold(officer, planned.id(), planned.version(), JULY, came(0, true)));
    refused(
        GovernanceProblem.NOBODY_IN_THIS_SEAT,
        () ->
            meetings.hold(
                officer,
                planned.id(),
                planned.version(),
                JULY,
                all(came(0, true), came(1, true), came(2, true))));
    meetings.hold(
        officer,
        planned.id(),
        planned.version(),
        JULY,
        all(came(0, true), came(1, true), came(2, false)));
    var post =
        within(officer, () -> posts.list(officer, CODE, null, 100)).stream()
            .filter(p -> "乙".equals(p.holder()))
            .findFirst()
            .orElseThrow();
    posts.changeHands(officer, post.id(), post.version(), "丙", JULY.minusDays(9), "补登任免");

    assertThat(within(officer, () -> rows.attendance(planned.id())))
        .extracting(Attendance::holder)
        .containsExactly("甲", "乙", null);
  }

  @Test
  void minutes_are_confirmed_by_who_took_the_chair_and_then_stand() {
    held(came(0, true), came(1, true), came(2, false));
    record(Ballot.NONE, true, "同意工作方案");
    recording.write(officer, meeting().id(), meeting().version(), "纪要", null);

    refused(
        GovernanceProblem.NOT_IN_THE_CHAIR,
        () -> recording.confirm(officer, meeting().id(), meeting().version(), 1, seat.get(1)));
    var confirmed = recording.confirm(officer, meeting().id(), meeting().version(), 1, seat.get(0));

    assertThat(confirmed.confirmed()).extracting("by", "role").containsExactly("甲", "chair");
    refused(GovernanceProblem.MINUTES_CONFIRMED, () -> record(Ballot.NONE, true, "会后补的事项"));
    refused(
        GovernanceProblem.WORDS_NEEDED,
        () -> recording.write(officer, meeting().id(), meeting().version(), "改", null));
    recording.write(officer, meeting().id(), meeting().version(), "更正错字后的纪要", "更正错字");
    recording.confirm(officer, meeting().id(), meeting().version(), 2, seat.get(0));
    assertThat(taken()).hasSize(1);
    assertThatThrownBy(() ->
            jdbc.sql("set yipanqi.writes = 'all'; update governance.minutes set text = 'x'")
                .update())
        .hasMessageContaining("never edited");
  }

  @Test
  void only_the_county_says_what_became_of_a_decision() {
    held(came(0, true), came(1, true), came(2, false));
    record(Ballot.NONE, true, "卫生院完成整改");
    confirm("纪要");
    var it = list(DecisionBook.Wanted.OPEN).getFirst().decision();

    refused(
        GovernanceProblem.NOT_YOURS,
        () -> following.follow(county.humanResources(), it.id(), Outcome.DONE, "已经办完了"));
    refused(
        GovernanceProblem.UNKNOWN_DECISION,
        () -> following.follow(GovernedCounty.elsewhere(), it.id(), Outcome.DONE, "已经办完了"));
  }

  @Test
  void a_decision_that_holds_is_corrected_with_a_reason_and_how_it_read_stays_beside_it() {
    held(came(0, true), came(1, true), came(2, false));
    record(Ballot.NONE, true, "卫生院完成整该");
    var recorded = within(officer, () -> decisions.of(meeting().id())).getFirst();
    var right = corrected("卫生院完成整改", JULY.plusMonths(2));
    refused(
        GovernanceProblem.NOT_IN_THIS_STATE,
        () -> correcting.correct(officer, recorded.id(), recorded.version(), right, "错字"));
    confirm("纪要");
    var it = list(DecisionBook.Wanted.OPEN).getFirst().decision();

    var is = correcting.correct(officer, it.id(), it.version(), right, "错字，期限抄错");

    assertThat(is.text()).isEqualTo("卫生院完成整改");
    var step = within(officer, () -> steps.of(it.id())).getLast();
    assertThat(step.act()).isEqualTo("corrected");
    assertThat(step.before())
        .isEqualTo(new ResolutionSteps.Before("卫生院完成整该", county.memberCode, JULY.plusMonths(1)));
    assertThat(heard.stream(DecisionCorrected.class)).hasSize(1);
    refused(
        GovernanceProblem.NOTHING_CHANGES,
        () -> correcting.correct(officer, it.id(), is.version(), right, "再更正"));
    refused(
        GovernanceProblem.CHANGED_MEANWHILE,
        () -> correcting.correct(officer, it.id(), it.version(), right, "再更正"));
    var early = corrected("卫生院完成整改", JULY.minusDays(1));
    refused(
        GovernanceProblem.PAST,
        () -> correcting.correct(officer, it.id(), is.version(), early, "期限早于会议"));
  }

  private Correcting.Corrected corrected(String text, LocalDate due) {
    return new Correcting.Corrected(text, null, "县卫生健康局", county.member, due);
  }

  @Test
  void a_decision_is_found_by_the_clause_in_which_the_line_stands_that_it_serves() {
    held(came(0, true), came(1, true), came(2, false));
    var serves = new Decision.Serves("yunan-2020", Decision.Serves.Kind.ITEM, "3");
    var line = lines.find(GovernedCounty.COUNTY, serves).orElseThrow();
    recording.record(
        officer,
        meeting().id(),
        meeting().version(),
        new NewDecision(1, "制定实施细则", serves, null, null, null, Ballot.NONE, true));
    assertThat(serving(line.clause())).isEmpty();
    confirm("纪要");

    assertThat(serving(line.clause())).containsExactly("制定实施细则");
    assertThat(serving("r4")).isEmpty();
  }

  private List<String> serving(String clause) {
    return within(officer, () -> book.serving(officer, CODE, "yunan-2020", clause, 10)).stream()
        .map(t -> t.decision().text())
        .toList();
  }

  @Test
  void a_meeting_is_moved_with_a_reason_and_whoever_has_an_account_is_told() {
    var post =
        within(officer, () -> posts.list(officer, CODE, null, 100)).stream()
            .filter(p -> "乙".equals(p.holder()))
            .findFirst()
            .orElseThrow();
    tenures.account(officer, post.id(), post.version(), "officer-b");
    var planned = plan();

    refused(
        GovernanceProblem.NOTHING_CHANGES,
        () -> meetings.move(officer, planned.id(), planned.version(), MORNING, null, "没有变化"));
    var moved =
        meetings.move(
            officer, planned.id(), planned.version(), MORNING.plusDays(7), "三楼会议室", "县长出差");
    meetings.cancel(officer, planned.id(), moved.version(), "议题并入下次会议");

    assertThat(moved.plannedAt().isEqual(MORNING.plusDays(7))).isTrue();
    assertThat(within(officer, () -> invitations.moves(planned.id())))
        .extracting(Invitations.Move::reason)
        .containsExactly("县长出差");
    assertThat(
            jdbc.sql(
                    """
                    select m.kind from messages.message m
                      join messages.recipient r on r.message_id = m.id
                     where m.link = :link and r.login = 'officer-b' order by m.id
                    """)
                .param("link", "/meetings/" + planned.id())
                .query((row, _) -> row.getString(1))
                .list())
        .containsExactly("governance.invited", "governance.moved", "governance.cancelled");
  }

  @Test
  void a_matter_shows_its_last_decision_and_whether_the_year_has_one() {
    matters.set(officer, CODE, "yunan-2020", "budgets", 1, 2020, "县府办通知每年至少一次");
    refused(
        GovernanceProblem.EXISTS_ALREADY,
        () -> matters.set(officer, CODE, "yunan-2020", "budgets", 2, 2020, "再说一次"));
    assertThat(matter(2020, "budgets").standing()).isEqualTo(Standing.MISSED);
    assertThat(matter(2020, "plans").standing()).isEqualTo(Standing.NOT_STATED);

    held(came(0, true), came(1, true), came(2, false));
    record(Ballot.NONE, true, "同意年度预算");
    confirm("纪要");

    assertThat(matter(2020, "budgets").standing()).isEqualTo(Standing.MET);
    var last = matter(2020, "budgets").last();
    assertThat(last == null ? null : last.decision().text()).isEqualTo("同意年度预算");
    assertThat(matter(2021, "budgets").standing()).isEqualTo(Standing.MISSED);
    assertThat(matter(2021, "budgets").last()).isNotNull();
  }

  @Test
  void a_cancelled_meeting_is_not_held_and_two_at_once_are_one_after_the_other() {
    var planned = plan();
    var cancelled = meetings.cancel(officer, planned.id(), planned.version(), "与县委会议冲突");

    refused(
        GovernanceProblem.CHANGED_MEANWHILE,
        () -> meetings.cancel(officer, planned.id(), planned.version(), "再取消一次"));
    refused(
        GovernanceProblem.NOT_IN_THIS_STATE,
        () -> meetings.hold(officer, planned.id(), cancelled.version(), JULY, List.of()));
    refused(
        GovernanceProblem.UNKNOWN_MEETING,
        () ->
            meetings.cancel(
                GovernedCounty.elsewhere(), planned.id(), cancelled.version(), "别的县来取消"));
  }

  private void charter(CharterRules rules) {
    charters.adopt(officer, body.id(), body.version(), MARCH, "议事规则", "成立会议", null, rules);
  }

  private Meeting plan() {
    return meetings.plan(
        officer,
        body.id(),
        "第一次会议",
        MORNING,
        null,
        List.of(new AgendaItem(0, "年度预算", "yunan-2020", "budgets", null)));
  }

  @SafeVarargs
  private Meeting held(List<Meetings.Came>... came) {
    var planned = plan();
    return meetings.hold(officer, planned.id(), planned.version(), JULY, all(came));
  }

  @SafeVarargs
  private static List<Meetings.Came> all(List<Meetings.Came>... came) {
    return List.of(came).stream().flatMap(List::stream).toList();
  }

  private List<Meetings.Came> came(int which, boolean there) {
    var state = there ? Attendance.State.PRESENT : Attendance.State.ABSENT;
    return List.of(new Meetings.Came(seat.get(which), state, null, there ? null : "出差"));
  }

  private Meeting meeting() {
    return within(officer, () -> meetings.list(officer, CODE, body.id(), null, 1)).getFirst();
  }

  private static Ballot ballot(int inFavour, int against, int abstained) {
    return new Ballot(Ballot.Kind.SECRET, new Votes(inFavour, against, abstained), Map.of());
  }

  private void record(Ballot ballot, boolean adopted, String text) {
    recording.record(
        officer,
        meeting().id(),
        meeting().version(),
        new NewDecision(
            1, text, null, "县卫生健康局", county.member, JULY.plusMonths(1), ballot, adopted));
  }

  private void confirm(String text) {
    recording.write(officer, meeting().id(), meeting().version(), text, null);
    recording.confirm(officer, meeting().id(), meeting().version(), 1, seat.get(0));
  }

  private Decision decision(long id) {
    return within(officer, () -> decisions.find(id)).orElseThrow();
  }

  private List<String> acts(long id) {
    return within(officer, () -> steps.of(id)).stream().map(ResolutionSteps.Step::act).toList();
  }

  private List<DecisionTaken> taken() {
    return heard.stream(DecisionTaken.class).toList();
  }

  private List<DecisionBook.Taken> list(DecisionBook.Wanted wanted) {
    return within(officer, () -> book.list(officer, CODE, wanted, null, 10));
  }

  private Matters.Row matter(int year, String ref) {
    return within(officer, () -> matters.of(officer, CODE, year)).stream()
        .filter(m -> ref.equals(m.ref()))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(GovernanceProblem problem, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }
}
