package org.yipanqi.referral.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.referral.Direction;

/**
 * A county of two hospitals and two towns in May 2001. In files: three up from the first town (two
 * arrived), one down, one out. On cases, all from the first town to the first hospital: one whole
 * way, one declined, one missed, one waiting, one cancelled.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowsTest {

  private static final Span MAY =
      new Span(LocalDate.parse("2001-05-01"), LocalDate.parse("2001-05-31"));

  @Autowired private Flows flows;
  @Autowired private FlowList list;
  @Autowired private Places places;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private int person;

  @BeforeAll
  void a_county() {
    sql(
        "insert into registry.division (code, name, kind, import_id) values (990981, '丁县', 'county', 1)");
    institution("FL-H", "county_hospital", 990981);
    institution("FL-H2", "tcm_hospital", 990981);
    institution("FL-T", "town_hospital", 990981100);
    institution("FL-T2", "town_hospital", 990981101);
    events.publishEvent(new FactsChanged(0)); // the register was read before
    sql("insert into facts.source_system (code, name, import_id) values ('fl-his', 'HIS', 1)");
    sql(
        """
        insert into facts.source_system (code, name, name_en, import_id)
        values ('own', '一盘棋', 'Yipanqi', 0) on conflict (code) do nothing
        """);
    person =
        owner
            .sql(
                """
                insert into residents.person (person_no, name, sex, birth_date, import_id)
                values ('FL1', '陈桂妹', 'female', '1950-01-01', 1) returning id
                """)
            .query(Integer.class)
            .single();
    sql(
        """
        insert into residents.residence (source_id, source_no, person_id, division, residency,
               valid_from, import_id)
        values (1, 'FL1', %d, 990981100, 'permanent', '2000-01-01', 1)
        """
            .formatted(person));
    imported("a", "FL-T", "FL-H", "up", "2001-05-02", "2001-05-03");
    imported("b", "FL-T", "FL-H", "up", "2001-05-31", "2001-05-31");
    imported("c", "FL-T", "FL-H2", "up", "2001-05-04", null);
    imported("d", "FL-H", "FL-T2", "down", "2001-05-09", null);
    imported("e", "FL-H2", null, "out", "2001-05-09", "2001-05-10");
    imported("f", "FL-T", "FL-H", "up", "2001-06-01", null);
    var whole = referral("0001", "closed", "10 minutes", "accepted_at, closed_at, arrived_on");
    sql(
        """
        update referral.referral_case set down_institution_id = from_institution_id,
               down_plan = '每周量血压', down_on = '2001-05-20', down_purpose = 'rehabilitation'
         where id = %d
        """
            .formatted(whole));
    obligation(whole, "2001-05-28", "2001-05-28 12:00+08");
    referral("0002", "declined", "30 minutes", "");
    referral("0003", "no_show", "20 minutes", "accepted_at, missed_at");
    var waiting = referral("0004", "submitted", null, "");
    obligation(waiting, "2001-05-29", "2001-05-30 00:30+08");
    referral("0005", "cancelled", "1 minute", "");
  }

  @Test
  void flows_count_files_and_cases_and_what_comes_down_on_a_case() {
    var it = as(officer(), () -> flows.count(officer(), MAY));

    assertThat(it.sent(Direction.UP)).as("3 in files, 4 of the 5 cases").isEqualTo(7);
    assertThat(it.sent(Direction.DOWN)).as("one in files, one case").isEqualTo(2);
    assertThat(it.sent(Direction.OUT)).isEqualTo(1);
    assertThat(it.sent(Direction.LATERAL)).isZero();
    assertThat(it.downOnUp().ratio()).isEqualTo(new BigDecimal("0.29"));
    assertThat(it.flows().getFirst())
        .isEqualTo(
            new FlowCounts.Flow(
                "FL-T",
                "FL-T",
                "town_hospital",
                "FL-H",
                "FL-H",
                "county_hospital",
                Direction.UP,
                6,
                3));
    assertThat(it.flows()).hasSize(5);
    assertThat(it.flowsLeft()).isZero();
  }

  @Test
  void rates_are_of_the_cases_sent_in_the_span_without_the_cancelled() {
    var it = as(officer(), () -> flows.count(officer(), MAY));

    assertThat(it.of(Behind.SENT)).isEqualTo(4);
    assertThat(it.acceptance()).isEqualTo(new Rate(2, 3));
    assertThat(it.of(Behind.WAITING)).isEqualTo(1);
    assertThat(it.answer()).isEqualTo(new FlowCounts.Wait(new BigDecimal(20), new BigDecimal(28)));
    assertThat(it.noShow()).isEqualTo(new Rate(1, 2));
    assertThat(it.closure()).isEqualTo(new Rate(1, 2));
    assertThat(it.followedUpInTime()).as("a day later is late").isEqualTo(new Rate(1, 2));
  }

  @Test
  void without_anything_there_is_no_rate_and_no_ratio() {
    var empty = new Span(LocalDate.parse("1990-01-01"), LocalDate.parse("1990-12-31"));

    var it = as(officer(), () -> flows.count(officer(), empty));

    assertThat(it.downOnUp().ratio()).isNull();
    assertThat(it.acceptance().percent()).isNull();
    assertThat(it.answer()).isEqualTo(new FlowCounts.Wait(null, null));
    assertThat(it.flows()).isEmpty();
  }

  @Test
  void a_town_sees_its_own_and_nothing_of_others() {
    var other = who(Duty.TOWNSHIP_DOCTOR, "FL-T2");

    var it = as(other, () -> flows.count(other, MAY));

    assertThat(it.flows()).hasSize(1);
    assertThat(it.sent(Direction.DOWN)).isEqualTo(1);
    assertThat(it.of(Behind.SENT)).isZero();
  }

  @Test
  void behind_each_number_are_as_many_rows_as_it_says_page_by_page() {
    var all = new FlowList.Asked(MAY, null, Direction.UP, "FL-T", "FL-H");
    assertThat(pages(all)).hasSize(6).doesNotHaveDuplicates();
    for (var behind : Behind.values()) {
      var count = as(officer(), () -> flows.count(officer(), MAY)).of(behind);
      assertThat(pages(new FlowList.Asked(MAY, behind, null, null, null)))
          .as(behind.code())
          .hasSize((int) count);
    }
    var row = as(officer(), () -> list.list(officer(), all, null, 10)).getFirst();
    assertThat(row.name()).as("masked").isNotEqualTo("陈桂妹").startsWith("陈");
  }

  @Test
  void over_http_a_number_the_slip_and_the_money_are_answered_and_printing_is_noted()
      throws Exception {
    var town = who(Duty.TOWNSHIP_DOCTOR, "FL-T");
    AssumedCaller.as(
        town,
        () -> {
          mvc.perform(get("/api/referrals/flows?from=2001-05-01&to=2001-05-31"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.rates[0].value").value("66.7"));
          mvc.perform(get("/api/referrals/flows?from=2001-05-01&to=2003-05-31"))
              .andExpect(status().is(422));
          mvc.perform(get("/api/referrals/ZZ20010501-0001/sheet"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.name").value("陈桂妹"))
              .andExpect(jsonPath("$.down.plan").value("每周量血压"))
              .andExpect(jsonPath("$.down.owner").value("李少霞"));
          mvc.perform(get("/api/referrals/ZZ20010501-0001/money"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.rules").value(false))
              .andExpect(jsonPath("$.path.length()").value(3));
          mvc.perform(
                  post("/api/referrals/ZZ20010501-0001/prints")
                      .contentType(MediaType.APPLICATION_JSON)
                      .content("{\"form\": \"down\"}"))
              .andExpect(status().isNoContent());
          mvc.perform(get("/api/referrals/ZZ20010501-0009/sheet")).andExpect(status().isNotFound());
          return true;
        });
    assertThat(
            owner
                .sql("select action from audit.entry where person = 'FL1' order by no")
                .query(String.class)
                .list())
        .containsSubsequence("referral.slip-shown", "referral.slip-printed");
  }

  @Test
  void what_is_done_with_a_case_counts_at_once_in_the_month_of_the_latest() throws Exception {
    var town = who(Duty.TOWNSHIP_DOCTOR, "FL-T");
    var hospital = who(Duty.REFERRAL_OFFICE, "FL-H");
    var slip =
        """
        {"begin": "submit", "personNo": "FL1", "direction": "up", "service": "outpatient",
         "urgency": "routine", "icd10": "I50.9", "diagnosis": "心力衰竭", "reason": "worse",
         "from": "FL-T", "to": "FL-H"}
        """;
    var answer = send(town, "/api/referrals", slip, 201);
    var no = answer.replaceAll(".*\"(ZZ[^\"]+)\".*", "$1");
    step(hospital, no, "accept");
    step(hospital, no, "miss");
    step(town, no, "close");

    var span = as(town, () -> flows.latest(town));
    var it = as(town, () -> flows.count(town, span));

    assertThat(it.acceptance()).isEqualTo(new Rate(1, 1));
    assertThat(it.noShow()).isEqualTo(new Rate(1, 1));
    assertThat(it.closure()).isEqualTo(new Rate(1, 1));
    assertThat(it.of(Behind.WAITING)).isZero();
  }

  private void step(Caller caller, String no, String act) throws Exception {
    var version =
        owner
            .sql("select version from referral.referral_case where no = :no")
            .param("no", no)
            .query(Integer.class)
            .single();
    var body = "{\"act\": \"%s\", \"version\": %d}".formatted(act, version);
    send(caller, "/api/referrals/" + no + "/steps", body, 204);
  }

  private String send(Caller caller, String address, String body, int expected) throws Exception {
    var request = post(address).contentType(MediaType.APPLICATION_JSON).content(body);
    return AssumedCaller.as(
        caller,
        () ->
            mvc.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString());
  }

  private List<String> pages(FlowList.Asked asked) {
    var seen = new ArrayList<String>();
    FlowList.@Nullable After after = null;
    for (var page = 0; page < 20; page++) {
      var from = after;
      var rows = as(officer(), () -> list.list(officer(), asked, from, 2));
      if (rows.isEmpty()) {
        return seen;
      }
      rows.forEach(row -> seen.add(row.source() + row.no()));
      var last = rows.getLast();
      after = FlowList.After.read(new FlowList.After(last.day(), last.source(), last.no()).code());
    }
    throw new AssertionError("no end");
  }

  private Caller officer() {
    return who(Duty.REFORM_OFFICER, "990981");
  }

  private Caller who(Duty duty, String unit) {
    var scope = places.scope("somebody", duty, unit);
    return new Caller("somebody", "某人", duty, unit, scope, places.writes(duty, unit));
  }

  private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
    return Callers.as(caller, work);
  }

  private long referral(String no, String state, @Nullable String answered, String also) {
    var over = List.of("closed", "declined", "cancelled").contains(state);
    return owner
        .sql(
            """
            insert into referral.referral_case (no, person_id, person_no, person_name, person_sex,
                   person_born, home_county, direction, service, purpose, urgency, icd10, diagnosis,
                   reason, from_institution_id, referrer, referrer_name, to_institution_id, contracted,
                   state, since, owner_institution_id, owner_duty, submitted_at, answered_at,
                   referred_on, created_at, accepted_at, missed_at, closed_at, arrived_on)
            select 'ZZ20010501-' || :no, :person, 'FL1', '陈桂妹', 'female', '1950-01-01', 990981, 'up',
                   'inpatient', 'treatment', 'routine', 'I63.9', '脑梗死', 'beyond_ability', f.id, 'x',
                   '李医生', t.id, false, :state, t0, case when :over then null else t.id end,
                   case when :over then null else 'REFERRAL_OFFICE' end, t0, t0 + :answered::interval,
                   '2001-05-01', t0,
                   case when :also like '%accepted_at%' then t0 end,
                   case when :also like '%missed_at%' then t0 end,
                   case when :also like '%closed_at%' then t0 end,
                   case when :also like '%arrived_on%' then date '2001-05-02' end
              from registry.institution f, registry.institution t,
                   (select timestamptz '2001-05-01 09:00+08' as t0) x
             where f.code = 'FL-T' and t.code = 'FL-H'
            returning id
            """)
        .param("no", no)
        .param("person", person)
        .param("state", state)
        .param("over", over)
        .param("answered", answered)
        .param("also", also)
        .query(Long.class)
        .single();
  }

  private void obligation(long of, String due, String done) {
    sql(
        """
        insert into referral.obligation (case_id, institution_id, asked_by_institution_id, owner_name,
               person_id, due_on, made_at, done_at, done_by, done_by_name, result)
        select id, from_institution_id, to_institution_id, '李少霞', person_id, '%s', since, '%s', 'x',
               'x', 'stable'
          from referral.referral_case where id = %d
        """
            .formatted(due, done, of));
  }

  private void imported(
      String no,
      String from,
      @Nullable String to,
      String way,
      String on,
      @Nullable String arrived) {
    owner
        .sql(
            """
            insert into referral.referral (source_id, source_no, person_id, from_institution_id,
                   to_institution_id, to_institution_code, direction, purpose, referred_on, arrived_on,
                   import_id)
            select s.id, :no, :person, f.id, (select id from registry.institution where code = :to),
                   coalesce(:to, '外院'), :way, 'treatment', :on::date, :arrived::date, 1
              from facts.source_system s, registry.institution f
             where s.code = 'fl-his' and f.code = :from
            """)
        .param("no", no)
        .param("person", person)
        .param("from", from)
        .param("to", to)
        .param("way", way)
        .param("on", on)
        .param("arrived", arrived)
        .update();
  }

  private void institution(String code, String kind, long division) {
    owner
        .sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, 1)
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", division)
        .update();
  }

  private void sql(String statement) {
    owner.sql(statement).update();
  }
}
