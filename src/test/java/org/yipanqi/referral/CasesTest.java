package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;
import org.yipanqi.referral.desk.CaseLists;
import org.yipanqi.referral.desk.CaseLists.Tray;
import org.yipanqi.referral.desk.CaseSheet;

/** A patient goes from the village to the county and back; each step by who is there for it. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesTest {

  @Autowired private Cases cases;
  @Autowired private CaseLists lists;
  @Autowired private CaseSheet sheet;
  @Autowired private Overdue overdue;
  @Autowired private Places places;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeAll
  void a_county() {
    owner
        .sql(
            """
            insert into registry.division (code, name, kind, import_id) values (990961, '丙县', 'county', 1)
            """)
        .update();
    institution("RF-H", "county_hospital", 990961, null);
    institution("RF-H2", "tcm_hospital", 990961, null);
    institution("RF-T", "town_hospital", 990961100, null);
    institution("RF-V", "village_clinic", 990961100, "RF-T");
    events.publishEvent(new FactsChanged(0)); // the register was read before
    for (var no : List.of("RF1", "RF2", "RF3", "RF4", "RF5")) {
      owner
          .sql(
              """
              with p as (
                insert into residents.person (person_no, name, sex, birth_date, import_id)
                values (:no, '陈桂妹', 'female', '1950-01-01', 1) returning id)
              insert into residents.residence (source_id, source_no, person_id, division, residency,
                     valid_from, import_id)
              select 1, :no, id, 990961100, 'permanent', '2000-01-01', 1 from p
              """)
          .param("no", no)
          .update();
    }
  }

  @Test
  void a_patient_goes_up_is_treated_comes_down_and_is_followed_up() {
    var town = who(Duty.TOWNSHIP_DOCTOR, "RF-T");
    var county = who(Duty.REFERRAL_OFFICE, "RF-H");
    var no = open(town, "RF1", "RF-T", "RF-H");

    assertThat(trayOf(county, no)).isEqualTo(Tray.WAITING);
    refused(town, no, "accept", ReferralProblem.NOT_YOUR_SIDE);
    refused(who(Duty.VILLAGE_DOCTOR, "RF-V"), no, "accept", ReferralProblem.UNKNOWN_CASE);
    refused(who(Duty.COMMUNITY_DIRECTOR, "RF-H"), no, "accept", ReferralProblem.NOT_YOUR_DUTY);
    does(county, no, "ask_information", "血压多少？");
    refused(county, no, "accept", ReferralProblem.NOT_NOW);
    does(town, no, "give_information", "186/104");
    does(county, no, "accept", "请直接送急诊");
    assertThat(trayOf(town, no)).isEqualTo(Tray.UNDER_WAY);
    does(county, no, "arrive", null);
    does(town, no, "send_records", "心电图一份");
    does(county, no, "admit", null);
    does(county, no, "discharge", "溶栓后好转");
    assertThatThrownBy(() -> does(county, no, "refer_down", "康复计划"))
        .satisfies(it -> assertThat(type(it)).isEqualTo(ReferralProblem.OWNER_NEEDED));
    assertThat(state(no)).as("nothing was written").isEqualTo("discharged");
    step(county, no, "refer_down", null, "每周量血压", "李少霞", null);
    assertThat(trayOf(town, no)).isEqualTo(Tray.COMING_DOWN);
    refused(county, no, "follow_up", ReferralProblem.NOT_YOUR_SIDE);
    step(town, no, "follow_up", "stable", "能自己走路", null, null);
    does(town, no, "close", null);

    assertThat(state(no)).isEqualTo("closed");
    assertThat(
            owner
                .sql(
                    """
                    select direction || ' ' || arrived from referral_api.referral
                     where source_no in (:no, :no || '-X') order by source_no
                    """)
                .param("no", no)
                .query(String.class)
                .list())
        .containsExactly("up true", "down true");
    assertThat(count("select count(*) from facts.receipt where fact = 'referral'")).isPositive();
    assertThat(
            owner
                .sql(
                    """
                    select result || ' ' || owner_name from referral.obligation o
                      join referral.referral_case c on c.id = o.case_id where c.no = :no
                    """)
                .param("no", no)
                .query(String.class)
                .single())
        .isEqualTo("stable 李少霞");
    assertThat(
            owner
                .sql("select count(*) from audit.entry where person = 'RF1'")
                .query(Long.class)
                .single())
        .isGreaterThan(10);
  }

  @Test
  void of_two_offices_that_answer_at_once_the_second_is_told_who_did_what() {
    var town = who(Duty.TOWNSHIP_DOCTOR, "RF-T");
    var county = who(Duty.REFERRAL_OFFICE, "RF-H");
    var no = open(town, "RF2", "RF-T", "RF-H");
    var seen = version(no);
    does(county, no, "accept", null);

    assertThatThrownBy(() ->
            as(county, () -> cases.act(county, no, doing("accept", seen, null, null, null, null))))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.type()).isEqualTo(ReferralProblem.NOT_NOW);
              assertThat(it.arguments().getFirst()).isEqualTo(county.name());
            });
    assertThatThrownBy(() ->
            as(county, () -> cases.act(county, no, doing("arrive", seen, null, null, null, null))))
        .satisfies(it -> assertThat(type(it)).isEqualTo(ReferralProblem.STALE));
    step(town, no, "request_cancel", "patient_declined", null, null, null);
    refused(county, no, "accept", ReferralProblem.NOT_NOW);
    does(county, no, "confirm_cancel", null);
    assertThat(count("select count(*) from referral_api.referral where source_no = '" + no + "'"))
        .as("a cancelled referral is none")
        .isZero();
  }

  @Test
  void a_receiver_passes_it_on_and_still_sees_it() {
    var town = who(Duty.TOWNSHIP_DOCTOR, "RF-T");
    var first = who(Duty.REFERRAL_OFFICE, "RF-H");
    var second = who(Duty.REFERRAL_OFFICE, "RF-H2");
    var no = open(town, "RF3", "RF-T", "RF-H");
    refused(second, no, "accept", ReferralProblem.UNKNOWN_CASE);

    step(first, no, "redirect", null, "中医院康复更合适", null, "RF-H2");

    refused(first, no, "accept", ReferralProblem.NOT_YOUR_SIDE);
    does(second, no, "accept", null);
    assertThat(as(first, () -> sheet.read(first, no)).it().state()).isEqualTo(CaseState.ACCEPTED);
  }

  @Test
  void the_dead_are_not_referred_on() {
    var town = who(Duty.TOWNSHIP_DOCTOR, "RF-T");
    var county = who(Duty.REFERRAL_OFFICE, "RF-H");
    var no = open(town, "RF4", "RF-T", "RF-H");
    owner
        .sql("update residents.person set death_date = '2026-01-01' where person_no = 'RF4'")
        .update();

    refused(county, no, "accept", ReferralProblem.PATIENT_DIED);
    assertThatThrownBy(() -> open(town, "RF4", "RF-T", "RF-H"))
        .satisfies(it -> assertThat(type(it)).isEqualTo(ReferralProblem.PATIENT_DIED));
    does(county, no, "die", "家属来电");
    assertThat(state(no)).isEqualTo("died");
  }

  @Test
  void what_nobody_answered_in_time_is_told_above_twice_and_no_more() {
    var no = open(who(Duty.TOWNSHIP_DOCTOR, "RF-T"), "RF5", "RF-T", "RF-H");
    assertThat(Acting.asHouse(() -> overdue.sweep())).isZero();
    for (var told = 1; told <= 2; told++) {
      owner
          .sql("update referral.referral_case set escalate_at = '2000-01-01' where no = :no")
          .param("no", no)
          .update();
      assertThat(Acting.asHouse(() -> overdue.sweep())).isEqualTo(1);
      assertThat(count("select escalation from referral.referral_case where no = '" + no + "'"))
          .isEqualTo(told);
    }
    assertThat(Acting.asHouse(() -> overdue.sweep())).isZero();
  }

  private Caller who(Duty duty, String unit) {
    var user = duty.name().toLowerCase() + "-" + unit;
    var scope = places.scope(user, duty, unit);
    return new Caller(user, "经办 " + user, duty, unit, scope, places.writes(duty, unit));
  }

  private String open(Caller caller, String person, String from, String to) {
    var slip =
        new NewCase(
            "submit",
            person,
            "up",
            "inpatient",
            "urgent",
            "I63.9",
            "脑梗死（待查）",
            "左侧肢体无力 2 小时",
            "beyond_ability",
            null,
            from,
            null,
            to,
            null,
            "神经内科",
            null);
    return as(caller, () -> cases.open(caller, slip, null));
  }

  private void does(Caller caller, String no, String act, @Nullable String words) {
    step(caller, no, act, null, words, null, null);
  }

  private void step(
      Caller caller,
      String no,
      String act,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String named,
      @Nullable String to) {
    as(
        caller,
        () -> {
          cases.act(caller, no, doing(act, version(no), reason, words, named, to));
          return true;
        });
  }

  private static Doing doing(
      String act,
      int version,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String named,
      @Nullable String to) {
    return new Doing(act, version, reason, words, to, named, null, null);
  }

  private void refused(Caller caller, String no, String act, ReferralProblem why) {
    var before = state(no);
    assertThatThrownBy(() -> does(caller, no, act, "x"))
        .satisfies(it -> assertThat(type(it)).isEqualTo(why));
    assertThat(state(no)).isEqualTo(before);
  }

  private static Object type(Throwable thrown) {
    return thrown instanceof Problem problem ? problem.type() : thrown;
  }

  private Tray trayOf(Caller caller, String no) {
    for (var tray : Tray.values()) {
      if (as(caller, () -> lists.list(caller, tray, 0, 100)).stream()
          .anyMatch(it -> it.no().equals(no))) {
        return tray;
      }
    }
    throw new AssertionError(no + " is in no tray");
  }

  private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
    return Callers.as(caller, work);
  }

  private static void as(Caller caller, Runnable work) {
    Callers.as(
        caller,
        () -> {
          work.run();
          return Map.of();
        });
  }

  private String state(String no) {
    return owner
        .sql("select state from referral.referral_case where no = :no")
        .param("no", no)
        .query(String.class)
        .single();
  }

  private int version(String no) {
    return owner
        .sql("select version from referral.referral_case where no = :no")
        .param("no", no)
        .query(Integer.class)
        .single();
  }

  private long count(String sql) {
    return owner.sql(sql).query(Long.class).single();
  }

  private void institution(String code, String kind, long division, @Nullable String manager) {
    owner
        .sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, manager_code, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, :manager, 1)
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", division)
        .param("manager", manager)
        .update();
  }
}
