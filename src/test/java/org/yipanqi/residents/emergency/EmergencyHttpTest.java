package org.yipanqi.residents.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A doctor sees somebody else's patient in an emergency; another judges it the next day. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class EmergencyHttpTest {

  private static final String NUMBER = "445322199003071237";
  private static final String WHY = "夜间急诊，本人昏迷不醒";

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeEach
  void someResidents(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("persons.csv"),
            """
            person_no,name,sex,birth_date,id_no,phone,address
            EH1,梅兰香,male,1990-03-07,%s,13800130001,郁南县连滩镇东坝村1号
            EH2,梅兰芝,female,1991-01-01,,13800130002,
            """
                .formatted(NUMBER));
    var result = imports.run(Caller.operator(), "persons", file, Imports.Options.none());
    assertThat(result.state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void somebody_out_of_sight_is_seen_after_a_reason_and_the_trail_says_why() throws Exception {
    var doctor = doctor("eh-seen");
    assertThat(read(doctor, "EH1").getStatus()).isEqualTo(404);

    var granted = json(ask(doctor, NUMBER, WHY));
    assertThat(granted.path("personNo").asString()).isEqualTo("EH1");
    assertThat(granted.path("until").asString()).isNotEmpty();
    var seen = json(read(doctor, "EH1"));
    assertThat(seen.path("resident").path("name").asString()).isEqualTo("梅*香");
    assertThat(seen.path("emergencyUntil").asString()).isNotEmpty();
    assertThat(read(doctor, "EH2").getStatus()).isEqualTo(404);
    assertThat(read(doctor("eh-other"), "EH1").getStatus()).isEqualTo(404);

    var again = json(ask(doctor, "EH1", WHY));
    assertThat(again.path("until").isNull()).as("in sight already").isTrue();
    var now = json(as(doctor, get("/api/residents/emergencies/current")));
    assertThat(now.path(0).path("personNo").asString()).isEqualTo("EH1");
    var noted =
        owner
            .sql(
                """
                select action || ' ' || coalesce(person, '-') || ' ' || reason from audit.entry
                 where actor = 'eh-seen' order by no
                """)
            .query(String.class)
            .list();
    assertThat(noted)
        .containsExactly(
            "residents.emergency-granted EH1 " + WHY,
            "residents.read EH1 随访",
            "residents.emergency-needless EH1 " + WHY);
  }

  @Test
  void an_emergency_ends_by_itself() throws Exception {
    var doctor = doctor("eh-ends");
    json(ask(doctor, "EH2", WHY));
    assertThat(read(doctor, "EH2").getStatus()).isEqualTo(200);

    owner
        .sql(
            """
            update residents.emergency_access
               set granted_at = granted_at - interval '4 hours', until = until - interval '4 hours'
             where login = 'eh-ends'
            """)
        .update();

    assertThat(read(doctor, "EH2").getStatus()).isEqualTo(404);
    assertThat(json(as(doctor, get("/api/residents/emergencies/current"))).size()).isZero();
  }

  @Test
  void a_wrong_number_says_so_without_repeating_it_and_is_noted() throws Exception {
    var doctor = doctor("eh-wrong");

    var nobody = ask(doctor, "445322199003070003", WHY);
    assertThat(nobody.getStatus()).isEqualTo(404);
    assertThat(body(nobody)).contains("没有这个身份证号").doesNotContain("445322199003070003");
    assertThat(ask(doctor, "EH1", "急").getStatus()).isEqualTo(422);
    assertThat(ask(doctor, "", WHY).getStatus()).isEqualTo(422);

    assertThat(refusals("eh-wrong")).containsExactly("nobody");
  }

  @Test
  void after_ten_attempts_within_an_hour_there_are_no_more() throws Exception {
    var doctor = doctor("eh-often");
    for (var n = 0; n < 10; n++) {
      assertThat(ask(doctor, "EH-nobody", WHY).getStatus()).isEqualTo(404);
    }
    var refused = ask(doctor, "EH1", WHY);
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(body(refused)).doesNotContain("EH1");
    assertThat(refusals("eh-often")).hasSize(11).last().isEqualTo("too-often");

    owner
        .sql(
            """
            update residents.emergency_attempt set at = at - interval '61 minutes'
             where login = 'eh-often'
            """)
        .update();
    assertThat(ask(doctor, "EH1", WHY).getStatus()).isEqualTo(200);
  }

  @Test
  void somebody_else_judges_it_once_and_says_why_where_it_was_not_justified() throws Exception {
    var doctor = doctor("eh-judged");
    json(ask(doctor, "EH1", WHY));
    owner
        .sql(
            """
            update residents.emergency_access
               set granted_at = granted_at - interval '3 days', until = until - interval '3 days'
             where login = 'eh-judged'
            """)
        .update();
    var auditor = AssumedCaller.in(Duty.AUDITOR);
    var row = waiting(auditor, "eh-judged");
    assertThat(row.path("overdueDays").asInt()).isEqualTo(2);
    assertThat(row.path("reason").asString()).isEqualTo(WHY);
    var id = row.path("id").asLong();

    var himself =
        new Caller(
            "eh-judged", "某人", Duty.QUALITY, "445322", Scope.everything("eh-judged"), Reach.NONE);
    assertThat(waiting(himself, "eh-judged").path("mine").asBoolean()).isTrue();
    assertThat(judge(himself, id, "justified", null).getStatus()).isEqualTo(403);
    assertThat(judge(auditor, id, "not_justified", "不").getStatus()).isEqualTo(422);
    assertThat(judge(auditor, id, "perhaps", null).getStatus()).isEqualTo(422);
    assertThat(judge(auditor, 999_999_999, "justified", null).getStatus()).isEqualTo(404);
    assertThat(judge(auditor, id, "not_justified", "病历中没有这次就诊").getStatus()).isEqualTo(204);
    assertThat(judge(auditor, id, "justified", null).getStatus()).isEqualTo(409);

    assertThat(waiting(auditor, "eh-judged").isMissingNode()).isTrue();
    var judged =
        json(as(auditor, get("/api/residents/emergencies").param("reviewed", "true")))
            .path("rows")
            .valueStream()
            .filter(each -> each.path("user").asString().equals("eh-judged"))
            .toList();
    assertThat(judged).hasSize(1);
    assertThat(judged.getFirst().path("review").path("note").asString()).isEqualTo("病历中没有这次就诊");
    assertThat(
            owner
                .sql(
                    """
                    select count(*) from audit.entry
                     where action = 'residents.emergency-reviewed' and person = 'EH1'
                       and reason = '病历中没有这次就诊'
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void what_waits_comes_page_by_page_with_its_counts_and_as_a_file() throws Exception {
    for (var n = 0; n < 3; n++) {
      json(ask(doctor("eh-page" + n), "EH1", WHY));
    }
    var auditor = AssumedCaller.in(Duty.AUDITOR);

    var first = json(as(auditor, get("/api/residents/emergencies").param("limit", "2")));
    assertThat(first.path("rows").size()).isEqualTo(2);
    assertThat(first.path("waiting").asInt()).isGreaterThanOrEqualTo(3);
    var second =
        json(
            as(
                auditor,
                get("/api/residents/emergencies").param("cursor", first.path("next").asString())));
    assertThat(second.path("rows").path(0).path("id").asLong())
        .isGreaterThan(first.path("rows").path(1).path("id").asLong());

    var file = as(auditor, get("/api/residents/emergencies/list.xlsx").param("rows", "2"));
    assertThat(file.getStatus()).isEqualTo(200);
    assertThat(file.getContentAsByteArray()).startsWith('P', 'K');
    assertThat(
            owner
                .sql(
                    """
                    select after ->> 'rows' from audit.entry
                     where action = 'residents.emergencies-exported' order by no desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo("2");
  }

  /** A doctor of another town, who sees none of these residents. */
  private static Caller doctor(String login) {
    var scope = new Scope(login, Reach.NONE, Reach.of(List.of(990001100L)), Reach.NONE, Reach.NONE);
    return new Caller(login, "赵医生", Duty.VILLAGE_DOCTOR, "EH-clinic", scope, Reach.NONE);
  }

  private MockHttpServletResponse ask(Caller caller, String number, String reason)
      throws Exception {
    return as(
        caller,
        post("/api/residents/emergencies")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"number\": \"%s\", \"reason\": \"%s\"}".formatted(number, reason)));
  }

  private MockHttpServletResponse read(Caller caller, String personNo) throws Exception {
    return as(
        caller,
        post("/api/residents/{no}/readings", personNo)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"purpose\": \"follow_up\"}"));
  }

  private MockHttpServletResponse judge(Caller caller, long id, String verdict, String note)
      throws Exception {
    var said = note == null ? "null" : "\"" + note + "\"";
    return as(
        caller,
        post("/api/residents/emergencies/{id}/review", id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"verdict\": \"%s\", \"note\": %s}".formatted(verdict, said)));
  }

  private JsonNode waiting(Caller reviewer, String login) throws Exception {
    return json(as(reviewer, get("/api/residents/emergencies").param("limit", "200")))
        .path("rows")
        .valueStream()
        .filter(row -> row.path("user").asString().equals(login))
        .findFirst()
        .orElse(JsonMapper.shared().missingNode());
  }

  private List<String> refusals(String login) {
    return owner
        .sql(
            """
            select after ->> 'why' from audit.entry
             where actor = :login and action = 'residents.emergency-refused' order by no
            """)
        .param("login", login)
        .query(String.class)
        .list();
  }

  private MockHttpServletResponse as(Caller caller, MockHttpServletRequestBuilder request)
      throws Exception {
    return AssumedCaller.as(
        caller,
        () -> mvc.perform(request.header("Accept-Language", "zh")).andReturn().getResponse());
  }

  private static String body(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).as(body(answer)).isEqualTo(200);
    return JsonMapper.shared().readTree(body(answer));
  }
}
