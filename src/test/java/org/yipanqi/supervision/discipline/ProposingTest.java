package org.yipanqi.supervision.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.yipanqi.kernel.Problem;
import org.yipanqi.supervision.SupervisedCounty;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.TaskBook;
import org.yipanqi.supervision.TaskLine;

/**
 * What follows is proposed by the policy's condition, once an occasion, and decided by a person.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ProposingTest {

  private static final Deciding.NewLetter LETTER =
      new Deciding.NewLetter("郁府督", LocalDate.of(2026, 11, 26), "县政府", "县卫生健康局", "通知书", "请说明情况。");

  @Autowired private Proposing proposing;
  @Autowired private Deciding deciding;
  @Autowired private ProposalRows rows;
  @Autowired private ProposalBook proposals;
  @Autowired private TaskBook book;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SupervisedCounty county;
  private final Caller officer = SupervisedCounty.officer();

  @BeforeEach
  void a_county_with_nothing_decided() {
    county = new SupervisedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            alter table supervision.proposal disable trigger proposal_stands;
            delete from supervision.proposal;
            alter table supervision.proposal enable trigger proposal_stands;
            delete from supervision.finding;
            delete from supervision.inspection_place;
            update supervision.task set state = 'open', reported_by = null, due = null,
                   due_reason = null, institution_id = null, returned = 0, assigned = null
            """)
        .update();
    within(() -> book.list(officer, TaskBook.Asked.all("445322")));
  }

  @Test
  void an_overdue_milestone_with_the_policys_date_proposes_accountability_once() {
    proposing.sweep(SupervisedCounty.COUNTY);
    var first = about(task("1"));
    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(first).extracting(Proposal::measure).containsExactly("accountability");
    assertThat(about(task("1"))).extracting(Proposal::id).containsExactly(first.getFirst().id());
    var whole = within(() -> proposals.whole(officer, first.getFirst().id(), Locale.CHINESE));
    assertThat(whole.grounds()).hasSize(2);
    assertThat(whole.grounds().get(1).numbers().zh()).contains(" > 0");
    assertThat(Objects.requireNonNull(whole.letter()).body())
        .contains("制定建设方案", "2020年3月31日", "四（四）")
        .doesNotContain("{", "}");
    assertThat(about(task("6"))).isEmpty();
  }

  @Test
  void past_the_countys_own_date_a_talk_is_proposed_and_lapses_when_the_task_is_done() {
    change("update supervision.task set due = '2021-01-01', due_reason = '县里定的' where ref = '6'");
    proposing.sweep(SupervisedCounty.COUNTY);
    assertThat(about(task("6"))).extracting(Proposal::measure).containsExactly("talk");

    change("update supervision.task set state = 'done', reported_by = 'x' where ref = '6'");
    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(about(task("6"))).extracting(Proposal::state).containsExactly(Proposal.State.LAPSED);
  }

  @Test
  void accepted_it_gets_the_next_number_of_its_year_and_is_never_changed() {
    proposing.sweep(SupervisedCounty.COUNTY);
    var one = about(task("1")).getFirst();
    var two = about(task("3")).getFirst();

    var taken = deciding.accept(officer, one.id(), one.version(), LETTER, null);
    var next = deciding.accept(officer, two.id(), two.version(), LETTER, null);

    assertThat(letter(taken).number()).isEqualTo("郁府督〔2026〕1号");
    assertThat(taken.unit()).isEqualTo("县卫生健康局");
    assertThat(letter(next).number()).isEqualTo("郁府督〔2026〕2号");
    refused(
        SupervisionProblem.NOT_IN_THIS_STATE,
        () -> deciding.decline(officer, one.id(), taken.version(), "改主意了"));
    assertThatThrownBy(() ->
            change("update supervision.proposal set letter_body = '另一封信' where id = " + one.id()))
        .hasMessageContaining("what was decided stands");
    var done =
        deciding.carriedOut(
            officer, one.id(), taken.version(), LocalDate.of(2026, 11, 27), "已说明情况");
    assertThat(done.carriedOutOn()).isEqualTo(LocalDate.of(2026, 11, 27));
    proposing.sweep(SupervisedCounty.COUNTY);
    assertThat(about(task("1"))).hasSize(1);
  }

  @Test
  void declined_with_a_reason_it_is_not_proposed_again_on_the_same_occasion() {
    proposing.sweep(SupervisedCounty.COUNTY);
    var one = about(task("1")).getFirst();
    refused(
        SupervisionProblem.WORDS_NEEDED,
        () -> deciding.decline(officer, one.id(), one.version(), ""));

    deciding.decline(officer, one.id(), one.version(), "文件已经印发，台账没有更新");
    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(about(task("1")))
        .extracting(Proposal::state)
        .containsExactly(Proposal.State.DECLINED);
  }

  @Test
  void a_poor_result_is_reminded_of_and_only_a_later_one_is_criticised() {
    inspected("poor", "2020-06-05");
    proposing.sweep(SupervisedCounty.COUNTY);
    var reminder = ofHospital();
    assertThat(reminder).extracting(Proposal::measure).containsExactly("reminder");
    deciding.accept(officer, reminder.getFirst().id(), 0, LETTER, null);
    proposing.sweep(SupervisedCounty.COUNTY);
    assertThat(ofHospital()).hasSize(1);

    inspected("poor", "2027-06-05");
    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(ofHospital())
        .extracting(Proposal::measure)
        .containsExactlyInAnyOrder("reminder", "criticism");
  }

  @Test
  void good_twice_in_a_row_is_praised_and_held_up_as_a_model() {
    inspected("good", "2020-06-05");
    inspected("good", "2020-12-05");
    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(ofHospital())
        .extracting(Proposal::measure)
        .containsExactlyInAnyOrder("praise", "model");
  }

  @Test
  void what_no_record_shows_a_person_proposes_and_a_rule_does_not_let_it_lapse() {
    var wanted =
        new Deciding.ByHand(SupervisedCounty.COUNTY, "yunan-2020", "talk", task("6"), "会上两次推给其他单位");
    var id = within(() -> deciding.propose(officer, wanted));

    proposing.sweep(SupervisedCounty.COUNTY);

    assertThat(rows.find(id).orElseThrow().state()).isEqualTo(Proposal.State.PROPOSED);
    var whole = within(() -> proposals.whole(officer, id, Locale.CHINESE));
    assertThat(whole.byHand()).isEqualTo("会上两次推给其他单位");
  }

  @Test
  void over_http_only_the_county_sees_what_is_proposed_and_only_the_reform_officer_decides()
      throws Exception {
    proposing.sweep(SupervisedCounty.COUNTY);
    var one = about(task("1")).getFirst();
    AssumedCaller.as(
        officer,
        () -> {
          mvc.perform(get("/api/discipline/measures").param("county", "445322"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.length()").value(7));
          return mvc.perform(
                  get("/api/discipline/proposals")
                      .param("county", "445322")
                      .param("state", "proposed"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.rows[0].place").value("四（四）"));
        });
    AssumedCaller.as(
        SupervisedCounty.auditor(),
        () ->
            mvc.perform(
                    post("/api/discipline/proposals/" + one.id() + "/refusal")
                        .contentType(APPLICATION_JSON)
                        .content("{\"version\": 0, \"reason\": \"不妥当的\"}"))
                .andExpect(status().isForbidden()));
    var director = director();
    AssumedCaller.as(
        director,
        () ->
            mvc.perform(get("/api/discipline/proposals/" + one.id()))
                .andExpect(status().isNotFound()));
  }

  private Caller director() {
    var doctor = county.doctor();
    return new Caller(
        "director", "负责人", Duty.COMMUNITY_DIRECTOR, doctor.unit(), doctor.scope(), doctor.writes());
  }

  private static Proposal.Sent letter(Proposal of) {
    return Objects.requireNonNull(of.letter());
  }

  private void inspected(String result, String day) {
    change(
        """
        with i as (
          insert into supervision.inspection (county, half, no, title, extent, from_day, to_day, state,
                 summary)
          values (445322, '2020H1', 1000 + (select count(*) from supervision.inspection), '督查', '台账',
                  '%1$s', '%1$s', 'ended', '总结')
          returning id)
        insert into supervision.inspection_place (inspection_id, county, institution_id, unit, result)
        select id, 445322, %2$d, '%3$s', '%4$s' from i
        """
            .formatted(day, county.hospital, county.hospitalCode, result));
  }

  private void change(String sql) {
    jdbc.sql("set yipanqi.writes = 'all'; " + sql).update();
  }

  private long task(String ref) {
    return within(() -> book.list(officer, TaskBook.Asked.all("445322"))).stream()
        .map(TaskLine::task)
        .filter(t -> t.kind().code().equals("item") && t.ref().equals(ref))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<Proposal> about(long task) {
    return all().stream()
        .filter(p -> p.about().code().equals("task") && p.aboutId() == task)
        .toList();
  }

  private List<Proposal> ofHospital() {
    return all().stream()
        .filter(p -> Integer.valueOf(county.hospital).equals(p.institution()))
        .toList();
  }

  private List<Proposal> all() {
    return rows.list(SupervisedCounty.COUNTY, null, Long.MAX_VALUE, 100);
  }

  private <T> T within(Supplier<T> work) {
    return Callers.as(officer, work);
  }

  private static void refused(SupervisionProblem why, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(why));
  }
}
