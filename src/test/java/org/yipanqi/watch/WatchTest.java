package org.yipanqi.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.web.Needs;

/** What who watches over the product is told, and how an error is found again in the log. */
@SpringBootTest(properties = "yipanqi.watch.port=0")
@AutoConfigureMockMvc
@OnTestDatabase
class WatchTest {

  /** Parts that fail on demand. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Failing {

    static volatile Optional<String> obstacle = Optional.empty();

    @Bean
    Readiness moody() {
      return new Readiness() {
        @Override
        public String part() {
          return "moody";
        }

        @Override
        public Optional<String> obstacle() {
          return obstacle;
        }
      };
    }

    @Bean
    Readings broken() {
      return () -> {
        throw new IllegalStateException("on purpose");
      };
    }

    @RestController
    static class Bug {
      @Needs(Needs.SIGNED_IN)
      @GetMapping("/api/test-of-a-bug/{number}")
      String fail(@PathVariable String number) {
        throw new IllegalStateException("on purpose");
      }
    }
  }

  @Autowired private WatchServer watch;
  @Autowired private MockMvc mvc;

  @Test
  void it_is_alive_and_ready_until_a_part_is_not() throws Exception {
    assertThat(ask("/live").statusCode()).isEqualTo(200);
    assertThat(ask("/ready").body()).contains("database: ready", "worker: ready", "moody: ready");
    assertThat(ask("/ready").statusCode()).isEqualTo(200);

    Failing.obstacle = Optional.of("out of sorts");
    try {
      var answer = ask("/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("moody: out of sorts", "database: ready");
      assertThat(ask("/live").statusCode()).isEqualTo(200);
    } finally {
      Failing.obstacle = Optional.empty();
    }
  }

  @Test
  void readings_tell_routes_and_never_what_stands_in_them() throws Exception {
    mvc.perform(get("/api/imports/{id}", "998877"));
    mvc.perform(get("/api/imports").param("limit", "1"));

    var text = ask("/metrics").body();
    assertThat(text)
        .contains(
            "yipanqi_request_seconds_count{method=\"GET\",route=\"/api/imports\",status=\"2xx\"}",
            "route=\"/api/imports/{id}\",status=\"4xx\"",
            "yipanqi_event_streams 0",
            "yipanqi_imports_open 0",
            "yipanqi_changes_waiting{of=\"cells\"} 0",
            "jvm_memory_bytes{area=\"heap_used\"}",
            "state=\"active\"",
            "yipanqi_readings_failed 1") // the broken one takes nobody else with it
        .doesNotContain("998877");
  }

  @Test
  void nothing_else_is_answered_there() throws Exception {
    assertThat(ask("/").statusCode()).isEqualTo(404);
    assertThat(ask("/api/session").statusCode()).isEqualTo(404);
    var post =
        HttpRequest.newBuilder(address("/live")).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(send(post).statusCode()).isEqualTo(405);
  }

  @Test
  void an_error_shows_the_number_under_which_the_log_tells_more() throws Exception {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.addAppender(log);
    MockHttpServletResponse answer;
    try {
      var bug = get("/api/test-of-a-bug/{number}", "445322199001011234");
      answer = mvc.perform(bug).andReturn().getResponse();
    } finally {
      root.detachAppender(log);
    }

    assertThat(answer.getStatus()).isEqualTo(500);
    var number = answer.getHeader("X-Request-Id");
    assertThat(number).isNotBlank();
    assertThat(answer.getContentAsString())
        .contains("\"requestId\":\"" + number + "\"")
        .doesNotContain("on purpose");
    assertThat(log.list)
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line.getFormattedMessage()).doesNotContain("445322199001011234"))
        .anySatisfy(line -> {
          assertThat(line.getMDCPropertyMap()).containsEntry("request", number);
          assertThat(line.getThrowableProxy().getMessage()).isEqualTo("on purpose");
        });
  }

  @Test
  void a_refusal_shows_its_number_too() throws Exception {
    var answer = mvc.perform(get("/api/imports/{id}", "998877")).andReturn().getResponse();

    assertThat(answer.getContentAsString())
        .contains("\"requestId\":\"" + answer.getHeader("X-Request-Id") + "\"");
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return send(HttpRequest.newBuilder(address(path)).build());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + watch.port() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
