package org.yipanqi.referral.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.ReferralProblem;

/** The catalogue as it stands in the database: shipped lines, and a county's over them. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {

  @Autowired private Catalogue catalogue;
  @Autowired private CatalogueShelf shelf;
  @Autowired private Places places;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeAll
  void two_counties() {
    for (var county : new long[] {990971, 990972}) {
      owner
          .sql(
              "insert into registry.division (code, name, kind, import_id) values (?, '县', 'county', 1)")
          .param(county)
          .update();
      institution("CA-H" + county, "county_hospital", county);
      institution("CA-T" + county, "town_hospital", county * 1000 + 100);
    }
    events.publishEvent(new FactsChanged(0)); // the register was read before
  }

  @Test
  void what_was_shipped_is_in_force_from_the_start() {
    var advice = ask("I10", "CA-T990971", "CA-H990971");

    assertThat(advice.needsReason()).isTrue();
    assertThat(advice.code()).isEqualTo("2026-11-26/hypertension");
  }

  @Test
  void a_countys_own_file_counts_there_alone_and_its_end_of_a_line_too() {
    assertThat(put("990972-a", 990972, "2026-01-01", "advice: first_contact", "[township, county]"))
        .isTrue();
    assertThat(ask("I10", "CA-T990972", "CA-H990972").needsReason()).isFalse();
    assertThat(ask("I10", "CA-T990972", "CA-H990972").code()).isEqualTo("990972-a/hypertension");
    assertThat(ask("I10", "CA-T990971", "CA-H990971").needsReason()).isTrue();

    put("990972-b", 990972, "2026-02-01", "ended: true", "[township]");
    assertThat(ask("I10", "CA-T990972", "CA-H990972").code()).endsWith("/hypertension-stable");
  }

  @Test
  void a_file_for_later_does_not_count_yet() {
    put("990971-later", 990971, "2999-01-01", "advice: first_contact", "[county]");

    assertThat(ask("I10", "CA-T990971", "CA-H990971").code()).startsWith("2026-11-26/");
  }

  @Test
  void a_version_that_was_read_before_with_another_content_is_left_out_as_a_whole() {
    put("990973-x", 990973, "2000-01-01", "advice: first_contact", "[township]");

    assertThat(put("990973-x", 990973, "2000-01-01", "advice: first_contact", "[county]"))
        .isFalse();
    assertThat(put("990973-x", 990973, "2000-01-01", "advice: first_contact", "[township]"))
        .isTrue();
    assertThat(put("990973-y", 990973, "2000-01-01", "advice: maybe", "[township]")).isFalse();
    assertThat(
            owner
                .sql("select count(*) from referral.catalogue_file where version = '990973-y'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void what_is_no_code_or_no_institution_is_refused() {
    refused("10", "CA-T990971", ReferralProblem.NOT_AN_ICD10);
    refused("I10", "CA-NOWHERE", ReferralProblem.UNKNOWN_INSTITUTION);
  }

  private void refused(String icd10, String from, ReferralProblem why) {
    assertThatThrownBy(() -> ask(icd10, from, null))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.type()).isEqualTo(why));
  }

  private Advice ask(String icd10, String from, @Nullable String to) {
    var unit = from;
    var scope = places.scope("doctor", Duty.TOWNSHIP_DOCTOR, unit);
    var caller =
        new Caller(
            "doctor",
            "某医生",
            Duty.TOWNSHIP_DOCTOR,
            unit,
            scope,
            places.writes(Duty.TOWNSHIP_DOCTOR, unit));
    return Callers.as(caller, () -> catalogue.advice(caller, icd10, Direction.UP, from, to));
  }

  private boolean put(String version, long county, String from, String what, String at) {
    var text =
        """
        version: "%s"
        from: %s
        county: %d
        source: 县卫健局
        lines:
          - code: hypertension
            %s
            icd10: [I10]
            at: %s
            asks_reason: true
            disease: {zh: 高血压, en: Hypertension}
            when: {zh: 平稳, en: steady}
            basis: 县里的规定
        """
            .formatted(version, from, county, what, at);
    return Acting.asHouse(() -> shelf.put(version, text.getBytes(StandardCharsets.UTF_8)));
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
}
