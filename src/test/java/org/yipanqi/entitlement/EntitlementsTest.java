package org.yipanqi.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Policies;
import org.yipanqi.registry.Institution;

/** Staff of two hospitals, what their records answer and what is stated of them. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class EntitlementsTest {

  private static final AtomicInteger RUN = new AtomicInteger();
  private static final LocalDate DAY = LocalDate.of(2020, 12, 31);
  private static final String RULE = "grassroots-year";

  @Autowired private Entitlements entitlements;
  @Autowired private Statements statements;
  @Autowired private Policies policies;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final int run = RUN.incrementAndGet();
  private final String countyCode = "EN-H" + run;
  private final String townCode = "EN-T" + run;
  private int county;
  private int town;

  @BeforeEach
  void two_hospitals() {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (445322, '郁南县', 'county', 1) on conflict do nothing
            """)
        .update();
    county = institution(countyCode, "county_hospital", 445322100L);
    town = institution(townCode, "town_hospital", 445322101L);
    events.publishEvent(new FactsChanged(1));
  }

  @Test
  void the_list_tells_who_is_entitled_who_next_and_why_not() {
    works("a", town, true, "2019-06-01", null);
    works("b", town, true, "2020-05-01", null);
    works("c", county, true, "2019-01-01", null);
    works("d", county, true, "2019-01-01", null);
    works("d", town, false, "2019-01-01", null);

    var page = list(everything(), "445322", null, null, 50);

    assertThat(mine(page))
        .containsExactlyInAnyOrder(
            Map.entry("a", "entitled"),
            Map.entry("b", "next 2021-05-01"),
            Map.entry("c", "not"),
            Map.entry("d", "open"));
    assertThat(page.counts()).containsKeys(State.ENTITLED, State.NEXT, State.NOT, State.OPEN);
    assertThat(page.missing()).containsKey("served_at");
  }

  @Test
  void a_narrow_scope_gives_fewer_people_and_never_fewer_years() {
    works("a", town, true, "2019-06-01", "2020-10-31");
    works("a", county, true, "2020-11-01", null);
    works("b", town, true, "2019-06-01", null);

    var hospital = list(sees(county), countyCode, null, null, 50);

    assertThat(mine(hospital)).containsExactly(Map.entry("a", "entitled"));
    var one =
        within(sees(county), () -> entitlements.posts(sees(county), hospital.rows().getFirst()));
    assertThat(one).extracting(Post::workplace).containsExactly(county);
  }

  @Test
  void pages_go_on_by_key_and_hold_each_row_once() {
    for (var n = 0; n < 5; n++) {
      works("p" + n, town, true, "2019-06-01", null);
    }

    var first = list(everything(), townCode, null, null, 2);
    var second = list(everything(), townCode, null, first.after(), 2);
    var third = list(everything(), townCode, null, second.after(), 2);

    assertThat(List.of(first, second, third))
        .flatExtracting(Entitlements.Page::rows)
        .extracting(Standing::staffNo)
        .containsExactly(no("p0"), no("p1"), no("p2"), no("p3"), no("p4"));
    assertThat(third.after()).isNull();
    assertThat(list(everything(), townCode, State.NOT, null, 2).rows()).isEmpty();
    assertThat(first.counts()).containsEntry(State.ENTITLED, 5);
  }

  @Test
  void what_no_record_knows_is_stated_and_answers_both_rules_that_ask_it() {
    village("v");

    state(office(town), "pension-in-quota", "v", "in_quota", "true", null);
    state(office(town), "pension-in-quota", "v", "to_retirement", "true", null);

    assertThat(stateOf("pension-in-quota", "v")).isEqualTo(State.ENTITLED);
    assertThat(stateOf("pension-outside-quota", "v")).isEqualTo(State.NOT);
    assertThat(trail()).containsExactly("entitlement.stated", "entitlement.stated");
  }

  @Test
  void a_newer_statement_takes_the_place_of_an_older_one_which_is_kept() {
    village("w");
    var first = state(office(town), "pension-in-quota", "w", "in_quota", "true", null);

    var second =
        state(
            office(town),
            "pension-in-quota",
            "w",
            "in_quota",
            "false",
            new Statements.Replaced(first.id(), first.version()));

    assertThat(second.replaces()).isEqualTo(first.id());
    assertThat(stateOf("pension-in-quota", "w")).isEqualTo(State.NOT);
    var kept = history("w");
    assertThat(kept).extracting(Statement::value).containsExactly("false", "true");
    assertThat(kept.getLast().ended()).isNotNull();
  }

  @Test
  void two_who_state_the_same_at_one_time_do_not_overwrite_each_other() {
    village("x");
    var first = state(office(town), "pension-in-quota", "x", "in_quota", "true", null);

    assertProblem(
        EntitlementProblem.CHANGED_MEANWHILE,
        () -> state(office(town), "pension-in-quota", "x", "in_quota", "false", null));
    var seen = new Statements.Replaced(first.id(), first.version());
    state(office(town), "pension-in-quota", "x", "in_quota", "false", seen);
    assertProblem(
        EntitlementProblem.CHANGED_MEANWHILE,
        () -> state(office(town), "pension-in-quota", "x", "in_quota", "true", seen));
  }

  @Test
  void a_statement_is_taken_back_for_a_reason_and_the_question_is_open_again() {
    village("y");
    var it = state(office(town), "pension-in-quota", "y", "in_quota", "false", null);
    var at = institutionOf(townCode);

    assertProblem(
        EntitlementProblem.REASON_NEEDED,
        () -> statements.end(office(town), at, true, it.id(), it.version(), " "));
    statements.end(office(town), at, true, it.id(), it.version(), "填错了人");

    assertThat(stateOf("pension-in-quota", "y")).isEqualTo(State.OPEN);
    assertThat(history("y").getFirst().ended()).isNotNull();
    assertThat(trail()).endsWith("entitlement.statement-voided");
    assertProblem(
        EntitlementProblem.CHANGED_MEANWHILE,
        () -> statements.end(office(town), at, true, it.id(), it.version(), "再来一次"));
  }

  @Test
  void what_records_know_can_not_be_stated_nor_what_the_question_does_not_take() {
    works("z", town, true, "2019-06-01", null);

    assertProblem(
        EntitlementProblem.RECORDED,
        () -> state(office(town), RULE, "z", "first_day", "2010-01-01", null));
    assertProblem(
        EntitlementProblem.UNKNOWN_ASK, () -> state(office(town), RULE, "z", "salary", "1", null));
    assertProblem(
        EntitlementProblem.UNFIT_VALUE,
        () -> state(office(town), "tuition-subsidy", "z", "tuition", "-5", null));
    assertProblem(
        EntitlementProblem.UNFIT_VALUE,
        () -> state(office(town), "tuition-subsidy", "z", "studies", "也许", null));
  }

  @Test
  void nobody_states_of_another_place_and_the_database_refuses_it_too() {
    village("q");

    assertProblem(
        EntitlementProblem.NOT_YOUR_PLACE,
        () -> state(office(county), "pension-in-quota", "q", "in_quota", "true", null));
    state(office(town), "pension-in-quota", "q", "in_quota", "true", null);
    var seen =
        within(
            sees(county),
            () -> entitlements.list(sees(county), query("pension-in-quota", countyCode)));
    assertThat(seen.rows()).isEmpty();
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    set yipanqi.writes = 'all';
                    update entitlement.statement set value = 'false' where institution_id = %d
                    """
                        .formatted(town))
                .update())
        .hasMessageContaining("never edited");
  }

  @Test
  void over_http_the_list_opens_to_one_line_by_line_and_takes_a_statement() throws Exception {
    village("h");
    var at = "/api/entitlements/" + townCode;

    mvc.perform(get(at + "/rules?on=2020-12-31"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules[?(@.rule == 'grassroots-year')]").exists());
    mvc.perform(get(at + "?pack=yunan-2020&rule=pension-in-quota&on=2020-12-31&group=open"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows[0].staffNo").value(no("h")))
        .andExpect(jsonPath("$.missing[0].count").value(1));
    mvc.perform(
            post(at + "/statements")
                .contentType(APPLICATION_JSON)
                .content(
                    """
                    {"pack": "yunan-2020", "rule": "pension-in-quota", "on": "2020-12-31",
                     "staffNo": "%s", "ask": "in_quota", "value": "true"}
                    """
                        .formatted(no("h"))))
        .andExpect(status().isCreated());
    mvc.perform(
            get(at + "/staff/" + no("h") + "?pack=yunan-2020&rule=pension-in-quota&on=2020-12-31"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.known[0].source").value("statement"))
        .andExpect(jsonPath("$.known[0].statement.by").exists())
        .andExpect(jsonPath("$.lines.steps[0].state").value("value"))
        .andExpect(jsonPath("$.posts[0].institution").value(townCode));
    mvc.perform(get(at + "?pack=yunan-2020&rule=gp&on=2020-12-31"))
        .andExpect(status().isNotFound());
    mvc.perform(get(at + "?pack=yunan-2020&rule=grassroots-year&group=all"))
        .andExpect(status().isBadRequest());
  }

  @Test
  void who_only_looks_states_nothing_over_http() throws Exception {
    var answered =
        AssumedCaller.as(
            AssumedCaller.in(Duty.AUDITOR),
            () ->
                mvc.perform(
                        post("/api/entitlements/" + townCode + "/statements")
                            .contentType(APPLICATION_JSON)
                            .content("{}"))
                    .andReturn()
                    .getResponse()
                    .getStatus());

    assertThat(answered).isEqualTo(403);
  }

  private Entitlements.Page list(
      Caller caller, String scope, @Nullable State group, @Nullable String after, int limit) {
    var query = new EntitlementQuery(scope, "yunan-2020", RULE, DAY, group, null, after, limit);
    return within(caller, () -> entitlements.list(caller, query));
  }

  private static EntitlementQuery query(String rule, String scope) {
    return new EntitlementQuery(scope, "yunan-2020", rule, DAY, null, null, null, 50);
  }

  private static <T> T within(Caller caller, Supplier<T> work) {
    return Callers.as(caller, work);
  }

  private List<Map.Entry<String, String>> mine(Entitlements.Page page) {
    return page.rows().stream()
        .filter(s -> s.staffNo().endsWith("-" + run))
        .map(s ->
            Map.entry(
                s.name(), s.next() == null ? s.state().code() : s.state().code() + " " + s.next()))
        .toList();
  }

  private State stateOf(String rule, String name) {
    return entitlements.one(everything(), query(rule, townCode), no(name)).state();
  }

  private List<Statement> history(String name) {
    var of = entitlements.one(everything(), query("pension-in-quota", townCode), no(name));
    return statements.history(everything(), "yunan-2020", of.institution(), of.staffNo());
  }

  private Statement state(
      Caller caller,
      String rule,
      String name,
      String ask,
      String value,
      Statements.@Nullable Replaced replaces) {
    var pack = policies.get("yunan-2020");
    var of = entitlements.one(everything(), query(rule, townCode), no(name));
    return statements.state(
        caller,
        new Statements.Stated(
            pack,
            pack.rule(rule, DAY).orElseThrow(),
            of.institution(),
            of.staffNo(),
            ask,
            value,
            DAY,
            null,
            replaces),
        of.facts(),
        Set.of());
  }

  private Institution institutionOf(String code) {
    return entitlements.one(everything(), query("pension-in-quota", code), no("y")).institution();
  }

  private List<String> trail() {
    return jdbc.sql(
            """
            select action from audit.entry where unit = :unit and action like 'entitlement.%'
             order by no
            """)
        .param("unit", townCode)
        .query(String.class)
        .list();
  }

  private static void assertProblem(EntitlementProblem expected, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(expected));
  }

  private static Caller everything() {
    return AssumedCaller.in(Duty.REFORM_OFFICER);
  }

  private static Caller sees(int institution) {
    var only = Reach.of(List.of(institution));
    var scope = new Scope("hr", only, Reach.NONE, Reach.of(List.of(445322)), Reach.NONE);
    return new Caller("hr", "人事", Duty.HUMAN_RESOURCES, "somewhere", scope, only);
  }

  private static Caller office(int institution) {
    return sees(institution);
  }

  private String no(String name) {
    return name + "-" + run;
  }

  private void village(String name) {
    inPost(name, town, true, "village_doctor", "none", "2019-01-01", null);
  }

  private void works(String name, int at, boolean main, String from, @Nullable String to) {
    inPost(name, at, main, "doctor", "mid", from, to);
  }

  private void inPost(
      String name,
      int at,
      boolean main,
      String category,
      String title,
      String from,
      @Nullable String to) {
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            insert into workforce.post (source_id, source_no, staff_no, name, institution_id,
                   home_institution_id, main_post, share, category, title, education, gp, head,
                   valid_from, valid_to, import_id)
            values (1, '%1$s-%2$d-%6$s', '%1$s', '%3$s', %2$d, %2$d, %4$s, 1, '%5$s', '%8$s',
                    'bachelor', false, false, '%6$s', %7$s, 1)
            """
                .formatted(
                    no(name),
                    at,
                    name,
                    main,
                    category,
                    from,
                    to == null ? "null" : "'" + to + "'",
                    title))
        .update();
  }

  private int institution(String code, String kind, long division) {
    return jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, 1)
            returning id
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", division)
        .query(Integer.class)
        .single();
  }
}
