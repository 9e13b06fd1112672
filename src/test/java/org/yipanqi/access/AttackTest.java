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
import tools.jackson.databind.json.JsonMapper;

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

  /** Whether a table is there and holds what it held: others may have written in it before. */
  private long receipts() {
    return jdbc.sql("select count(*) from facts.receipt").query(Long.class).single();
  }

  private MockHttpServletResponse ask(RequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  @Test
  void a_hostile_text_in_any_parameter_is_a_text_and_never_our_fault() throws Exception {
    var before = receipts();
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
    assertThat(receipts()).isEqualTo(before);
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
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from access.account a
                     where a.login = 'mallory'
                       and (a.sample or not a.must_change
                         or exists (select from access.duty_held h where h.account_id = a.id))
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(response.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("Chosen-by-me");
  }

  @Test
  void a_refused_sign_in_is_in_the_trail_and_hides_nothing_of_it() throws Exception {
    AssumedCaller.as(
        null, () -> json("/api/session", "{\"login\":\"<img src=x>\",\"password\":\"guess\"}"));

    var trail =
        AssumedCaller.as(
            AssumedCaller.in(Duty.AUDIT_ADMINISTRATOR),
            () -> ask(get("/api/audit/entries?limit=5")));

    assertThat(trail.getStatus()).isEqualTo(200);
    assertThat(trail.getContentAsString(StandardCharsets.UTF_8)).contains("access.sign-in-refused");
  }

  @Test
  void another_houses_page_may_not_read_us() throws Exception {
    var read = ask(get("/api/packs").header("Origin", "https://evil.example"));
    var asked =
        ask(
            options("/api/closings")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));

    for (var answer : List.of(read, asked)) {
      assertThat(answer.getHeaderNames()).noneMatch(it -> it.startsWith("Access-Control-"));
    }
    assertThat(asked.getStatus()).as("a browser goes no further").isNotEqualTo(201);
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

  /** Filters and formulas of the county's own: a language without a way to the database. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind == 'x'; drop table facts.receipt; --",
        "kind == 'x' or 1 = 1",
        "kind == \"a' or '1'='1\" || pg_sleep(10) == null",
        "(select password from access.account limit 1) == 'x'",
        "kind in [select('x')]",
        "kind == current_user",
        "T(java.lang.Runtime).getRuntime().exec('id') != null",
        "kind.getClass().forName('java.lang.Runtime') != null",
        "[1,2,3].map(i, [1,2,3].map(j, [1,2,3].map(k, i*j*k))) != []",
        "kind.matches('(a+)+$')",
        "${jndi:ldap://127.0.0.1/x}"
      })
  void a_filter_is_no_way_into_the_database(String where) throws Exception {
    var before = receipts();
    var written = where.replace("\\", "\\\\").replace("\"", "\\\"");
    var answer =
        json(
            "/api/packs/yunan-2020/decisions/check",
            """
            {"kind":"measure","target":"%s","validFrom":"2030-01","basis":"x","where":"%s"}
            """
                .formatted(aMeasure(), written));

    var body = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer.getStatus()).as(body).isEqualTo(200);
    assertThat(body).contains("\"field\":\"where\"").doesNotContain("PSQL", "Exception");
    assertThat(receipts()).isEqualTo(before);
  }

  @Test
  void a_filter_nested_without_end_is_refused() throws Exception {
    for (var where : List.of("(".repeat(20_000), "!".repeat(20_000) + "true", "-".repeat(30_000))) {
      var answer =
          json(
              "/api/packs/yunan-2020/decisions/check",
              """
              {"kind":"measure","target":"%s","validFrom":"2030-01","basis":"x","where":"%s"}
              """
                  .formatted(aMeasure(), where));

      assertThat(answer.getStatus()).isIn(200, 400, 422);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("where");
    }
  }

  private String aMeasure() throws Exception {
    var pack = ask(get("/api/packs/yunan-2020/definitions")).getContentAsString();
    return JsonMapper.shared().readTree(pack).path("measures").path(0).path("id").asString();
  }

  @Test
  void another_ones_numbers_are_guessed_in_vain() throws Exception {
    var job =
        jdbc.sql(
                """
                insert into facts.import_job (format, file_name, size, state, started_at,
                       finished_at, started_by, sent_by)
                values ('visits', 'their-own.csv', 1, 'failed', now(), now(), '别人', 'other')
                returning id
                """)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into facts.import_error (job_id, no, row_no, column_code, value, code,
                   message_zh, message_en)
            values (:job, 1, 1, 'kind', 'their-own-value', 'x', 'x', 'x')
            """)
        .param("job", job)
        .update();
    var stranger =
        new Caller("stranger", "某人", Duty.REFORM_OFFICER, "999901", Scope.NOBODY, Reach.NONE);

    for (var address : List.of("", "/errors", "/errors.csv", "/errors.xlsx")) {
      var answer = AssumedCaller.as(stranger, () -> ask(get("/api/imports/" + job + address)));

      assertThat(answer.getStatus()).as(address).isEqualTo(404);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("their-own");
    }
    var cancelled =
        AssumedCaller.as(stranger, () -> ask(post("/api/imports/" + job + "/cancellation")));
    assertThat(cancelled.getStatus()).isEqualTo(404);
    assertThat(AssumedCaller.as(stranger, () -> ask(get("/api/imports"))).getContentAsString())
        .doesNotContain("their-own");
    assertThat(ask(get("/api/imports/" + job)).getStatus()).as("who may").isEqualTo(200);
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
