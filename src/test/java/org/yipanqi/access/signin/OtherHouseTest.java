package org.yipanqi.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.Duties;
import org.yipanqi.database.OnTestDatabase;

/** Another house vouches for people over loopback, truly or not. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class OtherHouseTest {

  /** A provider that vouches for whoever it is told to. */
  private static final class Provider {
    private final HttpServer server;
    private final RSAKey key;
    private String subject = "";
    private String nonce = "";
    private RSAKey signer;

    Provider() throws Exception {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      signer = key;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/.well-known/openid-configuration",
          e ->
              answer(
                  e,
                  """
                  {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize",
                   "token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                   "subject_types_supported":["public"],
                   "response_types_supported":["code"],
                   "id_token_signing_alg_values_supported":["RS256"]}
                  """
                      .formatted(issuer())));
      server.createContext("/keys", e -> answer(e, new JWKSet(key.toPublicJWK()).toString()));
      server.createContext(
          "/token",
          e ->
              answer(
                  e,
                  """
                  {"access_token":"x","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                  """
                      .formatted(idToken())));
      server.start();
    }

    String issuer() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String idToken() {
      try {
        var now = Instant.now();
        var token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .subject(subject)
                    .audience("yipanqi")
                    .claim("nonce", nonce)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
      exchange.getRequestBody().readAllBytes();
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      try (var out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private static final Provider PROVIDER = provider();

  private static Provider provider() {
    try {
      return new Provider();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    var registration = "spring.security.oauth2.client.registration.house.";
    settings.add(registration + "client-id", () -> "yipanqi");
    settings.add(registration + "client-secret", () -> "secret");
    settings.add(registration + "scope", () -> "openid");
    settings.add(registration + "authorization-grant-type", () -> "authorization_code");
    settings.add(registration + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/house");
    settings.add("spring.security.oauth2.client.provider.house.issuer-uri", PROVIDER::issuer);
  }

  @AfterAll
  static void close() {
    PROVIDER.server.stop(0);
  }

  @Autowired private MockMvc mvc;
  @Autowired private Accounts accounts;
  @Autowired private Duties duties;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private MockHttpServletResponse comeBackAs(String subject) throws Exception {
    var session = new MockHttpSession();
    var away =
        mvc.perform(get("/oauth2/authorization/house").session(session)).andReturn().getResponse();
    assertThat(away.getRedirectedUrl()).startsWith(PROVIDER.issuer() + "/authorize");
    var asked =
        UriComponentsBuilder.fromUriString(String.valueOf(away.getRedirectedUrl())).build(true);
    PROVIDER.subject = subject;
    PROVIDER.nonce = String.valueOf(asked.getQueryParams().getFirst("nonce"));
    var state =
        java.net.URLDecoder.decode(
            String.valueOf(asked.getQueryParams().getFirst("state")), StandardCharsets.UTF_8);
    return mvc.perform(
            get("/login/oauth2/code/house")
                .session(session)
                .queryParam("code", "abc")
                .queryParam("state", state))
        .andReturn()
        .getResponse();
  }

  private void linked(String login, String subject) {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (999901, '甲县', 'county', 1) on conflict do nothing
            """)
        .update();
    var id = accounts.add(Caller.operator(), login, "某人").id();
    duties.give(
        Caller.operator(),
        new Duties.Proposal(
            id, Duty.AUDITOR, "999901", LocalDate.of(2020, 1, 1), null, null, "任职文件"));
    jdbc.sql("update access.account set must_change = false where id = :id")
        .param("id", id)
        .update();
    accounts.link(Caller.operator(), id, PROVIDER.issuer() + " " + subject);
  }

  @Test
  void whom_the_other_house_vouches_for_comes_in_as_the_account_that_names_him() throws Exception {
    linked("from-afar", "subject-7");

    var back = comeBackAs("subject-7");

    assertThat(back.getRedirectedUrl()).isEqualTo("/");
    var token = back.getCookie(Door.COOKIE);
    assertThat(token).isNotNull();
    var seen =
        AssumedCaller.as(
            null,
            () ->
                mvc.perform(get("/api/session").cookie(java.util.Objects.requireNonNull(token)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8));
    assertThat(seen).contains("\"standing\":\"in\"", "from-afar");
  }

  @Test
  void whom_no_account_names_stays_out() throws Exception {
    var back = comeBackAs("a-stranger");

    assertThat(back.getRedirectedUrl()).isEqualTo("/?sign-in=refused");
    assertThat(back.getCookie(Door.COOKIE)).isNull();
  }

  @Test
  void a_word_that_is_not_signed_by_the_other_house_is_worth_nothing() throws Exception {
    linked("forged", "subject-8");
    PROVIDER.signer = new RSAKeyGenerator(2048).keyID("one").generate();
    try {
      var back = comeBackAs("subject-8");

      assertThat(back.getRedirectedUrl()).isEqualTo("/?sign-in=refused");
      assertThat(back.getCookie(Door.COOKIE)).isNull();
    } finally {
      PROVIDER.signer = PROVIDER.key;
    }
  }

  @Test
  void an_answer_that_nobody_asked_for_is_worth_nothing() throws Exception {
    var back =
        mvc.perform(
                get("/login/oauth2/code/house").queryParam("code", "abc").queryParam("state", "x"))
            .andReturn()
            .getResponse();

    assertThat(back.getRedirectedUrl()).isEqualTo("/?sign-in=refused");
    assertThat(back.getCookie(Door.COOKIE)).isNull();
  }

  @Test
  void the_sign_in_page_offers_the_other_house() throws Exception {
    var session = mvc.perform(get("/api/session")).andReturn().getResponse().getContentAsString();

    assertThat(session).contains("\"otherHouse\":true");
  }
}
