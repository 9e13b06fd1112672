package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.access.signin.CallsAs;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.indicators.Cells;

/** Households and key groups of a resident over HTTP: who may, what is refused, what stays. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@CallsAs(Duty.FAMILY_DOCTOR)
class ResidentPanelsHttpTest {

  @Autowired private MockMvc mvc;
  @Autowired private Clock clock;
  @Autowired private Cells cells;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private LocalDate today;

  /** The months that other tests in this database count on. */
  private List<Map<String, Object>> span = List.of();

  @AfterEach
  void the_span_of_months_is_what_it_was() {
    owner.sql("delete from facts.horizon").update();
    for (var each : span) {
      owner
          .sql(
              """
              insert into facts.horizon (first_month, last_month) values (:first_month, :last_month)
              """)
          .params(each)
          .update();
    }
  }

  @BeforeEach
  void a_family_and_a_neighbour() {
    span = owner.sql("select first_month, last_month from facts.horizon").query().listOfRows();
    today = LocalDate.now(clock);
    owner
        .sql(
            """
            truncate residents.household, residents.merge_event, residents.candidate_pair,
              residents.residence, residents.group_membership, publichealth.enrolment,
              residents.person, registry.institution, registry.division cascade;
            truncate facts.person_month;
            insert into facts.horizon (first_month, last_month) values ('2020-01-01', '2020-12-01')
            on conflict (only_one) do update set first_month = '2020-01-01',
              last_month = '2020-12-01';
            insert into registry.division (code, name, kind, import_id)
            values (445322, '郁南县', 'county', 1), (445322101, '连滩镇', 'town', 1);
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values ('T1', '连滩镇卫生院', '连滩', 'T1', 'town_hospital', 'public', 445322101, 1),
                   ('T2', '都城镇卫生院', '都城', 'T2', 'town_hospital', 'public', 445322101, 1);
            insert into residents.person (person_no, name, sex, birth_date, import_id)
            values ('P1', '陈国', 'male', '1950-02-03', 1), ('P2', '林芳', 'female', '1952-05-06', 1),
                   ('P3', '陈小', 'male', '2020-02-29', 1), ('P4', '黄平', 'male', '1980-05-06', 1);
            insert into residents.residence (source_id, source_no, person_id, division, residency,
                   valid_from, import_id)
            select 1, person_no, id, 445322101, 'permanent', '2000-01-01', 1 from residents.person
            """)
        .update();
  }

  @Test
  void a_household_has_a_head_takes_members_and_keeps_who_left() throws Exception {
    var no = opened("P1", "2010-01-01");
    join(no, 1, "P2", "spouse", "2010-01-01").andExpect(status().isNoContent());
    join(no, 1, "P3", "child", "2020-02-29").andExpect(status().isConflict());
    join(no, 2, "P3", "head", "2020-02-29").andExpect(status().isUnprocessableContent());
    join(no, 2, "P2", "child", "2020-02-29").andExpect(status().isConflict());
    join(no, 2, "P3", "grandchild", "2009-12-31").andExpect(status().isUnprocessableContent());
    join(no, 2, "P3", "grandchild", today.plusDays(1).toString())
        .andExpect(status().isUnprocessableContent());
    join(no, 2, "P3", "grandchild", "2020-02-29").andExpect(status().isNoContent());

    leave(no, 3, "P1", "2021-01-31").andExpect(status().isUnprocessableContent());
    heads(no, 3, "P2", "2021-02-01", "spouse").andExpect(status().isNoContent());
    leave(no, 4, "P1", "2022-03-31").andExpect(status().isNoContent());

    assertThat(stays())
        .containsExactly(
            "P1 head 2010-01-01 2021-01-31",
            "P1 spouse 2021-02-01 2022-03-31",
            "P2 head 2021-02-01 -",
            "P2 spouse 2010-01-01 2021-01-31",
            "P3 grandchild 2020-02-29 -");
    household("P3")
        .andExpect(jsonPath("$.household.no").value(no))
        .andExpect(jsonPath("$.household.members[0].personNo").value("P2"))
        .andExpect(jsonPath("$.household.members[0].name").value("林*"))
        .andExpect(jsonPath("$.household.mayChange").value(true));
    household("P1").andExpect(jsonPath("$.household").doesNotExist());
    household("P1").andExpect(jsonPath("$.stays.length()").value(2));
  }

  @Test
  void whoever_moves_leaves_the_household_of_before_and_a_household_ends_with_its_last()
      throws Exception {
    var first = opened("P1", "2010-01-01");
    join(first, 1, "P2", "spouse", "2010-01-01").andExpect(status().isNoContent());
    var second = opened("P4", "2010-01-01");
    join(second, 1, "P1", "other", "2023-01-01").andExpect(status().isConflict());

    join(second, 1, "P2", "other", "2023-01-01").andExpect(status().isNoContent());
    join(second, 2, "P1", "other", "2024-01-01").andExpect(status().isNoContent());

    assertThat(stays())
        .contains("P2 spouse 2010-01-01 2022-12-31", "P2 other 2023-01-01 -")
        .contains("P1 head 2010-01-01 2023-12-31", "P1 other 2024-01-01 -");
    assertThat(
            owner
                .sql("select closed_on::text from residents.household where household_no = :no")
                .param("no", first)
                .query(String.class)
                .single())
        .isEqualTo("2023-12-31");
    join(first, 4, "P3", "child", "2024-02-01").andExpect(status().isConflict());
  }

  @Test
  void a_household_is_changed_where_it_is_kept_and_seen_by_who_sees_a_member() throws Exception {
    var no = opened("P1", "2010-01-01");

    AssumedCaller.as(doctor("T2"), () -> joinNow(no, "P2").andExpect(status().isForbidden()));
    AssumedCaller.as(
        elsewhere(),
        () -> {
          joinNow(no, "P2").andExpect(status().isNotFound());
          return household("P1").andExpect(status().isNotFound());
        });
    AssumedCaller.as(auditor(), () -> joinNow(no, "P2").andExpect(status().isForbidden()));

    assertThat(stays()).hasSize(1);
  }

  @Test
  void nobody_is_in_two_households_even_where_a_program_forgets_it() throws Exception {
    opened("P1", "2010-01-01");
    var second = opened("P4", "2010-01-01");

    assertThatThrownBy(() ->
            owner
                .sql(
                    """
                    insert into residents.household_member
                      (household_id, person_id, role, valid_from, recorded_by, recorded_at)
                    select h.id, p.id, 'other', '2015-01-01', 'x', now()
                      from residents.household h, residents.person p
                     where h.household_no = :no and p.person_no = 'P1'
                    """)
                .param("no", second)
                .update())
        .hasMessageContaining("one_household_at_a_time");
  }

  @Test
  void key_groups_follow_from_their_sources_and_one_without_a_source_says_so() throws Exception {
    owner
        .sql(
            """
            insert into publichealth.enrolment (source_id, source_no, person_id, disease,
                   institution_id, valid_from, valid_to, import_id)
            select 1, 'E1', p.id, 'diabetes_type2', i.id, date '2018-01-01', null::date, 1
              from residents.person p, registry.institution i
             where p.person_no = 'P1' and i.code = 'T1'
            union all
            select 1, 'E2', p.id, 'hypertension', i.id, '2018-01-01', '2019-01-01', 1
              from residents.person p, registry.institution i
             where p.person_no = 'P1' and i.code = 'T1'
            """)
        .update();

    groups("P1")
        .andExpect(jsonPath("$.length()").value(10))
        .andExpect(jsonPath("$[?(@.group=='elderly')].standing").value("member"))
        .andExpect(jsonPath("$[?(@.group=='elderly')].lines[0].from").value("2015-02-03"))
        .andExpect(jsonPath("$[?(@.group=='children')].standing").value("former"))
        .andExpect(jsonPath("$[?(@.group=='diabetes')].standing").value("member"))
        .andExpect(jsonPath("$[?(@.group=='diabetes')].lines[0].reason").value("diabetes_type2"))
        .andExpect(jsonPath("$[?(@.group=='hypertension')].standing").value("former"))
        .andExpect(jsonPath("$[?(@.group=='tuberculosis')].standing").value("no_source"))
        .andExpect(jsonPath("$[?(@.group=='maternity')].standing").value("no_source"));
    groups("P4").andExpect(jsonPath("$[?(@.group=='diabetes')].standing").value("no"));
    groups("P3").andExpect(jsonPath("$[?(@.group=='children')].lines[0].to").value("2027-02-28"));
  }

  @Test
  void a_recognition_is_entered_on_its_basis_figures_follow_and_it_is_ended() throws Exception {
    enter("P1", "hypertension", "2020-03-01", "残疾人证").andExpect(status().isUnprocessableContent());
    enter("P1", "disabled", "2020-03-01", "证").andExpect(status().isUnprocessableContent());
    enter("P1", "disabled", "1949-03-01", "残疾人证").andExpect(status().isUnprocessableContent());
    enter("P1", "disabled", "2020-03-15", "残疾人证，县残联").andExpect(status().isCreated());
    enter("P1", "disabled", "2021-03-15", "残疾人证，县残联").andExpect(status().isConflict());
    AssumedCaller.as(
        auditor(),
        () -> enterNow("P2", "disabled", "2020-03-01", "残疾人证").andExpect(status().isForbidden()));

    cells.catchUp();
    assertThat(
            owner
                .sql("select count(*) from facts.person_month where disabled")
                .query(Integer.class)
                .single())
        .as("March to December")
        .isEqualTo(10);
    assertThat(
            owner
                .sql("select count(*) from facts.receipt where fact = 'group_membership'")
                .query(Integer.class)
                .single())
        .isZero();
    groups("P1")
        .andExpect(jsonPath("$[?(@.group=='disabled')].standing").value("member"))
        .andExpect(content().string(containsString("县残联")));
    var entry = owner.sql("select source_no from residents.group_membership").query(String.class);
    end("P1", entry.single(), "2020-03-01").andExpect(status().isUnprocessableContent());
    end("P2", entry.single(), "2022-03-01").andExpect(status().isNotFound());
    end("P1", entry.single(), "2022-03-01").andExpect(status().isNoContent());
    end("P1", entry.single(), "2023-03-01").andExpect(status().isNotFound());
    groups("P1").andExpect(jsonPath("$[?(@.group=='disabled')].standing").value("former"));
  }

  @Test
  void what_any_entry_of_a_person_says_is_the_persons() throws Exception {
    owner
        .sql(
            """
            insert into residents.group_membership (source_id, source_no, person_id, group_code,
                   valid_from, import_id)
            select 1, 'G1', id, 'poverty', '2019-01-01', 1 from residents.person
             where person_no = 'P2';
            update residents.person set merged_into = (
              select id from residents.person where person_no = 'P1') where person_no = 'P2'
            """)
        .update();

    groups("P1").andExpect(jsonPath("$[?(@.group=='poverty')].standing").value("member"));
    groups("P1").andExpect(jsonPath("$[?(@.group=='elderly')].lines.length()").value(1));
  }

  private String opened(String personNo, String from) throws Exception {
    as(() ->
        mvc.perform(
                json("/api/residents/" + personNo + "/household", "{\"from\": \"" + from + "\"}"))
            .andExpect(status().isCreated()));
    return owner
        .sql("select household_no from residents.household order by id desc limit 1")
        .query(String.class)
        .single();
  }

  private ResultActions join(String no, int version, String personNo, String role, String from)
      throws Exception {
    return as(() ->
        mvc.perform(
            json(
                "/api/residents/households/" + no + "/members",
                """
                {"version": %d, "personNo": "%s", "role": "%s", "from": "%s"}
                """
                    .formatted(version, personNo, role, from))));
  }

  private ResultActions joinNow(String no, String personNo) throws Exception {
    return mvc.perform(
        json(
            "/api/residents/households/" + no + "/members",
            """
            {"version": 1, "personNo": "%s", "role": "spouse", "from": "2020-01-01"}
            """
                .formatted(personNo)));
  }

  private ResultActions leave(String no, int version, String personNo, String last)
      throws Exception {
    return as(() ->
        mvc.perform(
            json(
                "/api/residents/households/" + no + "/departures",
                """
                {"version": %d, "personNo": "%s", "last": "%s"}
                """
                    .formatted(version, personNo, last))));
  }

  private ResultActions heads(String no, int version, String personNo, String from, String before)
      throws Exception {
    return as(() ->
        mvc.perform(
            json(
                "/api/residents/households/" + no + "/heads",
                """
                {"version": %d, "personNo": "%s", "from": "%s", "before": "%s"}
                """
                    .formatted(version, personNo, from, before))));
  }

  private ResultActions household(String personNo) throws Exception {
    return mvc.perform(get("/api/residents/" + personNo + "/household"));
  }

  private ResultActions groups(String personNo) throws Exception {
    return as(() -> mvc.perform(get("/api/residents/" + personNo + "/key-groups")));
  }

  private ResultActions enter(String personNo, String group, String from, String basis)
      throws Exception {
    return as(() -> enterNow(personNo, group, from, basis));
  }

  private ResultActions enterNow(String personNo, String group, String from, String basis)
      throws Exception {
    return mvc.perform(
        json(
            "/api/residents/" + personNo + "/key-groups",
            """
            {"group": "%s", "from": "%s", "basis": "%s"}
            """
                .formatted(group, from, basis)));
  }

  private ResultActions end(String personNo, String entry, String last) throws Exception {
    return as(() ->
        mvc.perform(
            json(
                "/api/residents/" + personNo + "/key-groups/" + entry + "/ending",
                """
                {"last": "%s", "basis": "证件到期"}
                """
                    .formatted(last))));
  }

  private <T> T as(Callable<T> work) throws Exception {
    return AssumedCaller.as(doctor("T1"), work);
  }

  private Caller doctor(String institution) {
    var id =
        owner
            .sql("select id from registry.institution where code = :code")
            .param("code", institution)
            .query(Integer.class)
            .single();
    return new Caller(
        "doctor",
        "镇医生",
        Duty.TOWNSHIP_DOCTOR,
        institution,
        Scope.everything("doctor"),
        Reach.of(List.of(id)));
  }

  private static Caller elsewhere() {
    var scope =
        new Scope("elsewhere", Reach.NONE, Reach.of(List.of(445323101)), Reach.NONE, Reach.NONE);
    return new Caller("elsewhere", "别处", Duty.FAMILY_DOCTOR, "X", scope, Reach.NONE);
  }

  private static Caller auditor() {
    return new Caller(
        "auditor", "审计", Duty.AUDITOR, "445322", Scope.everything("auditor"), Reach.NONE);
  }

  private List<String> stays() {
    return owner
        .sql(
            """
            select concat_ws(' ', p.person_no, m.role, m.valid_from, coalesce(m.valid_to::text, '-'))
              from residents.household_member m join residents.person p on p.id = m.person_id
             order by 1
            """)
        .query(String.class)
        .list();
  }

  private static MockHttpServletRequestBuilder json(String address, String body) {
    return post(address).contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
