package org.yipanqi.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.web.Refusals;

/** Who asks too fast waits; nobody else does. With small limits, and a time in the test's hand. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class RateLimitTest {

  private static final long SECOND = 1_000_000_000L;

  @Autowired private WebApplicationContext context;
  @Autowired private Door door;
  @Autowired private Callers callers;
  @Autowired private EntryFilter entry;
  @Autowired private Refusals refusals;

  private final AtomicLong now = new AtomicLong();
  private MockMvc mvc = MockMvcBuilders.standaloneSetup(new Object()).build();

  @BeforeEach
  void small() {
    var limit =
        new RateLimit(
            door,
            callers,
            refusals,
            new Buckets(1, 5, 100, now::get),
            new Buckets(0.5, 2, 100, now::get));
    DefaultMockMvcBuilder built = MockMvcBuilders.webAppContextSetup(context);
    mvc = built.addFilters(new Filter[] {entry, limit}).build();
  }

  private MockHttpServletResponse ask(@Nullable Caller caller, RequestBuilder request)
      throws Exception {
    return AssumedCaller.as(caller, () -> mvc.perform(request).andReturn().getResponse());
  }

  private static MockHttpServletRequestBuilder from(String address) {
    return get("/api/session")
        .with(request -> {
          request.setRemoteAddr(address);
          return request;
        });
  }

  @Test
  void who_asks_too_fast_is_told_when_to_come_again() throws Exception {
    for (var i = 0; i < 5; i++) {
      assertThat(ask(null, from("192.0.2.1")).getStatus()).isEqualTo(200);
    }

    var refused = ask(null, from("192.0.2.1").header("Accept-Language", "en"));

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("/problems/access/too-fast", "try again in 1 seconds");
    assertThat(ask(null, from("192.0.2.2")).getStatus()).isEqualTo(200);
    now.addAndGet(SECOND);
    assertThat(ask(null, from("192.0.2.1")).getStatus()).isEqualTo(200);
  }

  @Test
  void whom_is_known_is_counted_by_account_wherever_the_requests_come_from() throws Exception {
    var auditor = AssumedCaller.in(Duty.AUDITOR);
    for (var i = 0; i < 5; i++) {
      ask(auditor, from("192.0.2." + i));
    }

    assertThat(ask(auditor, from("192.0.2.77")).getStatus()).isEqualTo(429);
    assertThat(ask(AssumedCaller.USUAL, from("192.0.2.77")).getStatus()).isEqualTo(200);
  }

  @Test
  void files_have_a_smaller_limit_and_the_pages_go_on() throws Exception {
    var address = "/api/board.xlsx?pack=none&period=2020";
    ask(AssumedCaller.USUAL, get(address));
    ask(AssumedCaller.USUAL, get(address));

    var refused = ask(AssumedCaller.USUAL, get(address).header("Accept-Language", "zh"));

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("导入、导出或校验过于频繁");
    assertThat(ask(AssumedCaller.USUAL, get("/api/packs")).getStatus()).isEqualTo(200);
  }

  @Test
  void an_upload_by_nobody_is_refused_before_it_is_read() throws Exception {
    var file = new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {1, 2, 3});

    var refused = ask(null, multipart("/api/imports").file(file).param("format", "visits"));

    assertThat(refused.getStatus()).isEqualTo(401);
  }
}
