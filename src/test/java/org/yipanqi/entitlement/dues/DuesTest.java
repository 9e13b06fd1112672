package org.yipanqi.entitlement.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.entitlement.EntitlementProblem;
import org.yipanqi.entitlement.EntitlementQuery;
import org.yipanqi.entitlement.State;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** Clinics and hospitals of invented counties of Hunan and Qinzhou, and what they are due. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class DuesTest {

  private static final AtomicInteger RUN = new AtomicInteger();
  private static final LocalDate DAY = LocalDate.of(2020, 12, 31);

  @Autowired private Dues dues;
  @Autowired private Registry registry;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final int run = RUN.incrementAndGet();

  /** A county of a prefecture for each test, so that no other test's clinics are in it. */
  private final String county = "4306" + (20 + run);

  @BeforeEach
  void a_county() {
    division(county);
    clinic("a", county, null, null);
    clinic("b", county, "2020-07-01", null);
    clinic("c", county, "2020-07-15", null);
    institution("DU-T" + run, "town_hospital", county + "100", null, null);
    events.publishEvent(new FactsChanged(1));
  }

  @Test
  void what_the_county_has_not_fixed_is_said_and_never_a_sum() {
    var page = dues.list(everything(), query(county, "clinic-running-money", 50));

    assertThat(page.counts()).containsOnly(Map.entry(State.NOT_FIXED, 2), Map.entry(State.OPEN, 1));
    assertThat(page.sum()).isNotNull();
    assertThat(page.sum().known()).isZero();
    assertThat(page.sum().of()).isEqualTo(3);
  }

  @Test
  void records_fill_what_they_know_whole_and_leave_a_month_begun_to_be_asked() {
    var rows = dues.list(everything(), query(county, "clinic-running-money", 50)).rows();

    assertThat(rows.get(0).verdict().known().answers())
        .containsEntry("village_clinic", true)
        .containsEntry("months_open", BigDecimal.valueOf(12))
        .containsEntry("prefecture", "other");
    assertThat(rows.get(1).verdict().known().answers())
        .containsEntry("months_open", BigDecimal.valueOf(6));
    assertThat(rows.get(2).verdict().known().answers()).doesNotContainKey("months_open");
  }

  @Test
  void a_rule_about_clinics_is_not_about_hospitals() {
    var clinic = dues.of(everything(), at("DU-Va" + run), DAY);
    var hospital = dues.of(everything(), at("DU-T" + run), DAY);

    assertThat(clinic)
        .extracting(d -> d.bound().rule().id())
        .containsExactly("clinic-running-money");
    assertThat(hospital).extracting(d -> d.bound().rule().id()).containsExactly("two-gps");
  }

  @Test
  void what_is_stated_of_an_institution_is_kept_for_it_alone() {
    var at = at("DU-Vc" + run);

    dues.state(
        everything(),
        at,
        DAY,
        "hunan-2020",
        "clinic-running-money",
        new Dues.Answered("months_open", "5", LocalDate.of(2020, 1, 1), DAY, null));

    var rows = dues.list(everything(), query(county, "clinic-running-money", 50)).rows();
    assertThat(rows.get(2).state()).isEqualTo(State.NOT_FIXED);
    assertThat(rows.get(1).verdict().known().answers())
        .containsEntry("months_open", BigDecimal.valueOf(6));
    assertThatThrownBy(() ->
            dues.state(
                everything(),
                at("DU-Va" + run),
                DAY,
                "hunan-2020",
                "clinic-running-money",
                new Dues.Answered("months_open", "5", DAY, null, null)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(EntitlementProblem.RECORDED));
  }

  @Test
  void pages_go_on_by_key() {
    var first = dues.list(everything(), query(county, "clinic-running-money", 2));
    var next =
        dues.list(
            everything(),
            new EntitlementQuery(
                county, "hunan-2020", "clinic-running-money", DAY, null, null, first.after(), 2));

    assertThat(first.rows()).hasSize(2);
    assertThat(next.rows()).hasSize(1);
    assertThat(next.after()).isNull();
  }

  @Test
  void over_http_an_institution_is_answered_whole_and_takes_a_statement() throws Exception {
    var at = "/api/dues/DU-T" + run;

    mvc.perform(get("/api/dues/" + county + "/rules?year=2020"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.on").value("2020-12-31"))
        .andExpect(jsonPath("$.rules[0].per").value("year"));
    mvc.perform(
            post(at + "/statements")
                .contentType(APPLICATION_JSON)
                .content(
                    """
                    {"pack": "hunan-2020", "rule": "two-gps", "on": "2020-12-31",
                     "ask": "established", "value": "false"}
                    """))
        .andExpect(status().isCreated());
    mvc.perform(get(at + "/whole?year=2020"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lines[0].known[0].source").value("statement"))
        .andExpect(jsonPath("$.lines[0].result.state").value("entitled"))
        .andExpect(jsonPath("$.history[0].value").value("false"))
        .andExpect(jsonPath("$.mayState").value(true));
    mvc.perform(get(at + "/whole?year=1")).andExpect(status().isBadRequest());
  }

  private static EntitlementQuery query(String scope, String rule, int limit) {
    return new EntitlementQuery(scope, "hunan-2020", rule, DAY, null, null, null, limit);
  }

  private static Caller everything() {
    return AssumedCaller.in(Duty.REFORM_OFFICER);
  }

  private Institution at(String code) {
    return registry.snapshot().institution(code).orElseThrow();
  }

  private void clinic(String name, String place, @Nullable String from, @Nullable String to) {
    institution("DU-V" + name + run, "village_clinic", place + "100", from, to);
  }

  private void division(String code) {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (:code, :code::text, 'county', 1)
            """)
        .param("code", Long.parseLong(code))
        .update();
  }

  private void institution(
      String code, String kind, String division, @Nullable String from, @Nullable String to) {
    jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, opened_on, closed_on, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, :from::date, :to::date, 1)
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", Long.parseLong(division))
        .param("from", from)
        .param("to", to)
        .update();
  }
}
