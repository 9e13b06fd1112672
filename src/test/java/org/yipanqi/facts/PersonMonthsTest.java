package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yipanqi.facts.PersonMonthCounty.FAR_AWAY;
import static org.yipanqi.facts.PersonMonthCounty.OTHER_TOWN;
import static org.yipanqi.facts.PersonMonthCounty.TOWN;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonMonthsTest {

  private PersonMonthCounty county;

  @BeforeEach
  void two_years() {
    county = new PersonMonthCounty();
    county.horizon("2019-01", "2020-12");
  }

  @AfterEach
  void close() {
    county.close();
  }

  @Test
  void a_person_counts_while_alive_and_living_in_the_county_on_the_months_last_day() {
    var newborn = county.person("female", "2020-10-31");
    county.lives(newborn, TOWN, "2020-10-31", null);
    var dead = county.person("male", "1940-01-01");
    county.lives(dead, TOWN, "1940-01-01", null);
    dies(dead, "2019-03-31");
    var mover = county.person("male", "1980-01-01");
    county.lives(mover, TOWN, "2000-01-01", "2019-02-28");
    county.lives(mover, FAR_AWAY, "2019-03-01", "2020-10-30");
    county.lives(mover, OTHER_TOWN, "2020-10-31", "2020-12-30");
    var stranger = county.person("male", "1980-01-01");
    county.lives(stranger, FAR_AWAY, "2000-01-01", null);

    county.derive();

    assertThat(county.monthsOf(newborn)).containsExactly("2020-10", "2020-11", "2020-12");
    assertThat(county.monthsOf(dead)).containsExactly("2019-01", "2019-02");
    assertThat(county.monthsOf(mover)).containsExactly("2019-01", "2019-02", "2020-10", "2020-11");
    assertThat(county.monthsOf(stranger)).isEmpty();
  }

  @Test
  void age_is_in_full_years_on_the_months_last_day() {
    var person = county.person("female", "1954-06-30");
    county.lives(person, TOWN, "1990-01-01", null);
    var leapling = county.person("male", "2004-02-29");
    county.lives(leapling, TOWN, "2004-02-29", null);

    county.derive();

    assertThat(county.month(person, "2019-05")).containsEntry("age", 64);
    assertThat(county.month(person, "2019-06")).containsEntry("age", 65);
    assertThat(county.month(leapling, "2019-02")).containsEntry("age", 14);
    assertThat(county.month(leapling, "2020-02")).containsEntry("age", 16);
  }

  @Test
  void a_birthday_counts_from_its_day_and_that_of_a_leap_day_from_1_march() {
    var onTheLastDay = county.person("female", "1955-05-31");
    var theDayAfter = county.person("male", "1955-06-01");
    var ofALeapDay = county.person("male", "2012-02-29");
    var deadOnTheBirthday = county.person("male", "1955-05-31");
    var deadBefore = county.person("male", "1955-05-10");
    for (var person :
        new int[] {onTheLastDay, theDayAfter, ofALeapDay, deadOnTheBirthday, deadBefore}) {
      county.lives(person, TOWN, "2012-02-29", null);
    }
    dies(deadOnTheBirthday, "2020-05-31");
    dies(deadBefore, "2020-05-20");

    county.derive();

    assertThat(county.month(onTheLastDay, "2020-04")).containsEntry("age", 64);
    assertThat(county.month(onTheLastDay, "2020-05")).containsEntry("age", 65);
    assertThat(county.month(theDayAfter, "2020-05")).containsEntry("age", 64);
    assertThat(county.month(theDayAfter, "2020-06")).containsEntry("age", 65);
    assertThat(county.month(ofALeapDay, "2019-02")).containsEntry("age", 6);
    assertThat(county.month(ofALeapDay, "2019-03")).containsEntry("age", 7);
    assertThat(county.month(ofALeapDay, "2020-02")).containsEntry("age", 8);
    assertThat(county.monthsOf(deadOnTheBirthday)).endsWith("2020-04");
    assertThat(county.monthsOf(deadBefore)).endsWith("2020-04");
  }

  @Test
  void a_village_stands_for_its_town_and_the_permanent_residence_wins() {
    var person = county.person("male", "1980-01-01");
    record Home(long division, String residency) {}
    for (var home :
        new Home[] {
          new Home(TOWN, "registered_only"),
          new Home(OTHER_TOWN * 1000 + 7, "permanent"),
          new Home(TOWN, "temporary")
        }) {
      county.record(
          "residents.residence",
          "person_id, division, residency, valid_from",
          person,
          home.division(),
          home.residency(),
          "2000-01-01");
    }

    county.derive();

    assertThat(county.month(person, "2019-01"))
        .containsEntry("residence", OTHER_TOWN)
        .containsEntry("residency", "permanent");
  }

  @Test
  void a_contract_counts_where_it_is_valid_on_the_last_day_and_the_later_one_names_the_signer() {
    var person = resident();
    county.signs(person, county.hospital, "2019-02-28", "2020-06-29");
    county.signs(person, county.otherHospital, "2020-01-01", "2020-03-31");

    county.derive();

    assertThat(county.month(person, "2019-01")).containsEntry("signed", false);
    assertThat(county.month(person, "2019-02"))
        .containsEntry("signed", true)
        .containsEntry("signer", county.hospital);
    assertThat(county.month(person, "2020-03")).containsEntry("signer", county.otherHospital);
    assertThat(county.month(person, "2020-04")).containsEntry("signer", county.hospital);
    assertThat(county.month(person, "2020-06")).containsEntry("signed", false);
    assertThat(county.month(person, "2020-06").get("signer")).isNull();
  }

  @Test
  void the_earliest_open_enrolment_of_a_chronic_disease_names_the_manager() {
    var person = resident();
    county.enrols(person, "tuberculosis", county.thirdHospital, "2017-01-01", null);
    county.enrols(person, "hypertension", county.hospital, "2018-01-01", "2019-06-30");
    county.enrols(person, "diabetes_other", county.otherHospital, "2019-03-01", null);

    county.derive();

    assertThat(county.month(person, "2019-02"))
        .containsEntry("tuberculosis", true)
        .containsEntry("hypertension", true)
        .containsEntry("diabetes", false)
        .containsEntry("severe_mental", false)
        .containsEntry("chronic_manager", county.hospital);
    assertThat(county.month(person, "2019-06")).containsEntry("chronic_manager", county.hospital);
    assertThat(county.month(person, "2019-07"))
        .containsEntry("hypertension", false)
        .containsEntry("diabetes", true)
        .containsEntry("diabetes_type2", false)
        .containsEntry("chronic_manager", county.otherHospital);
  }

  @Test
  void the_latest_reading_holds_until_the_next_and_a_pressure_needs_both_numbers() {
    var person = resident();
    county.followsUp(person, "2018-12-31", 150, 95);
    county.followsUp(person, "2019-03-10", 135, 85);
    county.followsUp(person, "2019-03-20", 180, null);

    county.derive();

    assertThat(county.month(person, "2019-02"))
        .containsEntry("sbp", 150)
        .containsEntry("dbp", 95)
        .containsEntry("bp_days", 59);
    assertThat(county.month(person, "2019-03"))
        .containsEntry("sbp", 135)
        .containsEntry("bp_days", 21);
    assertThat(county.month(person, "2020-03")).containsEntry("bp_days", 387);
    assertThat(county.month(person, "2020-03").get("fpg")).isNull();
  }

  @Test
  void glucose_and_haemoglobin_are_each_the_latest_of_their_own() {
    var person = resident();
    county.record(
        "publichealth.follow_up",
        "person_id, disease, institution_id, followed_on, fpg, hba1c",
        person,
        "diabetes_type2",
        county.hospital,
        "2019-01-11",
        new BigDecimal("7.80"),
        new BigDecimal("8.10"));
    county.record(
        "publichealth.follow_up",
        "person_id, disease, institution_id, followed_on, fpg",
        person,
        "diabetes_type2",
        county.hospital,
        "2019-04-30",
        new BigDecimal("6.50"));

    county.derive();

    assertThat(county.month(person, "2019-04"))
        .containsEntry("fpg", new BigDecimal("6.50"))
        .containsEntry("fpg_days", 0)
        .containsEntry("hba1c", new BigDecimal("8.10"))
        .containsEntry("hba1c_days", 109);
  }

  @Test
  void a_pregnancy_is_current_until_it_ends_or_for_a_year_from_booking() {
    var cared = resident();
    county.record(
        "publichealth.pregnancy",
        "person_id, institution_id, booked_on, booked_week, first_check_on, delivered_on, ended_on",
        cared,
        county.hospital,
        "2019-02-10",
        11,
        "2019-03-01",
        "2019-08-31",
        "2019-10-12");
    var forgotten = resident();
    county.record(
        "publichealth.pregnancy",
        "person_id, institution_id, booked_on, booked_week",
        forgotten,
        county.hospital,
        "2019-02-28",
        14);

    county.derive();

    assertThat(county.month(cared, "2019-01").get("pregnancy_week")).isNull();
    assertThat(county.month(cared, "2019-02"))
        .containsEntry("pregnancy_week", 11)
        .containsEntry("first_check", false);
    assertThat(county.month(cared, "2019-03")).containsEntry("first_check", true);
    assertThat(county.month(cared, "2019-07").get("days_since_delivery")).isNull();
    assertThat(county.month(cared, "2019-08")).containsEntry("days_since_delivery", 0);
    assertThat(county.month(cared, "2019-09"))
        .containsEntry("pregnancy_week", 11)
        .containsEntry("days_since_delivery", 30);
    assertThat(county.month(cared, "2019-10").get("pregnancy_week")).isNull();
    assertThat(county.month(cared, "2019-10")).containsEntry("first_check", false);
    assertThat(county.month(forgotten, "2020-01")).containsEntry("pregnancy_week", 14);
    assertThat(county.month(forgotten, "2020-02").get("pregnancy_week")).isNull();
  }

  @Test
  void groups_and_the_latest_assessment_are_known() {
    var person = resident();
    county.record(
        "residents.group_membership",
        "person_id, group_code, valid_from, valid_to",
        person,
        "poverty",
        "2018-01-01",
        "2019-12-30");
    county.record(
        "publichealth.assessment",
        "person_id, institution_id, assessed_on, disabled",
        person,
        county.hospital,
        "2019-05-01",
        true);
    county.record(
        "publichealth.assessment",
        "person_id, institution_id, assessed_on, disabled",
        person,
        county.hospital,
        "2020-05-02",
        false);

    county.derive();

    assertThat(county.month(person, "2019-04").get("assessed_disabled")).isNull();
    assertThat(county.month(person, "2019-11"))
        .containsEntry("poverty", true)
        .containsEntry("disabled", false)
        .containsEntry("special_family", false);
    assertThat(county.month(person, "2019-12"))
        .containsEntry("poverty", false)
        .containsEntry("assessed_disabled", true)
        .containsEntry("assessed_days", 244);
    assertThat(county.month(person, "2020-05"))
        .containsEntry("assessed_disabled", false)
        .containsEntry("assessed_days", 29);
  }

  @Test
  void a_voided_record_leaves() {
    var person = resident();
    var contract = county.signs(person, county.hospital, "2019-01-01", null);
    county.derive();

    withdraw("familydoctor.contract", contract);
    county.mark(person, "2019-01");
    county.derive();

    assertThat(county.month(person, "2020-12")).containsEntry("signed", false);
  }

  @Test
  void a_change_marks_what_it_was_and_what_it_became_and_nothing_else() {
    var person = resident();
    var neighbour = resident();
    var contract = county.signs(person, county.hospital, "2020-11-01", null);
    county.signs(neighbour, county.thirdHospital, "2019-01-01", null);
    county.derive();
    county.takeMarks();

    county
        .jdbc
        .sql("update familydoctor.contract set institution_id = ? where source_no = ?")
        .params(county.otherHospital, contract)
        .update();
    county.mark(person, "2020-11");
    county.derive();

    assertThat(county.takeMarks())
        .containsExactlyInAnyOrder(
            "residence " + TOWN + " 2020-11",
            "residence " + TOWN + " 2020-12",
            "signer " + county.hospital + " 2020-11",
            "signer " + county.hospital + " 2020-12",
            "signer " + county.otherHospital + " 2020-11",
            "signer " + county.otherHospital + " 2020-12");
  }

  @Test
  void a_mark_without_a_difference_marks_nothing() {
    var person = resident();
    county.derive();
    county.takeMarks();

    county.mark(person, null);
    county.mark(null, "2020-01");
    county.derive();

    assertThat(county.takeMarks()).isEmpty();
    assertThat(county.jdbc.sql("select count(*) from facts.person_mark").query(Long.class).single())
        .isZero();
  }

  @Test
  void a_mark_that_everybodys_months_cover_is_struck_out_and_an_earlier_one_is_kept() {
    var later = resident();
    var earlier = resident();
    county.derive();

    county.signs(earlier, county.hospital, "2019-02-01", null);
    county.mark(later, "2020-05");
    county.mark(earlier, "2019-02");
    county.mark(null, "2020-01");
    county.deriveOnce();

    assertThat(county.markedPersons()).containsExactly(earlier);
    county.derive();
    assertThat(county.month(earlier, "2019-02")).containsEntry("signed", true);
  }

  @Test
  void of_several_marks_of_a_person_the_earliest_counts() {
    var person = resident();
    county.derive();

    county.signs(person, county.hospital, "2019-03-01", null);
    county.mark(person, "2020-03");
    county.mark(person, "2019-03");
    county.mark(person, "2020-01");
    county.derive();

    assertThat(county.month(person, "2019-03")).containsEntry("signed", true);
  }

  @Test
  void of_two_pregnancies_at_once_the_later_booking_is_current() {
    var person = resident();
    for (var booking : new String[] {"2019-01-10", "2019-11-10"}) {
      county.record(
          "publichealth.pregnancy",
          "person_id, institution_id, booked_on, booked_week",
          person,
          county.hospital,
          booking,
          booking.startsWith("2019-01") ? 20 : 8);
    }

    county.derive();

    assertThat(county.month(person, "2019-10")).containsEntry("pregnancy_week", 20);
    assertThat(county.month(person, "2019-11")).containsEntry("pregnancy_week", 8);
  }

  @Test
  void a_mark_of_everybody_marks_every_unit_of_the_months_that_differ() {
    var person = resident();
    county.derive();
    county.takeMarks();

    county.lives(person, OTHER_TOWN, "2020-12-05", null);
    county
        .jdbc
        .sql("update residents.residence set valid_to = '2020-12-04' where division = ?")
        .param(TOWN)
        .update();
    county.mark(null, "2020-06");
    county.derive();

    assertThat(county.takeMarks()).containsExactly("* * 2020-12");
  }

  @Test
  void months_and_counties_that_are_new_concern_everybody() {
    var person = resident();
    var stranger = county.person("male", "1980-01-01");
    county.lives(stranger, FAR_AWAY, "2000-01-01", null);
    county.derive();
    county.takeMarks();

    county.horizon("2019-01", "2021-01");
    county.derive();

    assertThat(county.monthsOf(person)).hasSize(25);
    assertThat(county.takeMarks()).containsExactly("* * 2021-01");

    county
        .jdbc
        .sql(
            """
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values ('D', 'D', 'D', 'D', 'town_hospital', 'public', 888801100, 2)
            """)
        .update();
    county.derive();

    assertThat(county.monthsOf(stranger)).hasSize(25);
  }

  @Test
  void before_anything_has_happened_there_are_no_months() {
    resident();
    county.jdbc.sql("delete from facts.horizon").update();
    county.mark(null, null);

    county.derive();

    assertThat(county.rows()).isEmpty();
  }

  @Test
  void a_record_that_is_committed_while_months_are_derived_is_not_lost() throws SQLException {
    var person = resident();
    county.derive();

    try (var import_ = county.database.dataSource().getConnection();
        var statement = import_.createStatement()) {
      import_.setAutoCommit(false);
      statement.execute(
          """
          insert into familydoctor.contract (source_id, source_no, person_id, institution_id,
            signed_on, valid_from, import_id)
          values (1, 'late', %1$d, %2$d, '2020-12-01', '2020-12-01', 1);
          insert into facts.person_mark (person_id, from_month) values (%1$d, '2020-12-01')
          """
              .formatted(person, county.hospital));
      county.mark(person, "2020-01");
      county.derive();

      assertThat(county.month(person, "2020-12")).containsEntry("signed", false);

      import_.commit();
    }
    county.derive();

    assertThat(county.month(person, "2020-12")).containsEntry("signed", true);
  }

  private int resident() {
    var person = county.person("female", "1985-05-05");
    county.lives(person, TOWN, "1985-05-05", null);
    return person;
  }

  private void dies(int person, String on) {
    county
        .jdbc
        .sql("update residents.person set death_date = ? where id = ?")
        .params(LocalDate.parse(on), person)
        .update();
  }

  private void withdraw(String table, String sourceNo) {
    county
        .jdbc
        .sql("update %s set void = true where source_no = ?".formatted(table))
        .param(sourceNo)
        .update();
  }
}
