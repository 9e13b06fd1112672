package org.yipanqi.sharedrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;

/** What the database shows of a person's record, asked in plain SQL by the account of requests. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class RecordPoliciesTest {

  @Autowired private JdbcClient requests;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private RecordedCounty place;

  @BeforeEach
  void results_of_two_hospitals() {
    place = new RecordedCounty(owner);
    place.result("own", place.town, "blood_count", "", "2026-01-01 08:00");
    place.result("usual", place.county, "blood_count", "I10.x00", "2026-01-02 08:00");
    place.result("mind", place.county, "blood_count", "F32.900", "2026-01-03 08:00");
    place.result("hiv", place.county, "hiv", "", "2026-01-04 08:00");
  }

  @Test
  void without_a_relation_one_sees_what_ones_own_place_holds() {
    assertThat(seen(place.townDoctor())).containsExactly("own");
    assertThat(seen(place.countyDoctor())).containsExactly("usual", "mind", "hiv");
  }

  @Test
  void a_consent_opens_the_usual_and_one_for_all_the_sensitive_too() {
    var usual = consent("usual", place.town, "null", "current_date");
    assertThat(seen(place.townDoctor())).containsExactly("own", "usual");

    consent("all", place.town, "null", "current_date");
    assertThat(seen(place.townDoctor())).containsExactly("own", "usual", "mind", "hiv");
    assertThat(usual).isPositive();
  }

  @Test
  void a_consent_ends_with_its_last_day_and_when_it_is_taken_back() {
    consent("all", place.town, "current_date - 1", "current_date - 9");
    consent("all", place.town, "null", "current_date + 1");
    assertThat(seen(place.townDoctor())).containsExactly("own");

    var given = consent("all", place.town, "null", "current_date");
    place.written(
        """
        insert into sharedrecord.consent (act, of_id, person_id, person_no, institution_id, extent,
               valid_from, how, login, user_name, duty, unit, at)
        select 'withdrawn', id, person_id, person_no, institution_id, extent, valid_from, how, login,
               user_name, duty, unit, now() from sharedrecord.consent where id = %d
        returning id
        """
            .formatted(given));
    assertThat(seen(place.townDoctor())).containsExactly("own");
  }

  @Test
  void a_consent_to_one_hospital_says_nothing_of_another() {
    consent("all", place.county, "null", "current_date");

    assertThat(seen(place.townDoctor())).containsExactly("own");
    assertThat(seen(place.countyDoctor())).containsExactly("own", "usual", "mind", "hiv");
  }

  @Test
  void a_referral_opens_the_usual_for_both_sides_as_long_as_it_is_new() {
    place.referred(91);
    assertThat(seen(place.countyDoctor())).doesNotContain("own");

    place.written(
        "update referral.referral set referred_on = current_date - 90 where source_no ="
            + " 'SR-Z%d' returning person_id".formatted(place.run));
    assertThat(seen(place.countyDoctor())).containsExactly("own", "usual", "mind", "hiv");
    assertThat(seen(place.townDoctor())).containsExactly("own", "usual");
  }

  @Test
  void an_emergency_opens_everything_while_it_lasts() {
    var doctor = place.townDoctor();
    emergency(doctor, "- interval '2 hours'", "- interval '1 hour'");
    assertThat(seen(doctor)).containsExactly("own");

    emergency(doctor, "- interval '1 hour'", "+ interval '1 hour'");
    assertThat(seen(doctor)).containsExactly("own", "usual", "mind", "hiv");
  }

  @Test
  void requests_write_nothing_and_nobody_reads_anything() {
    for (var table : List.of("result", "prescription", "document", "consent", "order_check")) {
      assertThatThrownBy(
              () -> as(place.townDoctor(), "delete from sharedrecord." + table + " returning 1"))
          .hasStackTraceContaining("permission denied");
    }
    assertThat(
            Acting.within(
                org.yipanqi.database.Scope.NOBODY,
                () ->
                    requests
                        .sql("select count(*) from sharedrecord.result")
                        .query(Integer.class)
                        .single()))
        .isZero();
  }

  private List<String> seen(Caller caller) {
    return as(
        caller,
        "select name from sharedrecord.result where person_id = %d order by performed_at"
            .formatted(place.person));
  }

  private List<String> as(Caller caller, String sql) {
    return Acting.within(caller.scope(), () -> requests.sql(sql).query(String.class).list());
  }

  private int consent(String extent, int to, String until, String from) {
    return place.written(
        """
        insert into sharedrecord.consent (act, person_id, person_no, institution_id, to_institution_id,
               extent, valid_from, valid_to, how, login, user_name, duty, unit, at)
        values ('given', %d, '%s', %d, %d, '%s', %s, %s, 'signed', 'x', 'x', 'x', 'x', now())
        returning id
        """
            .formatted(place.person, place.personNo, place.county, to, extent, from, until));
  }

  private void emergency(Caller caller, String from, String until) {
    place.written(
        """
        insert into residents.emergency_access (person_id, person_no, login, user_name, duty, unit,
               reason, granted_at, until)
        values (%d, '%s', '%s', 'x', 'x', 'x', '昏迷送来，家属不在场，需要病史', now() %s, now() %s)
        returning id
        """
            .formatted(place.person, place.personNo, caller.user(), from, until));
  }
}
