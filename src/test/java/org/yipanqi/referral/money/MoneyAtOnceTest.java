package org.yipanqi.referral.money;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;

/**
 * Cases of June 2020 in Wuchuan, which Zhanjiang's plan binds: from the town to the hospital of its
 * community and back, to a hospital of no community, and of a patient of an unbound county.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyAtOnceTest {

  @Autowired private Places places;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeAll
  void cases() {
    sql(
        """
        insert into registry.division (code, name, kind, import_id)
        values (440883, '吴川市', 'county', 1), (990986, '戊县', 'county', 1)
        """);
    institution("MO-H", "county_hospital", 440883);
    institution("MO-H2", "tcm_hospital", 440883);
    institution("MO-T", "town_hospital", 440883100);
    institution("MO-T2", "town_hospital", 440883101);
    events.publishEvent(new FactsChanged(0));
    sql(
        """
        insert into registry.community (code, name, short_name, division, import_id)
        values ('MO-C', '医共体', '医共体', 440883, 1)
        """);
    for (var member : new String[] {"MO-H", "MO-T"}) {
      sql(
          """
          insert into registry.community_member (community_id, institution_id, role, valid_from,
                 import_id)
          select c.id, i.id, 'member', '2019-01-01', 1
            from registry.community c, registry.institution i
           where c.code = 'MO-C' and i.code = '%s'
          """
              .formatted(member));
    }
    sql(
        """
        insert into residents.person (person_no, name, sex, birth_date, import_id)
        values ('MO1', '陈桂妹', 'female', '1950-01-01', 1)
        """);
    referral("9001", "440883", "MO-H", true);
    referral("9002", "440883", "MO-H2", false);
    referral("9003", "990986", "MO-H", false);
  }

  @Test
  void a_case_tells_its_stops_and_the_countys_policy_what_it_can_say_of_them() throws Exception {
    money(Duty.TOWNSHIP_DOCTOR, "MO-T", "9001")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules").value(true))
        .andExpect(jsonPath("$.packs[*].id", contains("zhanjiang-2020")))
        .andExpect(jsonPath("$.packs[0].status").value("draft"))
        .andExpect(jsonPath("$.path", hasSize(3)))
        .andExpect(jsonPath("$.path[0].level").value("town"))
        .andExpect(jsonPath("$.path[0].on").value(nullValue()))
        .andExpect(jsonPath("$.path[0].left").value("2020-06-04"))
        .andExpect(jsonPath("$.path[1].level").value("county"))
        .andExpect(jsonPath("$.path[1].care").value("inpatient"))
        .andExpect(jsonPath("$.path[1].referredOn").value("2020-06-04"))
        .andExpect(jsonPath("$.path[1].sameCommunity").value(true))
        .andExpect(jsonPath("$.path[2].on").value(nullValue()))
        .andExpect(jsonPath("$.lines[0].at").value(1))
        .andExpect(jsonPath("$.lines[0].outcome").value("missing"))
        .andExpect(jsonPath("$.lines[0].title.zh").value("向上转诊的起付线"))
        .andExpect(jsonPath("$.lines[0].place").value("三（六）"))
        .andExpect(
            jsonPath("$.lines[0].words.zh")
                .value("起付线怎么算还不能说；上一站是不是住院未记录、前面已付多少起付线未记录；须由县先定：县级医院起付标准"));
  }

  @Test
  void hospitals_of_no_common_community_are_known_to_be_that() throws Exception {
    money(Duty.TOWNSHIP_DOCTOR, "MO-T", "9002")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.path", hasSize(2)))
        .andExpect(jsonPath("$.path[1].sameCommunity").value(false));
  }

  @Test
  void a_county_that_no_policy_binds_has_no_rules_and_that_is_said() throws Exception {
    money(Duty.TOWNSHIP_DOCTOR, "MO-T", "9003")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules").value(false))
        .andExpect(jsonPath("$.packs", hasSize(0)))
        .andExpect(jsonPath("$.lines", hasSize(0)))
        .andExpect(jsonPath("$.path[1].level").value("outside"));
  }

  @Test
  void who_has_no_part_in_a_case_is_not_told_its_way() throws Exception {
    money(Duty.TOWNSHIP_DOCTOR, "MO-T2", "9001").andExpect(status().isNotFound());
    money(Duty.FINANCE, "440883", "9001").andExpect(status().isForbidden());
    AssumedCaller.as(
        null,
        () ->
            mvc.perform(get("/api/referrals/ZZ20200604-9001/money"))
                .andExpect(status().isUnauthorized()));
  }

  private ResultActions money(Duty duty, String unit, String no) throws Exception {
    var scope = places.scope("somebody", duty, unit);
    var caller = new Caller("somebody", "某人", duty, unit, scope, places.writes(duty, unit));
    return AssumedCaller.as(
        caller, () -> mvc.perform(get("/api/referrals/ZZ20200604-" + no + "/money")));
  }

  private void referral(String no, String home, String to, boolean down) {
    sql(
        """
        insert into referral.referral_case (no, person_id, person_no, person_name, person_sex,
               person_born, home_county, direction, service, purpose, urgency, icd10, diagnosis,
               reason, from_institution_id, referrer, referrer_name, to_institution_id, contracted,
               state, since, submitted_at, answered_at, referred_on, created_at, accepted_at,
               closed_at, arrived_on)
        select 'ZZ20200604-%s', p.id, 'MO1', '陈桂妹', 'female', '1950-01-01', %s, 'up', 'inpatient',
               'treatment', 'routine', 'I63.9', '脑梗死', 'beyond_ability', f.id, 'x', '李医生', t.id,
               true, 'closed', t0, t0, t0, '2020-06-04', t0, t0, t0, date '2020-06-04'
          from residents.person p, registry.institution f, registry.institution t,
               (select timestamptz '2020-06-04 09:00+08' as t0) x
         where p.person_no = 'MO1' and f.code = 'MO-T' and t.code = '%s'
        """
            .formatted(no, home, to));
    if (down) {
      sql(
          """
          update referral.referral_case set down_institution_id = from_institution_id,
                 down_plan = '每周量血压', down_on = '2020-06-20', down_purpose = 'rehabilitation'
           where no = 'ZZ20200604-%s'
          """
              .formatted(no));
    }
  }

  private void institution(String code, String kind, long division) {
    sql(
        """
        insert into registry.institution (code, name, short_name, organisation_code, kind, ownership,
               division, import_id)
        values ('%s', '%s', '%s', '%s', '%s', 'public', %d, 1)
        """
            .formatted(code, code, code, code, kind, division));
  }

  private void sql(String statement) {
    owner.sql(statement).update();
  }
}
