package org.yipanqi.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the policy's list of seats to a decision in force, as the pages do it. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class GovernanceHttpTest {

  @Autowired private MockMvc mvc;
  @Autowired private JsonMapper json;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @BeforeEach
  void county() {
    new GovernedCounty(jdbc, events);
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            truncate governance.body, governance.post cascade
            """)
        .update();
  }

  @Test
  void the_leading_group_meets_decides_and_confirms_its_minutes() throws Exception {
    var body =
        sent(
                "/api/bodies",
                """
                {"county": "445322", "pack": "yunan-2020", "ref": "leading-group",
                 "from": "2020-03-01", "basis": "县府办成立文件"}
                """)
            .get("id")
            .asString();
    var posts = read("/api/posts?county=445322");
    var chair = posts.get("rows").get(0);
    assertThat(chair.get("words").asString()).isEqualTo("县委副书记、县长");
    sent(
        "/api/posts/" + chair.get("id").asString() + "/tenures",
        """
        {"version": 0, "holder": "甲", "from": "2020-03-01", "basis": "任免文件"}
        """);
    sent(
        "/api/bodies/" + body + "/charters",
        """
        {"version": 0, "from": "2020-03-02", "text": "议事规则", "approvedBy": "成立会议",
         "quorum": {"of": "filled", "above": 1, "below": 2, "more": true}}
        """);
    var meeting =
        sent(
                "/api/meetings",
                """
                {"body": "%s", "title": "第一次会议", "at": "2020-07-01T09:00:00+08:00",
                 "agenda": [{"title": "年度预算", "pack": "yunan-2020", "ref": "budgets"}]}
                """
                    .formatted(body))
            .get("id")
            .asString();
    var planned = read("/api/meetings/" + meeting);
    var came = new StringBuilder();
    for (var seat : planned.get("attendance")) {
      came.append(came.isEmpty() ? "" : ",")
          .append("{\"seat\": ")
          .append(seat.get("seat").asString())
          .append(", \"state\": \"")
          .append(seat.get("holder") == null || seat.get("holder").isNull() ? "absent" : "present")
          .append("\"}");
    }
    var at = "/api/meetings/" + meeting;
    sent(at + "/attendance", "{\"version\": 0, \"on\": \"2020-07-01\", \"came\": [" + came + "]}");
    assertThat(read(at).get("quorum").asString()).isEqualTo("enough");
    sent(
        at + "/decisions",
        """
        {"version": 1, "agendaNo": 1, "text": "同意年度预算", "ballot": "none", "adopted": true,
         "pack": "yunan-2020", "serves": "item", "ref": "3", "due": "2020-08-01"}
        """);
    sent(at + "/minutes", "{\"version\": 2, \"text\": \"会议纪要\"}");
    var seat = planned.get("attendance").get(0).get("seat").asString();
    sent(at + "/minutes/1/confirmation", "{\"version\": 3, \"seat\": " + seat + "}");

    var whole = read(at);
    assertThat(whole.get("decisions").get(0).get("verdict").asString()).isEqualTo("not_voted");
    assertThat(whole.get("decisions").get(0).get("state").asString()).isEqualTo("open");
    assertThat(whole.get("minutes").get(0).get("confirmedBy").asString()).isEqualTo("甲");
    var decisions = read("/api/meeting-decisions?county=445322&state=overdue");
    assertThat(decisions.get("rows").get(0).get("text").asString()).isEqualTo("同意年度预算");
    assertThat(decisions.get("counts").get("overdue").asInt()).isEqualTo(1);
    assertThat(read("/api/matters?county=445322&year=2020").get("rows").toString())
        .contains("同意年度预算");
    var before = file(at + "/minutes/1/file");
    var it = decisions.get("rows").get(0);
    sent(
        "/api/meeting-decisions/" + it.get("id").asString() + "/corrections",
        "{\"version\": "
            + it.get("version").asInt()
            + ", \"text\": \"同意年度收支预算\", \"due\": \"2020-08-01\", \"reason\": \"漏字\"}");
    assertThat(read(at).get("decisions").get(0).get("text").asString()).isEqualTo("同意年度收支预算");
    assertThat(read(at).get("decisions").get(0).get("minuted").asString()).isEqualTo("同意年度预算");
    assertThat(file(at + "/minutes/1/file")).isEqualTo(before);
  }

  @Test
  void what_cannot_be_read_is_answered_with_its_field() throws Exception {
    officer(post("/api/bodies"), "{\"county\": \"445322\", \"from\": \"gestern\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("from"));
    officer(post("/api/posts"), "{\"county\": \"445322\", \"title\": \" \"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("title"));
    officer(post("/api/meetings/7/decisions"), "{\"version\": 0, \"ballot\": \"named\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("votes"));
  }

  private byte[] file(String address) throws Exception {
    return AssumedCaller.as(
        GovernedCounty.officer(),
        () ->
            mvc.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
  }

  private JsonNode sent(String address, String body) throws Exception {
    return json.readTree(
        officer(post(address), body)
            .andExpect(status().is2xxSuccessful())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private JsonNode read(String address) throws Exception {
    return AssumedCaller.as(
        GovernedCounty.officer(),
        () ->
            json.readTree(
                mvc.perform(get(address))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private org.springframework.test.web.servlet.ResultActions officer(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
      String body)
      throws Exception {
    return AssumedCaller.as(
        GovernedCounty.officer(),
        () -> mvc.perform(request.contentType(MediaType.APPLICATION_JSON).content(body)));
  }
}
