package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
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
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.referral.SpecialDays.SpecialDay;
import org.yipanqi.referral.desk.CaseLists;
import org.yipanqi.referral.desk.CaseLists.Tray;
import org.yipanqi.referral.desk.CaseSheet;

/**
 * What nobody does in time, and slips sent twice, left unfinished or written for the wrong entry.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseTermsTest {

  @Autowired private Cases cases;
  @Autowired private CaseLists lists;
  @Autowired private CaseSheet sheet;
  @Autowired private Overdue overdue;
  @Autowired private SpecialDays days;
  @Autowired private UnfinishedSlips unfinished;
  @Autowired private Clocks clocks;
  @Autowired private Places access;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private Referring county;
  private Caller town;
  private Caller office;

  @BeforeAll
  void a_county() {
    county = new Referring(owner, cases, access, events, "CT", 990941);
    town = county.town();
    office = county.office();
  }

  @Test
  void what_nobody_answers_for_long_ends_by_itself_and_is_answered_no_more() {
    var no = county.sent("CT1", "outpatient");
    var accepted = county.sent("CT2", "outpatient");
    county.does(office, accepted, "accept", null);
    for (var each : new String[] {no, accepted}) {
      set(each, "expires_at = case when expires_at is not null then timestamptz '2000-01-01' end");
    }

    assertThat(Acting.asHouse(() -> overdue.expire())).isEqualTo(1);

    assertThat(county.state(no)).isEqualTo("expired");
    assertThat(county.state(accepted)).as("an answer was given").isEqualTo("accepted");
    assertThat(trail("CASE_EXPIRED", no)).isEqualTo("1");
    county.refused(office, no, doing(no, "accept"), ReferralProblem.NOT_NOW);
    assertThat(Acting.asHouse(() -> overdue.expire())).isZero();
  }

  @Test
  void a_follow_up_that_nobody_did_is_told_to_the_director_and_then_to_the_reform_officer() {
    var no = county.sent("CT3", "outpatient");
    county.does(office, no, "accept", null);
    county.does(office, no, "arrive", null);
    county.does(office, no, "discharge", "诊毕");
    county.step(
        office,
        no,
        new Doing("refer_down", county.version(no), null, "每周量血压", null, "李少霞", null, null));
    var promised =
        county.one(
            """
            select (c.due_at at time zone 'Asia/Shanghai')::date = o.due_on
              from referral.obligation o join referral.referral_case c on c.id = o.case_id
             where c.no = '%s'
            """
                .formatted(no));
    assertThat(promised)
        .as("the clock of the case is the promise to the patient")
        .isEqualTo("true");
    var director = county.who(Duty.COMMUNITY_DIRECTOR, "T");
    var reform = county.who(Duty.REFORM_OFFICER, "T");
    assertThat(overdue(director, no)).isFalse();

    late(no);
    assertThat(Acting.asHouse(() -> overdue.sweep())).isEqualTo(1);
    assertThat(overdue(director, no)).isTrue();
    assertThat(overdue(town, no)).as("who owes it sees it too").isTrue();
    assertThat(overdue(reform, no)).as("not told yet").isFalse();
    assertThat(Referring.as(town, () -> sheet.read(town, no)).events().getLast().reason())
        .isEqualTo("director");

    late(no);
    assertThat(Acting.asHouse(() -> overdue.sweep())).isEqualTo(1);
    assertThat(overdue(reform, no)).isTrue();
    assertThat(trail("FOLLOW_UP_OVERDUE", no)).isEqualTo("2");
  }

  @Test
  void a_holiday_is_no_working_day_and_a_weekend_may_be_one() {
    var monday = OffsetDateTime.parse("2031-09-29T10:00:00+08:00");
    var twoDays = new Clocks.Term(null, 2);
    var holiday = LocalDate.parse("2031-10-01");
    var worked = LocalDate.parse("2031-10-04");

    assertThat(twoDays.from(monday, Map.of())).hasToString("2031-10-01T10:00+08:00");
    assertThat(twoDays.from(monday, Map.of(holiday, false))).hasToString("2031-10-02T10:00+08:00");
    assertThat(new Clocks.Term(null, 5).from(monday, Map.of()))
        .hasToString("2031-10-06T10:00+08:00");
    assertThat(new Clocks.Term(null, 5).from(monday, Map.of(worked, true)))
        .hasToString("2031-10-04T10:00+08:00");
  }

  @Test
  void the_county_writes_its_holidays_down_and_terms_follow() {
    var reform = county.who(Duty.REFORM_OFFICER, "T");
    var before = clocks.due("discharged", Urgency.ROUTINE).orElseThrow();

    Referring.as(
        reform,
        () -> {
          days.note(reform, new SpecialDay(before.toLocalDate(), false, "放假"));
          return true;
        });

    assertThat(Referring.as(reform, () -> days.of(reform, before.getYear())))
        .contains(new SpecialDay(before.toLocalDate(), false, "放假"));
    assertThat(clocks.due("discharged", Urgency.ROUTINE).orElseThrow()).isAfter(before);
    Referring.as(
        reform,
        () -> {
          days.remove(reform, before.toLocalDate());
          return true;
        });
    assertThat(clocks.due("discharged", Urgency.ROUTINE).orElseThrow().toLocalDate())
        .isEqualTo(before.toLocalDate());
  }

  @Test
  void a_slip_that_is_sent_twice_is_one_referral() {
    county.person("CT5");
    var slip = county.slip("submit", "CT5", "T", "H", "outpatient");

    var first = Referring.as(town, () -> cases.open(town, slip, "key-of-CT5"));
    var again = Referring.as(town, () -> cases.open(town, slip, "key-of-CT5"));
    var other = Referring.as(town, () -> cases.open(town, slip, "another-of-CT5"));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(trail("CASE_OPENED", first)).isEqualTo("1");
  }

  @Test
  void a_draft_is_written_anew_sent_or_thrown_away_by_its_side_only() {
    county.person("CT6");
    var draft = county.slip("save_draft", "CT6", "T", "H", "outpatient");
    var no = Referring.as(town, () -> cases.open(town, draft, null));
    assertThat(figures(no)).as("a draft is no referral").isEqualTo("0");
    var village = county.who(Duty.VILLAGE_DOCTOR, "V");
    assertThatThrownBy(() -> rewrite(village, no, draft))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.UNKNOWN_CASE));

    rewrite(town, no, county.slip("save_draft", "CT6", "T", "H2", "exam"));
    assertThat(Referring.as(town, () -> sheet.read(town, no)).slip().to())
        .isEqualTo(county.code("H2"));
    rewrite(town, no, county.slip("submit", "CT6", "T", "H", "inpatient"));

    assertThat(county.state(no)).isEqualTo("submitted");
    assertThat(figures(no)).isEqualTo("1");
    assertThatThrownBy(() -> rewrite(town, no, draft))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.NOT_NOW));

    var thrown = Referring.as(town, () -> cases.open(town, draft, null));
    county.does(town, thrown, "withdraw", null);
    assertThat(county.state(thrown)).isEqualTo("cancelled");
  }

  @Test
  void who_sends_a_patient_against_the_catalogue_says_why_a_draft_may_wait_for_it() {
    county.person("CT9");
    county.registeredAt("V", "CT9");
    var village = county.who(Duty.VILLAGE_DOCTOR, "V");
    var silent = county.slip("submit", "CT9", "V", "T", "outpatient");
    assertThatThrownBy(() -> Referring.as(village, () -> cases.open(village, silent, null)))
        .satisfies(it ->
            assertThat(Referring.type(it)).isEqualTo(ReferralProblem.CATALOGUE_REASON_NEEDED));

    var draft = county.slip("save_draft", "CT9", "V", "T", "outpatient");
    var no = Referring.as(village, () -> cases.open(village, draft, null));
    county.refused(village, no, doing(no, "submit"), ReferralProblem.CATALOGUE_REASON_NEEDED);
    county.does(village, no, "submit", "家属要求就近先看");
    assertThat(county.one("select advice_code from referral.referral_case where no = '" + no + "'"))
        .isNotEqualTo("null");
  }

  @Test
  void what_was_begun_is_found_again_by_whoever_began_it_and_by_nobody_else() {
    Referring.as(
        town,
        () -> {
          unfinished.keep(town, Map.of("icd10", "I63.9", "summary", "头晕"));
          unfinished.keep(town, Map.of("icd10", "I10"));
          return true;
        });

    assertThat(Referring.as(town, () -> unfinished.find(town))).contains(Map.of("icd10", "I10"));
    assertThat(Referring.as(office, () -> unfinished.find(town))).as("by row policy").isEmpty();
    Referring.as(
        town,
        () -> {
          unfinished.forget(town);
          return true;
        });
    assertThat(Referring.as(town, () -> unfinished.find(town))).isEmpty();
  }

  @Test
  void a_patient_merged_meanwhile_goes_on_and_new_slips_name_the_entry_that_counts() {
    var no = county.sent("CT7", "outpatient");
    var into = county.person("CT8");
    owner
        .sql(
            """
            update residents.person set merged_into = :into where person_no = 'CT7'
            """)
        .param("into", into)
        .update();

    var seen = Referring.as(town, () -> sheet.read(town, no));
    assertThat(seen.meanwhile().merged()).isTrue();
    assertThat(seen.meanwhile().into()).isEqualTo("CT8");
    county.does(office, no, "accept", null);
    assertThat(county.state(no)).isEqualTo("accepted");
    var slip = county.slip("submit", "CT7", "T", "H", "outpatient");
    assertThatThrownBy(() -> Referring.as(town, () -> cases.open(town, slip, null)))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.PATIENT_MERGED));

    owner
        .sql("update residents.person set death_date = '2026-01-01' where person_no = 'CT8'")
        .update();
    county.refused(office, no, doing(no, "arrive"), ReferralProblem.PATIENT_DIED);
  }

  private void rewrite(Caller caller, String no, NewCase slip) {
    Referring.as(
        caller,
        () -> {
          cases.rewrite(caller, no, county.version(no), slip);
          return true;
        });
  }

  private Doing doing(String no, String act) {
    return new Doing(act, county.version(no), null, null, null, null, null, null);
  }

  private boolean overdue(Caller caller, String no) {
    return Referring.as(caller, () -> lists.list(caller, Tray.OVERDUE, 0, 100)).stream()
        .anyMatch(it -> it.no().equals(no));
  }

  private void late(String no) {
    set(no, "escalate_at = '2000-01-01'");
  }

  private void set(String no, String what) {
    owner
        .sql("update referral.referral_case set " + what + " where no = :no")
        .param("no", no)
        .update();
  }

  private String trail(String action, String no) {
    return county.one(
        "select count(*) from audit.entry where upper(action) like '%%%s' and subject = '%s'"
            .formatted(action, no));
  }

  private String figures(String no) {
    return county.one("select count(*) from referral_api.referral where source_no = '" + no + "'");
  }
}
