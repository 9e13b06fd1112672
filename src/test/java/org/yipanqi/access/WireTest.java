package org.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.safekeeping.TestCertificate;
import org.yipanqi.safekeeping.TlsFiles;

/** What goes over the wire, and what is tried there: bytes that no well-meaning browser sends. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "yipanqi.limits.body-seconds=0.3",
      "server.tomcat.connection-timeout=700ms",
      "spring.ssl.bundle.watch.file.quiet-period=50ms"
    })
@OnTestDatabase
class WireTest {

  private static final Path FOLDER = folder();
  private static final TestCertificate FIRST = certificate();
  private static final TlsFiles FILES = FIRST.in(FOLDER);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int DROP_MILLIS = 60;
  private static final int MOST_DROPS = 60;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void tls(DynamicPropertyRegistry settings) {
    FILES.settings().forEach((name, value) -> settings.add(name, () -> value));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("yipanqi-tls");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestCertificate certificate() {
    var now = Instant.now();
    return TestCertificate.of(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  }

  /** A line to the house by whoever trusts a certificate and no other. */
  private SSLSocket line(TestCertificate trusted) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("house", trusted.certificate());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String ask(Socket socket, String text) throws IOException {
    send(socket, text.replace("\n", "\r\n"));
    return rest(socket);
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void over_tls_the_cookies_are_secure_and_browsers_come_by_tls_from_then_on() throws Exception {
    try (var line = line(FIRST)) {
      var answer =
          ask(
              line,
              """
              DELETE /api/session HTTP/1.1
              Host: localhost
              Connection: close

              """);

      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(answer)
          .containsPattern("Set-Cookie: yipanqi=;.*Secure; HttpOnly; SameSite=Strict");
      assertThat(answer).containsPattern("Set-Cookie: XSRF-TOKEN=.*Secure");
      assertThat(answer).contains("Strict-Transport-Security: max-age=31536000\r\n");
      assertThat(line.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void without_tls_nothing_is_told() throws Exception {
    try (var plain = new Socket("localhost", port)) {
      plain.setSoTimeout(PATIENCE_MILLIS);

      var answer = ask(plain, "GET /api/session HTTP/1.1\nHost: localhost\n\n");

      assertThat(answer).doesNotContain("standing");
    }
  }

  @Test
  void a_new_certificate_is_shown_without_a_restart() throws Exception {
    var second = certificate();
    second.in(FOLDER);
    try {
      var shown = FIRST.certificate();
      var until = Instant.now().plusMillis(PATIENCE_MILLIS * 2L);
      while (!shown.equals(second.certificate()) && Instant.now().isBefore(until)) {
        shown = shown();
      }

      assertThat(shown).isEqualTo(second.certificate());
    } finally {
      FIRST.in(FOLDER);
      while (!shown().equals(FIRST.certificate())) {
        Thread.onSpinWait();
      }
    }
  }

  /** Whatever certificate the house shows to who trusts all. */
  private X509Certificate shown() throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new javax.net.ssl.TrustManager[] {new Trusting()}, null);
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static final class Trusting implements javax.net.ssl.X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final String BEGUN =
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 4000\r\n\r\n{\"login\":\"";

  @Test
  void a_body_that_comes_in_drops_is_answered_and_cut_off() throws Exception {
    try (var line = line(FIRST)) {
      send(line, BEGUN);
      line.setSoTimeout(DROP_MILLIS);
      var first = -1;
      for (var drop = 0; drop < MOST_DROPS && first < 0; drop++) {
        send(line, "x");
        first = dripping(line);
      }
      line.setSoTimeout(PATIENCE_MILLIS);

      assertThat(first).as("an answer before the body was whole").isEqualTo('H');
      assertThat(rest(line))
          .startsWith("TTP/1.1 408")
          .contains("too-slow")
          .doesNotContain("timestamp");
    }
  }

  /** What comes back within the time of a drop, −1 for nothing yet. */
  private static int dripping(Socket line) throws IOException {
    try {
      return line.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return -1;
    }
  }

  @Test
  void a_body_that_does_not_say_its_length_and_has_no_end_is_refused() throws Exception {
    try (var line = line(FIRST)) {
      send(
          line,
          BEGUN
              .replace("Content-Length: 4000", "Transfer-Encoding: chunked")
              .replace("{\"login\":\"", "B\r\n{\"login\":\"x\r\n"));
      var piece = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (var i = 0; i < 129; i++) {
        send(line, piece);
      }

      var status = new String(line.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      assertThat(status).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void a_body_that_stops_half_way_is_not_waited_for() throws Exception {
    try (var line = line(FIRST)) {
      send(line, BEGUN);

      assertThat(rest(line)).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void a_head_that_stops_half_way_is_not_waited_for() throws Exception {
    try (var line = line(FIRST)) {
      send(line, "GET /api/session HTTP/1.1\r\nHost: loc");

      assertThat(rest(line)).doesNotContain("200");
    }
  }

  @Test
  void a_body_is_read_as_one_request_and_never_as_two() throws Exception {
    try (var line = line(FIRST)) {
      var answer =
          ask(
              line,
              """
              POST /api/session HTTP/1.1
              Host: localhost
              Content-Type: application/json
              Content-Length: 6
              Transfer-Encoding: chunked

              0

              GET /api/packs HTTP/1.1
              Host: localhost
              Connection: close

              """);

      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/packs?x=%0d%0aX-Injected:%201 HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET /api/packs%0d%0aX-Injected:%201 HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET /api/session HTTP/1.1\nHost: localhost\nX-Request-Id: a\n X-Injected: 1\nConnection: close\n\n",
        "GET /api/session HTTP/1.1\nHost: evil.example\r X-Injected: 1\nConnection: close\n\n",
        "GET /api/import/formats/visits%0d%0aX-Injected:%201/template.csv HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET /api/session HTTP/1.1\nHost: localhost\nCookie: yipanqi=a%0d%0aX-Injected: 1\nConnection: close\n\n"
      })
  void no_header_is_put_in(String request) throws Exception {
    try (var line = line(FIRST)) {
      var answer = ask(line, request);

      assertThat(answer).doesNotContainPattern("(?im)^X-Injected");
      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 500");
    }
  }

  @Test
  void a_host_that_is_made_up_is_sent_nowhere() throws Exception {
    try (var line = line(FIRST)) {
      var answer =
          ask(line, "GET /api/nothing HTTP/1.1\nHost: evil.example\nConnection: close\n\n");

      assertThat(answer).doesNotContain("evil.example");
    }
  }

  @Test
  void a_head_without_measure_is_refused() throws Exception {
    try (var line = line(FIRST)) {
      var answer =
          ask(
              line,
              "GET /api/session HTTP/1.1\nHost: localhost\nX-Long: %s\nConnection: close\n\n"
                  .formatted("x".repeat(20_000)));

      assertThat(answer).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void the_methods_that_only_attackers_use_are_refused() throws Exception {
    for (var method : new String[] {"TRACE", "CONNECT", "PROPFIND"}) {
      try (var line = line(FIRST)) {
        var answer =
            AssumedCaller.as(
                null,
                () ->
                    ask(
                        line,
                        method + " /api/session HTTP/1.1\nHost: localhost\nConnection: close\n\n"));

        assertThat(answer).as(method).containsPattern("^HTTP/1.1 (4..|501)");
      }
    }
  }
}
