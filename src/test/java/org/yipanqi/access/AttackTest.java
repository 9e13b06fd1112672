package org.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/** What people try who mean no good, each with the refusal it meets. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class AttackTest {

  /** Texts that end strings, paths, lines and pages. */
  private static final List<String> TEXTS =
      List.of(
          "'; drop table facts.receipt; --",
          "' or '1'='1",
          "\\'; select pg_sleep(10); --",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "<script>alert(1)</script>",
          "x\r\nX-Injected: 1",
          "${jndi:ldap://127.0.0.1/x}",
          "{{7*7}}",
          "%00",
          "1e999999999",
          "9".repeat(300),
          "\u202e\u0000\ud83d");

  @Autowired private MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private MockHttpServletResponse ask(RequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  @Test
  void a_hostile_text_in_any_parameter_is_a_text_and_never_our_fault() throws Exception {
    var wrong = new TreeSet<String>();
    for (var endpoint : Endpoints.of(mappings)) {
      if (endpoint.address().equals("/api/events")) {
        continue;
      }
      for (var name : endpoint.names()) {
        for (var text : TEXTS) {
          var response = ask(endpoint.request(Map.of(name, text)));
          var body = response.getContentAsString(StandardCharsets.UTF_8);
          if (response.getStatus() >= 500) {
            wrong.add("%s %s=%s: %d".formatted(endpoint, name, text, response.getStatus()));
          }
          if (response.getHeader("X-Injected") != null) {
            wrong.add("%s %s: a header was put in".formatted(endpoint, name));
          }
          if (String.valueOf(response.getContentType()).contains("html")) {
            wrong.add("%s %s: answers with a page".formatted(endpoint, name));
          }
          if (body.contains("root:x:") || body.contains("PSQLException")) {
            wrong.add("%s %s: tells what it should not".formatted(endpoint, name));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(jdbc.sql("select count(*) from facts.receipt").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"text\"",
        "{\"county\":{\"a\":[1,2,3]},\"month\":[],\"id\":{},\"fields\":7,\"rows\":\"x\"}",
        "{\"county\":\"x\",\"month\":\"2020-13\",\"kind\":\"'; drop\",\"target\":\"34\"}",
        "{",
        "{\"a\":1,\"a\":2}"
      })
  void a_hostile_body_is_refused_and_never_our_fault(String body) throws Exception {
    var wrong = new TreeSet<String>();
    for (var endpoint : Endpoints.of(mappings)) {
      if (endpoint.verb() != HttpMethod.GET) {
        var response = ask(endpoint.request(Map.of()).content(body));
        if (response.getStatus() >= 500) {
          wrong.add(endpoint + ": " + response.getStatus());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_body_that_nests_without_end_or_has_no_end_is_refused() throws Exception {
    var deep = "[".repeat(5_000);
    var long_ = "{\"login\":\"" + "x".repeat(9 << 20) + "\"}";

    assertThat(json("/api/session", deep).getStatus()).isBetween(400, 422);
    assertThat(json("/api/session", long_).getStatus()).isEqualTo(413);
  }

  private MockHttpServletResponse json(String address, String body) throws Exception {
    return ask(post(address).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  @Test
  void what_a_form_does_not_offer_can_not_be_set_by_naming_it() throws Exception {
    jdbc.sql(
            "insert into registry.division (code, name, kind, import_id) values (999901, '甲县', 'county', 1) on conflict do nothing")
        .update();
    var officer =
        new Caller(
            "sysadmin", "系统管理员", Duty.SYSTEM_ADMINISTRATOR, "999901", Scope.NOBODY, Reach.NONE);

    var response =
        AssumedCaller.as(
            officer,
            () ->
                json(
                    "/api/users",
                    """
                    {"login":"mallory","name":"某人","sample":true,"id":1,"mustChange":false,
                     "must_change":false,"duties":[{"duty":"AUDITOR"}],"password":"Chosen-by-me-1"}
                    """));

    assertThat(response.getStatus()).isIn(201, 400);
    var duties = jdbc.sql("select count(*) from access.duty_held").query(Long.class).single();
    var sample =
        jdbc.sql("select count(*) from access.account where sample or not must_change")
            .query(Long.class)
            .single();
    assertThat(duties).isZero();
    assertThat(sample).isZero();
    assertThat(response.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("Chosen-by-me");
  }

  @Test
  void another_houses_page_may_not_read_us() throws Exception {
    var read = ask(get("/api/packs").header("Origin", "https://evil.example"));
    var asked =
        ask(
            options("/api/closings")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));

    assertThat(read.getHeader("Access-Control-Allow-Origin")).isNull();
    assertThat(asked.getHeader("Access-Control-Allow-Origin")).isNull();
    assertThat(asked.getStatus()).isIn(401, 403, 200);
  }

  @Test
  void browsers_are_told_what_to_refuse() throws Exception {
    for (var address : List.of("/api/packs", "/", "/api/session")) {
      var answer = ask(get(address));
      assertThat(answer.getHeader("Content-Security-Policy"))
          .as(address)
          .contains("default-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe-inline");
      assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2f..%2fapplication.properties",
        "/assets/%2e%2e/%2e%2e/application.properties",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/..;/application.properties",
        "/static/application.properties",
        "/application.properties"
      })
  void no_file_of_ours_is_handed_out(String address) throws Exception {
    var answer = ask(get(URI.create(address)));

    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("yipanqi.access", "spring.", "root:x:");
    assertThat(answer.getStatus()).isIn(200, 400, 404);
  }

  @Test
  void a_file_is_never_written_where_its_name_says() throws Exception {
    var file =
        new MockMultipartFile(
            "file",
            "../../../../tmp/evil.csv",
            "text/csv",
            "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

    var answer = ask(multipart("/api/imports").file(file).param("format", "visits"));

    assertThat(answer.getStatus()).isLessThan(500);
    assertThat(java.nio.file.Path.of("/tmp/evil.csv")).doesNotExist();
  }
}
