package org.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.access.signin.CallsAs;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail over HTTP: page by page, filtered, proved, asked by person. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@CallsAs(Duty.AUDIT_ADMINISTRATOR)
class AuditHttpTest {

  private static final String SETTING =
      """
      {"validFrom":"2031-01-01","dueDay":7,"dueMonths":1,"leadDays":2}
      """;

  @Autowired private MockMvc mvc;
  @Autowired private Trail trail;

  private final Caller doctor =
      new Caller(
          "zhou", "周医生", Duty.REFORM_OFFICER, "T-audit", Scope.everything("zhou"), Reach.ALL);

  @Test
  void entries_come_newest_first_page_by_page_as_filtered() throws Exception {
    for (var no = 1; no <= 5; no++) {
      note("page-" + no, "U-paged", null);
    }

    var first = json(list("unit", "U-paged", "limit", "2"));
    var second =
        json(list("unit", "U-paged", "limit", "2", "cursor", first.path("next").asString()));
    var third =
        json(list("unit", "U-paged", "limit", "2", "cursor", second.path("next").asString()));

    assertThat(subjects(first)).containsExactly("page-5", "page-4");
    assertThat(subjects(second)).containsExactly("page-3", "page-2");
    assertThat(subjects(third)).containsExactly("page-1");
    assertThat(third.path("next").isNull()).isTrue();
    var row = first.path("rows").path(0);
    assertThat(row.path("user").asString()).isEqualTo("zhou");
    assertThat(row.path("name").asString()).isEqualTo("周医生");
    assertThat(row.path("duty").path("label").path("en").asString()).isEqualTo("Reform officer");
    assertThat(row.path("action").path("label").path("zh").asString()).isEqualTo("核验审计记录");
  }

  @Test
  void every_filter_holds_back_the_others() throws Exception {
    note("filtered", "U-filter", "P-filter");
    var today = json(list("unit", "U-filter")).path("rows").path(0).path("at").asString();
    var day = today.substring(0, 10);

    for (var asked :
        new String[][] {
          {"user", "zhou"}, {"user", "周医生"}, {"action", "audit.verified"}, {"action", "audit."},
          {"person", "P-filter"}, {"subject", "filtered"}, {"from", day}, {"to", day}
        }) {
      assertThat(subjects(json(list("unit", "U-filter", asked[0], asked[1]))))
          .as(asked[0])
          .containsExactly("filtered");
    }
    for (var asked :
        new String[][] {
          {"user", "somebody"},
          {"action", "facts."},
          {"action", "audit.veri"},
          {"person", "P"},
          {"subject", "filter"},
          {"from", "2999-01-01"},
          {"to", "2001-01-01"}
        }) {
      assertThat(subjects(json(list("unit", "U-filter", asked[0], asked[1]))))
          .as(asked[0])
          .isEmpty();
    }
    list("from", "2026-02-01", "to", "2026-01-01").andExpect(status().isUnprocessableContent());
    list("from", "yesterday").andExpect(status().isBadRequest());
    list("limit", "501").andExpect(status().isBadRequest());
    list("cursor", "x").andExpect(status().isBadRequest());
  }

  @Test
  void an_entry_opened_shows_before_and_after_and_a_change_over_http_its_origin() throws Exception {
    AssumedCaller.as(
        AssumedCaller.USUAL,
        () ->
            mvc.perform(
                    post("/api/sources/settings/445399")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SETTING))
                .andExpect(status().isNoContent()));

    var row = json(list("action", "facts.source-settings", "unit", "445399")).path("rows").path(0);
    var opened = json(mvc.perform(get("/api/audit/entries/" + row.path("no").asString())));

    assertThat(row.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(row.path("requestId").asString()).hasSize(36);
    assertThat(opened.path("before").asString()).contains("\"dueDay\": 5");
    assertThat(opened.path("after").asString()).contains("\"dueDay\": 7");
    assertThat(opened.path("hash").asString()).hasSize(64);
    mvc.perform(get("/api/audit/entries/999999999")).andExpect(status().isNotFound());
  }

  @Test
  void who_looked_at_a_person_is_answered_and_that_it_was_asked_is_noted() throws Exception {
    note("record", "U-person", "P-asked");

    var first = json(mvc.perform(get("/api/audit/people/P-asked")));
    assertThat(subjects(first)).containsExactly("record");
    assertThat(first.path("rows").path(0).path("reason").asString()).isEqualTo("复诊");
    assertThat(first.path("rows").path(0).path("actingUnit").asString()).isEqualTo("T-audit");

    mvc.perform(get("/api/audit/people/P-asked").param("limit", "1"))
        .andExpect(jsonPath("$.rows[0].action.code").value("audit.person-asked"))
        .andExpect(jsonPath("$.next").isNotEmpty());
  }

  @Test
  void the_trail_verifies_and_says_so_in_the_trail() throws Exception {
    note("any", "U-verified", null);

    mvc.perform(post("/api/audit/verification"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.genuine").value(true))
        .andExpect(jsonPath("$.faults.length()").value(0))
        .andExpect(jsonPath("$.anchors").isNumber());
    list("action", "audit.verified", "user", "audit-administrator", "limit", "1")
        .andExpect(jsonPath("$.rows[0].action.label.en").value("Audit trail verified"));
  }

  @Test
  void what_is_shown_can_be_taken_out_and_every_action_can_be_chosen() throws Exception {
    note("=cmd()", "U-export", null);

    var file =
        mvc.perform(
                get("/api/audit/entries.xlsx")
                    .param("unit", "U-export")
                    .header("Accept-Language", "en"))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Disposition", containsString("audit.xlsx")))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(file).startsWith('P', 'K');
    mvc.perform(get("/api/audit/actions"))
        .andExpect(jsonPath("$[*].code", hasItem("indicators.month-closed")))
        .andExpect(jsonPath("$[*].code", hasItem("policy.decision-published")))
        .andExpect(jsonPath("$[*].code", hasItem("facts.import-ended")))
        .andExpect(jsonPath("$[*].code", hasItem("facts.source-declared")));
  }

  /** An action that no list names could not be chosen, and would show as its bare code. */
  @Test
  void every_action_of_the_house_is_in_a_list_under_a_code_of_its_own() throws Exception {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(Action.class));
    var codes = new ArrayList<String>();
    for (var found : scan.findCandidateComponents("org.yipanqi")) {
      var type = Class.forName(found.getBeanClassName());
      if (type.getEnclosingClass() == null) {
        for (var constant : type.getEnumConstants()) {
          codes.add(((Action) constant).code());
        }
      }
    }

    var listed =
        json(mvc.perform(get("/api/audit/actions")))
            .valueStream()
            .map(each -> each.path("code").asString())
            .toList();
    assertThat(codes).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(codes);
  }

  private void note(String subject, String unit, String person) {
    var entry =
        Entry.of(AuditAction.VERIFIED, "thing", subject)
            .at(unit)
            .because("复诊")
            .changed(null, Map.of("subject", subject));
    trail.note(doctor, person == null ? entry : entry.about(person));
  }

  private ResultActions list(String... asked) throws Exception {
    var request = get("/api/audit/entries");
    for (var at = 0; at < asked.length; at += 2) {
      request.param(asked[at], asked[at + 1]);
    }
    return mvc.perform(request);
  }

  private static List<String> subjects(JsonNode page) {
    return page.path("rows").valueStream().map(row -> row.path("subject").asString()).toList();
  }

  private static JsonNode json(ResultActions answer) throws Exception {
    var text = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    return JsonMapper.shared().readTree(text);
  }
}
