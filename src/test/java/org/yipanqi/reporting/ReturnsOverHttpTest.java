package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.yipanqi.reporting.ReportingCounty.PACK;
import static org.yipanqi.reporting.ReportingCounty.PERIOD;
import static org.yipanqi.reporting.ReportingCounty.TOWN_FORM;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.policy.Policies;
import org.yipanqi.reporting.progress.OverdueReturns;

/** Returns as pages and other systems ask for them. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ReturnsOverHttpTest {

  @Autowired private MockMvc mvc;
  @Autowired private Policies policies;
  @Autowired private LaterPrints later;
  @Autowired private OverdueReturns overdue;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private ReportingCounty county;
  private String hospital;

  @BeforeEach
  void a_county_with_a_hospital() {
    county = new ReportingCounty(jdbc, events, policies);
    hospital = county.hospital(1);
  }

  @Test
  void a_locked_return_prints_the_same_byte_for_byte_after_its_definitions_changed()
      throws Exception {
    var id = locked("31");
    var before = file(county.officer(), "/api/returns/%d/paper".formatted(id));
    var book = file(county.officer(), "/api/returns/%d/workbook".formatted(id));

    try {
      ReportingCounty.reworded(policies);
      jdbc.sql(
              """
              update registry.institution set name = '改名了' where code = :code
              """)
          .param("code", hospital)
          .update();
      events.publishEvent(new FactsChanged(2));

      assertThat(file(county.officer(), "/api/returns/%d/paper".formatted(id))).isEqualTo(before);
      assertThat(file(county.officer(), "/api/returns/%d/workbook".formatted(id))).isEqualTo(book);
      assertThat(new String(before, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    } finally {
      ReportingCounty.original(policies);
    }
  }

  @Test
  void many_locked_at_once_are_printed_a_moment_later() throws Exception {
    var one = approved("31", hospital);
    var two = approved("32", county.hospital(2));

    ask(
        county.city(),
        "/api/returns/approvals",
        """
        {"returns": [{"id": %d, "version": %d}, {"id": %d, "version": %d}]}
        """
            .formatted(one, version(one), two, version(two)),
        status().isOk());
    as(county.officer(), get("/api/returns/%d/paper".formatted(one)), status().isConflict());
    assertThat(later.sweep()).isEqualTo(2);

    assertThat(file(county.officer(), "/api/returns/%d/paper".formatted(one))).isNotEmpty();
  }

  @Test
  void a_workbook_is_taken_into_the_draft_and_another_hospitals_is_refused() throws Exception {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, hospital);
    fill(doctor, id, "31");
    var book = file(doctor, "/api/returns/%d/workbook".formatted(id));
    fill(doctor, id, "40");

    as(
        doctor,
        multipart("/api/returns/%d/workbook".formatted(id))
            .file(new MockMultipartFile("file", "a.xlsx", null, book))
            .param("version", String.valueOf(version(id))),
        status().isOk(),
        jsonPath("$.readable").value(true),
        jsonPath("$.taken").value(1),
        jsonPath("$.view.content.cells[0].value").value("31"));

    var other = county.hospital(2);
    var theirs = begin(county.doctor(other), other);
    as(
        county.doctor(other),
        multipart("/api/returns/%d/workbook".formatted(theirs))
            .file(new MockMultipartFile("file", "a.xlsx", null, book))
            .param("version", String.valueOf(version(theirs))),
        status().isOk(),
        jsonPath("$.readable").value(false),
        jsonPath("$.findings[0].error").value(true));
  }

  @Test
  void the_board_counts_what_is_owed_and_in_and_a_community_sees_its_own() throws Exception {
    county.hospital(2);
    var doctor = county.doctor(hospital);
    var id = begin(doctor, hospital);
    fill(doctor, id, "31");
    act(doctor, id, "submission");

    as(
        county.officer(),
        get("/api/returns/board").param("month", PERIOD),
        status().isOk(),
        jsonPath("$.forms[0].form").value(TOWN_FORM),
        jsonPath("$.forms[0].owed").value(2),
        jsonPath("$.forms[0].in").value(1),
        jsonPath("$.forms[0].overdue").value(1),
        jsonPath("$.forms[0].complete").value("50.0"),
        jsonPath("$.forms[0].timely").value("0.0"));
    as(
        county.officer(),
        get("/api/returns/board/units")
            .param("county", String.valueOf(county.county))
            .param("pack", PACK)
            .param("form", TOWN_FORM)
            .param("period", PERIOD),
        status().isOk(),
        jsonPath("$.units[0].state").value("awaiting"),
        jsonPath("$.units[0].onTime").value(false),
        jsonPath("$.units[1].state").value("owed"));
    as(doctor, get("/api/returns/board"), status().isForbidden());
  }

  @Test
  void whoever_owes_is_reminded_before_the_day_and_after_it_once() {
    overdue.sweep(county.county, LocalDate.of(2020, 6, 29));
    assertThat(told("2020-06")).isEmpty();

    for (var day : List.of(1, 2, 4, 5)) {
      overdue.sweep(county.county, LocalDate.of(2020, 7, day));
    }

    assertThat(told("2020-06")).containsExactly("reporting.due", "reporting.overdue");
    assertThat(told("2020-05")).containsExactly("reporting.overdue");
    assertThat(told("2020-04")).isEmpty();
  }

  @Test
  void a_difference_is_explained_by_its_owner_and_judged_by_a_reviewer() throws Exception {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, hospital);
    fill(doctor, id, "31");
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update reporting.cell set recorded = '90', recorded_state = 'value'
             where return_id = %d and address = 'recorded!visits.month'
            """
                .formatted(id))
        .update();
    act(doctor, id, "submission");
    var finding =
        JsonPath.<Integer>read(
            as(
                doctor,
                get("/api/returns/%d/findings".formatted(id)),
                status().isOk(),
                jsonPath("$[0].recorded").value("90"),
                jsonPath("$[0].state").value("open")),
            "$[0].id");

    var address = "/api/returns/findings/%d/".formatted(finding);
    ask(doctor, address + "decision", "{\"version\": 0, \"holds\": true}", status().isForbidden());
    ask(
        doctor,
        address + "explanation",
        "{\"version\": 0, \"words\": \"手工补登十人\"}",
        status().isOk());
    ask(
        county.officer(),
        address + "decision",
        "{\"version\": 0, \"holds\": true}",
        status().isConflict());
    ask(
        county.officer(),
        address + "decision",
        "{\"version\": 1, \"holds\": true}",
        status().isOk(),
        jsonPath("$.state").value("accepted"));
  }

  @Test
  void a_draw_is_on_record_with_its_seed_and_list_and_what_was_seen_otherwise_is_a_finding()
      throws Exception {
    var codes = new String[] {hospital, county.hospital(2), county.hospital(3)};
    for (var code : codes) {
      var id = begin(county.doctor(code), code);
      fill(county.doctor(code), id, "31");
      act(county.doctor(code), id, "submission");
    }

    var drawn =
        ask(
            county.officer(),
            "/api/returns/draws",
            """
            {"countyCode": "%d", "pack": "%s", "form": "%s", "period": "%s", "size": 2, "seed": "s"}
            """
                .formatted(county.county, PACK, TOWN_FORM, PERIOD),
            status().isCreated(),
            jsonPath("$.population.length()").value(3),
            jsonPath("$.checks.length()").value(2),
            jsonPath("$.seed").value("s"));
    var check = JsonPath.<Integer>read(drawn, "$.checks[0].id");
    var of = JsonPath.<Integer>read(drawn, "$.checks[0].returnId");
    ask(
        county.officer(),
        "/api/returns/spot-checks/%d/result".formatted(check),
        """
        {"version": 0, "seen": {"work!down.month": "29", "work!rehab.month": "12.0"}}
        """,
        status().isOk());

    as(
        county.officer(),
        get("/api/returns/%d/findings".formatted(of)),
        jsonPath("$.length()").value(1),
        jsonPath("$[0].kind").value("spot_check"),
        jsonPath("$[0].reported").value("31"),
        jsonPath("$[0].recorded").value("29"));
  }

  @Test
  void a_check_sheet_is_read_and_printed_and_its_finding_is_on_the_countys_list_until_mended()
      throws Exception {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, hospital);
    fill(doctor, id, "31");
    act(doctor, id, "submission");
    var drawn =
        ask(
            county.officer(),
            "/api/returns/draws",
            """
            {"countyCode": "%d", "pack": "%s", "form": "%s", "period": "%s", "size": 9, "seed": "s"}
            """
                .formatted(county.county, PACK, TOWN_FORM, PERIOD),
            status().isCreated(),
            jsonPath("$.population[0].code").value(hospital),
            jsonPath("$.population[0].drawn").value(true));
    var check = "/api/returns/spot-checks/" + JsonPath.<Integer>read(drawn, "$.checks[0].id");

    as(
        county.officer(),
        get(check),
        jsonPath("$.lines[0].row.zh").value("下转接收"),
        jsonPath("$.lines[0].reported").value("31"));
    assertThat(file(county.officer(), check + "/sheet.xlsx")).isNotEmpty();
    ask(
        county.officer(),
        check + "/result",
        "{\"version\": 0, \"seen\": {\"work!down.month\": \"abc\"}}",
        status().isBadRequest(),
        jsonPath("$.errors[0].field").value("seen.work!down.month"));
    ask(
        county.officer(),
        check + "/result",
        "{\"version\": 0, \"seen\": {\"work!down.month\": \"29\", \"work!rehab.month\": \"\"}}",
        status().isOk(),
        jsonPath("$.differ").value(1));
    ask(
        county.officer(),
        check + "/result",
        "{\"version\": 0, \"seen\": {}}",
        status().isConflict());

    as(county.officer(), findings(), jsonPath("$.rows[0].cell.zh").value("下转接收 · 本月"));
    as(county.officer(), findings(), jsonPath("$.owners[0].unsettled").value(1));
    as(
        county.officer(),
        findings().param("owner", "another"),
        jsonPath("$.rows.length()").value(0));
    as(county.officer(), findings().param("state", "gone"), status().isBadRequest());
    ask(
        county.officer(),
        "/api/returns/%d/sending-back".formatted(id),
        "{\"version\": %d, \"reason\": \"抽查不符\"}".formatted(version(id)),
        status().isOk());
    fill(doctor, id, "29");
    act(doctor, id, "submission");
    as(county.officer(), findings(), jsonPath("$.rows.length()").value(0));
    as(
        county.officer(),
        findings().param("state", "corrected"),
        jsonPath("$.rows[0].reported").value("31"));
  }

  private MockHttpServletRequestBuilder findings() {
    return get("/api/returns/findings").param("county", String.valueOf(county.county));
  }

  @Test
  void a_return_is_given_back_to_one_of_two_and_to_nobody_else() throws Exception {
    var id = approved("31", hospital);
    var address = "/api/returns/%d/sending-back".formatted(id);

    var body = "{\"version\": %d, \"reason\": \"口径不明\", \"to\": \"%s\"}";
    ask(
        county.city(),
        address,
        body.formatted(version(id), "anybody"),
        status().isBadRequest(),
        jsonPath("$.errors[0].field").value("to"));
    ask(
        county.city(),
        address,
        body.formatted(version(id), "below"),
        status().isOk(),
        jsonPath("$.state").value("awaiting"),
        jsonPath("$.step").value(1));
  }

  @Test
  void what_can_not_be_read_is_answered_with_its_field() throws Exception {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, hospital);

    as(
        doctor,
        put("/api/returns/%d/cells".formatted(id))
            .contentType(APPLICATION_JSON)
            .content("{\"version\": 0, \"values\": {\"work!none.month\": \"1\"}}"),
        status().isBadRequest(),
        jsonPath("$.errors[0].field").value("values.work!none.month"));
    as(
        doctor,
        put("/api/returns/%d/cells".formatted(id))
            .contentType(APPLICATION_JSON)
            .content("{\"version\": 0, \"values\": {\"work!rest.month\": \"1\"}}"),
        status().isBadRequest());
    ask(doctor, "/api/returns", "{\"pack\": \"none\"}", status().isBadRequest());
    as(doctor, get("/api/returns/desk").param("month", "June"), status().isBadRequest());
  }

  /** What the hospital was reminded of about a month, in order. */
  private List<String> told(String month) {
    return jdbc.sql(
            """
            select m.kind from messages.message m
              join messages.recipient r on r.message_id = m.id
             where r.unit = :unit and m.kind in ('reporting.due', 'reporting.overdue')
               and m.link = '/reports?month=' || :month
             order by m.id
            """)
        .param("unit", hospital)
        .param("month", month)
        .query(String.class)
        .list();
  }

  private long locked(String down) throws Exception {
    var id = approved(down, hospital);
    act(county.city(), id, "locking");
    return id;
  }

  private long approved(String down, String at) throws Exception {
    var doctor = county.doctor(at);
    var id = begin(doctor, at);
    fill(doctor, id, down);
    act(doctor, id, "submission");
    act(county.officer(), id, "approval");
    act(county.city(), id, "approval");
    return id;
  }

  private long begin(Caller by, String at) throws Exception {
    var made =
        ask(
            by,
            "/api/returns",
            """
            {"pack": "%s", "form": "%s", "period": "%s", "unitCode": "%s"}
            """
                .formatted(PACK, TOWN_FORM, PERIOD, at),
            status().isCreated());
    return JsonPath.<Integer>read(made, "$.id");
  }

  private void fill(Caller by, long id, String down) throws Exception {
    as(
        by,
        put("/api/returns/%d/cells".formatted(id))
            .contentType(APPLICATION_JSON)
            .content(
                """
                {"version": %d, "values": {"work!down.month": "%s", "work!rehab.month": "12",
                 "recorded!visits.month": "100"}}
                """
                    .formatted(version(id), down)),
        status().isOk());
  }

  private void act(Caller by, long id, String what) throws Exception {
    ask(
        by,
        "/api/returns/%d/%s".formatted(id, what),
        "{\"version\": %d}".formatted(version(id)),
        status().isOk());
  }

  private int version(long id) {
    return jdbc.sql(
            """
            select version from reporting.form_return where id = :id
            """)
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private byte[] file(Caller by, String address) throws Exception {
    return AssumedCaller.as(
        by,
        () ->
            mvc.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
  }

  private String ask(Caller by, String address, String body, ResultMatcher... expected)
      throws Exception {
    return as(by, post(address).contentType(APPLICATION_JSON).content(body), expected);
  }

  private String as(Caller by, RequestBuilder request, ResultMatcher... expected) throws Exception {
    return AssumedCaller.as(
        by,
        () -> {
          var answer = mvc.perform(request);
          for (var each : expected) {
            answer.andExpect(each);
          }
          return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        });
  }
}
