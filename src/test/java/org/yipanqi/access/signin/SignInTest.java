package org.yipanqi.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.Duties;
import org.yipanqi.database.OnTestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coming in and going out, as a browser does it. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

  /** A clock in the test's hand. */
  static final class HandClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-26T01:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  @TestConfiguration
  static class Time {
    @Bean
    @Primary
    HandClock handClock() {
      return new HandClock();
    }
  }

  private static final String GOOD = "Lanhua-2031";

  @Autowired private MockMvc mvc;
  @Autowired private Accounts accounts;
  @Autowired private Duties duties;
  @Autowired private HandClock clock;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private static int count;

  /** A browser: what it holds, and what it sends along. */
  private final class Browser {
    private @Nullable Cookie token;
    private MockHttpServletResponse last = new MockHttpServletResponse();

    Browser ask(MockHttpServletRequestBuilder request, @Nullable String body) throws Exception {
      if (token != null) {
        request.cookie(token, new Cookie("XSRF-TOKEN", "same")).header("X-XSRF-TOKEN", "same");
      }
      if (body != null) {
        request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
      }
      last = AssumedCaller.as(null, () -> mvc.perform(request).andReturn().getResponse());
      var given = last.getCookie(Door.COOKIE);
      if (given != null) {
        token = given.getMaxAge() == 0 ? null : given;
      }
      return this;
    }

    Browser signIn(String login, String password) throws Exception {
      return ask(post("/api/session"), "{'login':'%s','password':'%s'}".formatted(login, password));
    }

    int status() {
      return last.getStatus();
    }

    String text() throws Exception {
      return last.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    String standing() throws Exception {
      ask(get("/api/session"), null);
      return text().replaceAll(".*\"standing\":\"(\\w+)\".*", "$1");
    }

    /** What may be done in the duty now acted in. */
    List<String> powers() throws Exception {
      return JsonMapper.shared()
          .readTree(text())
          .path("powers")
          .valueStream()
          .map(JsonNode::asString)
          .toList();
    }

    String tokenText() {
      return token == null ? "" : token.getValue();
    }
  }

  @BeforeEach
  void county() {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (999901, '甲县', 'county', 1) on conflict do nothing
            """)
        .update();
  }

  private String user(Duty... held) throws Exception {
    var login = "user" + ++count;
    var added = accounts.add(Caller.operator(), login, "某人" + count);
    for (var duty : held) {
      give(added.id(), duty, LocalDate.now(clock), null);
    }
    var first = new Browser().signIn(login, added.password());
    assertThat(first.standing()).isEqualTo("password");
    first.ask(
        put("/api/account/password"),
        "{'present':'%s','password':'%s'}".formatted(added.password(), GOOD));
    assertThat(first.status()).isEqualTo(204);
    return login;
  }

  private long give(int account, Duty duty, LocalDate from, @Nullable LocalDate to) {
    return duties.give(
        Caller.operator(), new Duties.Proposal(account, duty, "999901", from, to, null, "任职文件"));
  }

  @Test
  void a_given_password_is_good_for_one_change() throws Exception {
    var login = user(Duty.REFORM_OFFICER);

    assertThat(new Browser().signIn(login, GOOD).standing()).isEqualTo("in");
  }

  @Test
  void wrong_names_and_wrong_passwords_are_refused_in_the_same_words() throws Exception {
    var login = user(Duty.REFORM_OFFICER);

    var wrongPassword = new Browser().signIn(login, "another-Word-7");
    var wrongName = new Browser().signIn("nobody", "another-Word-7");

    assertThat(wrongPassword.status()).isEqualTo(422);
    assertThat(wrongName.status()).isEqualTo(422);
    assertThat(withoutNumber(wrongName)).isEqualTo(withoutNumber(wrongPassword));
    assertThat(wrongName.tokenText()).isEmpty();
  }

  @Test
  void after_five_failures_even_the_right_password_waits_and_longer_each_time() throws Exception {
    var login = user(Duty.REFORM_OFFICER);
    for (var i = 0; i < 5; i++) {
      new Browser().signIn(login, "wrong-Word-%d".formatted(i));
    }

    assertThat(new Browser().signIn(login, GOOD).status()).isEqualTo(409);
    clock.pass(Duration.ofSeconds(61));
    new Browser().signIn(login, "wrong-Word-6");
    clock.pass(Duration.ofSeconds(61));
    assertThat(new Browser().signIn(login, GOOD).status()).isEqualTo(409);
    clock.pass(Duration.ofSeconds(60));
    assertThat(new Browser().signIn(login, GOOD).standing()).isEqualTo("in");
  }

  @Test
  void after_signing_out_the_token_is_worth_nothing() throws Exception {
    var browser = new Browser().signIn(user(Duty.REFORM_OFFICER), GOOD);
    var token = browser.token;

    browser.ask(delete("/api/session"), null);
    assertThat(browser.tokenText()).isEmpty();

    var thief = new Browser();
    thief.token = token;
    assertThat(thief.ask(get("/api/packs"), null).status()).isEqualTo(401);
    assertThat(thief.standing()).isEqualTo("out");
  }

  @Test
  void a_token_that_was_there_before_is_not_the_one_of_who_comes_in() throws Exception {
    var planted = new Browser();
    planted.token = new Cookie(Door.COOKIE, "planted-by-somebody-else");

    planted.signIn(user(Duty.REFORM_OFFICER), GOOD);

    assertThat(planted.standing()).isEqualTo("in");
    assertThat(planted.tokenText()).isNotEqualTo("planted-by-somebody-else").hasSize(43);
  }

  @Test
  void who_does_nothing_is_out_and_who_stays_too_long_too() throws Exception {
    var idle = new Browser().signIn(user(Duty.REFORM_OFFICER), GOOD);
    clock.pass(Duration.ofMinutes(29));
    assertThat(idle.standing()).isEqualTo("in");
    clock.pass(Duration.ofMinutes(29));
    assertThat(idle.standing()).isEqualTo("in");
    clock.pass(Duration.ofMinutes(31));
    assertThat(idle.standing()).isEqualTo("out");

    var busy = new Browser().signIn(user(Duty.REFORM_OFFICER), GOOD);
    for (var i = 0; i < 36; i++) {
      clock.pass(Duration.ofMinutes(20));
      busy.standing();
    }
    clock.pass(Duration.ofMinutes(1));
    assertThat(busy.standing()).isEqualTo("out");
  }

  @Test
  void an_officer_needs_a_second_factor_and_a_code_is_good_once() throws Exception {
    var login = user(Duty.SECURITY_ADMINISTRATOR);
    var browser = new Browser().signIn(login, GOOD);
    assertThat(browser.standing()).isEqualTo("factor");
    assertThat(browser.ask(get("/api/users"), null).status()).isEqualTo(401);

    browser.ask(post("/api/account/factor"), "{}");
    var secret = browser.text().replaceAll(".*\"secret\":\"(\\w+)\".*", "$1");
    var code = org.yipanqi.access.accounts.Codes.at(secret, clock.instant());
    browser.ask(post("/api/session/code"), "{'code':'%s'}".formatted(code));
    assertThat(browser.standing()).isEqualTo("in");
    assertThat(browser.ask(get("/api/users"), null).status()).isEqualTo(200);

    var again = new Browser().signIn(login, GOOD);
    assertThat(again.standing()).isEqualTo("code");
    assertThat(again.ask(get("/api/users"), null).status()).isEqualTo(401);
    again.ask(post("/api/session/code"), "{'code':'%s'}".formatted(code));
    assertThat(again.status()).isEqualTo(422);
    clock.pass(Duration.ofSeconds(30));
    var next = org.yipanqi.access.accounts.Codes.at(secret, clock.instant());
    again.ask(post("/api/session/code"), "{'code':'%s'}".formatted(next));
    assertThat(again.standing()).isEqualTo("in");
  }

  @Test
  void a_new_password_signs_out_everywhere_else_and_old_ones_do_not_come_back() throws Exception {
    var login = user(Duty.REFORM_OFFICER);
    var here = new Browser().signIn(login, GOOD);
    var there = new Browser().signIn(login, GOOD);

    here.ask(
        put("/api/account/password"), "{'present':'%s','password':'%s'}".formatted(GOOD, GOOD));
    assertThat(here.status()).isEqualTo(400);
    assertThat(here.text()).contains("最近五次");
    here.ask(
        put("/api/account/password"),
        "{'present':'%s','password':'%s'}".formatted(GOOD, "Juhua-2032"));

    assertThat(here.status()).as(here.text()).isEqualTo(204);
    assertThat(here.standing()).isEqualTo("in");
    assertThat(there.standing()).isEqualTo("out");
  }

  @Test
  void a_session_is_ended_from_somewhere_else_but_not_somebody_elses() throws Exception {
    var login = user(Duty.REFORM_OFFICER);
    var here = new Browser().signIn(login, GOOD);
    var there = new Browser().signIn(login, GOOD);
    var stranger = new Browser().signIn(user(Duty.REFORM_OFFICER), GOOD);
    here.ask(get("/api/account/sessions"), null);
    var others = sessionId(java.util.Objects.requireNonNull(there.token).getValue());

    stranger.ask(delete("/api/account/sessions/" + others), null);
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(there.standing()).isEqualTo("in");

    here.ask(delete("/api/account/sessions/" + others), null);
    assertThat(here.status()).isEqualTo(204);
    assertThat(there.standing()).isEqualTo("out");
    assertThat(here.standing()).isEqualTo("in");
  }

  /** As the list of sessions calls it. */
  private static String sessionId(String token) {
    return java.util.HexFormat.of().formatHex(new Token(token).digest()).substring(0, 16);
  }

  @Test
  void a_disabled_account_is_out_at_once() throws Exception {
    var login = user(Duty.REFORM_OFFICER);
    var browser = new Browser().signIn(login, GOOD);

    accounts.disable(Caller.operator(), accounts.byLogin(login).orElseThrow().id(), true);

    assertThat(browser.standing()).isEqualTo("out");
    assertThat(new Browser().signIn(login, GOOD).status()).isEqualTo(403);
  }

  @Test
  void a_duty_counts_from_its_first_day_to_its_last() throws Exception {
    var login = user();
    var id = accounts.byLogin(login).orElseThrow().id();
    var today = LocalDate.now(clock);
    give(id, Duty.AUDITOR, today.plusDays(1), today.plusDays(2));

    assertThat(new Browser().signIn(login, GOOD).standing()).isEqualTo("no_duty");
    clock.pass(Duration.ofDays(1));
    assertThat(new Browser().signIn(login, GOOD).standing()).isEqualTo("in");
    clock.pass(Duration.ofDays(2));
    assertThat(new Browser().signIn(login, GOOD).standing()).isEqualTo("no_duty");
  }

  /** What it says, but for the request's own number. */
  private static String withoutNumber(Browser browser) throws Exception {
    return browser.text().replaceAll("\"requestId\":\"[^\"]+\"", "");
  }

  @Test
  void one_acts_in_one_duty_at_a_time_and_chooses_among_ones_own() throws Exception {
    var login = user(Duty.REFORM_OFFICER, Duty.AUDITOR);
    var id = accounts.byLogin(login).orElseThrow().id();
    var browser = new Browser().signIn(login, GOOD);
    var auditor =
        accounts.duties(id).stream()
            .filter(d -> d.duty() == Duty.AUDITOR)
            .findFirst()
            .orElseThrow();
    var reform =
        accounts.duties(id).stream()
            .filter(d -> d.duty() == Duty.REFORM_OFFICER)
            .findFirst()
            .orElseThrow();

    browser.ask(put("/api/session/duty"), "{'duty':%d}".formatted(auditor.id()));
    assertThat(browser.powers()).isNotEmpty().doesNotContain("policy.decide");
    browser.ask(put("/api/session/duty"), "{'duty':%d}".formatted(reform.id()));
    assertThat(browser.powers()).contains("policy.decide");

    var other = accounts.byLogin(user(Duty.AUDITOR)).orElseThrow().id();
    browser.ask(
        put("/api/session/duty"), "{'duty':%d}".formatted(accounts.duties(other).getFirst().id()));
    assertThat(browser.status()).isEqualTo(403);
  }

  @Test
  void a_request_that_another_page_could_have_sent_changes_nothing() throws Exception {
    var browser = new Browser().signIn(user(Duty.REFORM_OFFICER), GOOD);
    var token = java.util.Objects.requireNonNull(browser.token);

    var forged =
        AssumedCaller.as(
            null,
            () ->
                mvc.perform(
                        post("/api/closings")
                            .cookie(token)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .andReturn()
                    .getResponse()
                    .getStatus());

    assertThat(forged).isEqualTo(403);
  }
}
