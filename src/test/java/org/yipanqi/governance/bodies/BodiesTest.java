package org.yipanqi.governance.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yipanqi.governance.GovernedCounty.CODE;
import static org.yipanqi.governance.GovernedCounty.within;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.GovernedCounty;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/** Bodies of a county begun from its policy, and posts that change hands. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class BodiesTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
  private static final PostName DIRECTOR = new PostName("县卫生健康局", "局长", null);

  @Autowired private Bodies bodies;
  @Autowired private Seats seats;
  @Autowired private PostBook posts;
  @Autowired private TenureBook tenures;
  @Autowired private Charters charters;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient requests;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Caller officer = GovernedCounty.officer();

  @BeforeEach
  void an_empty_county() {
    new GovernedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            truncate governance.body, governance.post cascade
            """)
        .update();
  }

  @Test
  void a_body_begins_with_the_seats_of_the_policy_and_only_what_it_tells_has_a_post() {
    var group = begin("leading-group");

    var all = within(officer, () -> seats.of(officer, group.id()));
    assertThat(all).hasSize(13);
    assertThat(all.getFirst().history().on(MARCH)).isInstanceOf(Sitting.Vacant.class);
    var deputies = all.stream().filter(s -> s.seat().post().zh().startsWith("副")).toList();
    assertThat(deputies).hasSize(4);
    assertThat(deputies)
        .allSatisfy(s -> assertThat(s.history().on(MARCH)).isEqualTo(new Sitting.Unstated()));
    var centre = within(officer, () -> seats.of(officer, begin("management-centre").id()));
    assertThat(centre)
        .hasSize(15)
        .allSatisfy(s -> assertThat(s.history().on(MARCH)).isEqualTo(new Sitting.Unstated()));
  }

  @Test
  void a_body_is_begun_once_and_is_offered_until_then() {
    assertThat(offered()).contains("leading-group", "leading-group-office");
    begin("leading-group");

    assertThat(offered()).doesNotContain("leading-group").contains("leading-group-office");
    refused(GovernanceProblem.EXISTS_ALREADY, () -> begin("leading-group"));
    refused(GovernanceProblem.UNKNOWN_REFERENCE, () -> begin("no-such-body"));
  }

  @Test
  void when_a_post_changes_hands_every_seat_by_it_follows_in_every_body() {
    var group = begin("leading-group");
    var office = begin("leading-group-office");
    var post = post(DIRECTOR);
    assertThat(post.seats()).isEqualTo(2);

    var first = posts.changeHands(officer, post.id(), post.version(), "甲一", MARCH, "任免文件一号");
    posts.changeHands(officer, post.id(), first.version(), "甲二", JULY, "任免文件二号");

    for (var body : List.of(group, office)) {
      var seat =
          within(officer, () -> seats.of(officer, body.id())).stream()
              .filter(s -> s.seat().post().zh().startsWith("局长"))
              .filter(s -> DIRECTOR.unit() != null && isOf(s, DIRECTOR.unit()))
              .findFirst()
              .orElseThrow();
      assertThat(seat.history().spans())
          .containsExactly(
              new SeatHistory.Span(MARCH, JULY.minusDays(1), new Sitting.Held(post.id(), "甲一")),
              new SeatHistory.Span(JULY, null, new Sitting.Held(post.id(), "甲二")));
    }
    assertThat(within(officer, () -> posts.tenures(officer, post.id()))).hasSize(2);
  }

  private static boolean isOf(SeatRows.SeatWithHistory seat, String unit) {
    var of = seat.seat().unit();
    return of != null && of.zh().equals(unit);
  }

  @Test
  void a_post_goes_forward_in_time_and_two_at_once_are_one_after_the_other() {
    begin("leading-group");
    var post = post(DIRECTOR);
    var held = posts.changeHands(officer, post.id(), post.version(), "甲一", JULY, "任免文件");

    refused(
        GovernanceProblem.NOT_LATER,
        () -> posts.changeHands(officer, post.id(), held.version(), "甲二", MARCH, "任免文件"));
    refused(
        GovernanceProblem.CHANGED_MEANWHILE,
        () ->
            posts.changeHands(officer, post.id(), post.version(), "甲二", JULY.plusDays(9), "任免文件"));
    refused(
        GovernanceProblem.NOTHING_CHANGES,
        () ->
            posts.changeHands(officer, post.id(), held.version(), "甲一", JULY.plusDays(9), "任免文件"));
    var vacant =
        posts.changeHands(officer, post.id(), held.version(), null, JULY.plusDays(9), "调离");
    assertThat(vacant.holder()).isNull();
    var again =
        posts.changeHands(officer, post.id(), vacant.version(), "甲二", JULY.plusDays(9), "接任");
    assertThat(again.holder()).isEqualTo("甲二");
  }

  @Test
  void a_wrong_day_and_name_are_put_right_for_both_and_what_was_noted_is_kept() {
    begin("leading-group");
    var post = post(DIRECTOR);
    var first = posts.changeHands(officer, post.id(), post.version(), "甲一", MARCH, "任免文件一号");
    var second = posts.changeHands(officer, post.id(), first.version(), "甲儿", JULY, "任免文件二号");
    var wrong = within(officer, () -> posts.tenures(officer, post.id())).getFirst();

    var right =
        tenures.correct(
            officer,
            post.id(),
            second.version(),
            wrong.id(),
            "甲二",
            JULY.minusDays(10),
            null,
            "文件是六月二十一日的");

    assertThat(right.holder()).isEqualTo("甲二");
    var all = within(officer, () -> posts.tenures(officer, post.id()));
    assertThat(all.getLast().to()).isEqualTo(JULY.minusDays(11));
    assertThat(all.getFirst().before()).extracting(Post.Before::holder).containsExactly("甲儿");
    assertThat(all.getFirst().before().getFirst().from()).isEqualTo(JULY);
    assertThat(all.getLast().before()).hasSize(1);
    refused(
        GovernanceProblem.CHANGED_MEANWHILE,
        () ->
            tenures.correct(
                officer, post.id(), second.version(), wrong.id(), "甲三", JULY, null, "再改"));
  }

  @Test
  void a_seat_stays_unstated_until_the_county_says_which_post() {
    var centre = begin("management-centre");
    var seat = within(officer, () -> seats.of(officer, centre.id())).getFirst().seat();

    seats.state(officer, seat.id(), seat.version(), DIRECTOR, JULY, "县府办通知明确");

    var now = within(officer, () -> seats.of(officer, centre.id())).getFirst().history();
    assertThat(now.on(JULY.minusDays(1))).isEqualTo(new Sitting.Unstated());
    assertThat(now.on(JULY)).isInstanceOf(Sitting.Vacant.class);
  }

  @Test
  void the_county_has_bodies_of_its_own_adds_seats_and_ends_them_with_a_reason() {
    var own =
        bodies.found(
            officer,
            CODE,
            Body.Kind.WORKING_GROUP,
            new Label("信息化专班", "Information group"),
            MARCH,
            "县府办会议纪要");
    var seat = seats.add(officer, own.id(), own.version(), Seat.Role.CHAIR, DIRECTOR, MARCH, "牵头");

    refused(
        GovernanceProblem.WORDS_NEEDED,
        () -> seats.end(officer, seat.id(), seat.version(), JULY, " "));
    seats.end(officer, seat.id(), seat.version(), JULY, "分工调整");

    var history = within(officer, () -> seats.of(officer, own.id())).getFirst().history();
    assertThat(history.standsOn(JULY)).isTrue();
    assertThat(history.standsOn(JULY.plusDays(1))).isFalse();
    var is = within(officer, () -> bodies.find(officer, own.id()));
    var ended = bodies.end(officer, own.id(), is.version(), JULY, "任务完成");
    assertThat(ended.to()).isEqualTo(JULY);
  }

  @Test
  void a_charter_has_versions_and_the_later_begins_later() {
    var group = begin("leading-group");
    charters.adopt(
        officer, group.id(), group.version(), MARCH, "第一版", "县府办文件", null, CharterRules.NONE);
    var now = within(officer, () -> bodies.find(officer, group.id()));

    refused(
        GovernanceProblem.NOT_LATER,
        () ->
            charters.adopt(
                officer, group.id(), now.version(), MARCH, "第二版", "同上", null, CharterRules.NONE));
    refused(
        GovernanceProblem.UNKNOWN_DECISION,
        () ->
            charters.adopt(
                officer, group.id(), now.version(), JULY, "第二版", "同上", 999L, CharterRules.NONE));
    var quorum = new CharterRules.Quorum(new Share(2, 3, false), CharterRules.QuorumOf.FILLED);
    charters.adopt(
        officer,
        group.id(),
        now.version(),
        JULY,
        "第二版",
        "领导小组会议",
        null,
        new CharterRules(quorum, false, null));

    var all = within(officer, () -> charters.of(officer, group.id()));
    assertThat(all).extracting(Charter::no).containsExactly(2, 1);
    assertThat(all.getFirst().rules()).isEqualTo(new CharterRules(quorum, false, null));
  }

  @Test
  void another_county_sees_nothing_of_it_and_changes_nothing() {
    var group = begin("leading-group");
    var stranger = GovernedCounty.elsewhere();

    assertThat(
            within(
                stranger,
                () ->
                    requests
                        .sql("select count(*) from governance.seat")
                        .query(Integer.class)
                        .single()))
        .isZero();
    refused(
        GovernanceProblem.UNKNOWN_BODY,
        () -> within(stranger, () -> bodies.find(stranger, group.id())));
    refused(
        GovernanceProblem.UNKNOWN_BODY,
        () -> bodies.end(stranger, group.id(), group.version(), JULY, "不是本县"));
    refused(
        GovernanceProblem.NOT_YOURS,
        () -> bodies.begin(stranger, CODE, "yunan-2020", "leading-group-office", MARCH, "试办"));
  }

  private Body begin(String ref) {
    return bodies.begin(officer, CODE, "yunan-2020", ref, MARCH, "县府办成立文件");
  }

  private Post post(PostName name) {
    return within(officer, () -> posts.list(officer, CODE, null, 100)).stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> offered() {
    return within(officer, () -> bodies.offered(officer, CODE)).stream()
        .map(o -> o.body().id())
        .toList();
  }

  private static void refused(GovernanceProblem problem, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }
}
