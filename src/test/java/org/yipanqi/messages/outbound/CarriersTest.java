package org.yipanqi.messages.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.outbound.Carrier.Outcome;
import org.yipanqi.messages.outbound.Carrier.Parcel;
import tools.jackson.databind.json.JsonMapper;

/** Real servers at the other end, on this machine. */
class CarriersTest {

  private static final Parcel PARCEL =
      new Parcel(
          "report-returned:42",
          "clerk@town.example",
          new Label("6月进度表已退回", "The table of June came back"),
          "/reports/42");
  private static final byte[] KEY = HookCarrier.key("a key of the county\n");

  @Test
  void a_mail_says_what_waits_and_where_and_nothing_else() throws Exception {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      var outcome = mail(server.getSmtp().getPort()).carry(PARCEL);

      assertThat(outcome).isEqualTo(new Outcome.Delivered());
      var got = server.getReceivedMessages();
      assertThat(got).hasSize(1);
      assertThat(got[0].getSubject()).isEqualTo("6月进度表已退回");
      assertThat(got[0].getAllRecipients()[0]).hasToString("clerk@town.example");
      assertThat(got[0].getContent().toString())
          .isEqualToIgnoringNewLines(
              "6月进度表已退回\nThe table of June came back\n\nhttps://house.example/reports/42\n");
    } finally {
      server.stop();
    }
  }

  @Test
  void without_a_mail_server_it_is_for_later() {
    assertThat(mail(1).carry(PARCEL)).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void a_hook_gets_json_that_is_signed() throws Exception {
    var body = new AtomicReference<byte[]>();
    var signature = new AtomicReference<String>();
    var server = answering(204, body, signature);
    try {
      assertThat(hook(server).carry(PARCEL)).isEqualTo(new Outcome.Delivered());

      assertThat(new String(body.get(), StandardCharsets.UTF_8))
          .contains(
              "\"key\":\"report-returned:42\"", "\"link\":\"https://house.example/reports/42\"");
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec("a key of the county".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      assertThat(signature.get())
          .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(body.get())));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_a_hook_answers_says_whether_to_try_again() throws Exception {
    for (var passing : new int[] {302, 408, 429, 500, 503}) {
      assertThat(answer(passing)).as("%d", passing).isInstanceOf(Outcome.Later.class);
    }
    for (var lasting : new int[] {400, 401, 404, 410}) {
      assertThat(answer(lasting)).as("%d", lasting).isInstanceOf(Outcome.Refused.class);
    }
    var gone = answering(200, new AtomicReference<>(), new AtomicReference<>());
    var hook = hook(gone);
    gone.stop(0);
    assertThat(hook.carry(PARCEL)).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void addresses_are_looked_at_and_shown_in_part() {
    assertThat(Channel.MAIL.takes("clerk@town.example")).isTrue();
    assertThat(Channel.MAIL.takes("clerk@town")).isFalse();
    assertThat(Channel.MAIL.takes("a@b.example\r\nBcc: c@d.example")).isFalse();
    assertThat(Channel.HOOK.takes("+8613800000000")).isTrue();
    assertThat(Channel.HOOK.takes("两 个字")).isFalse();
    assertThat(Contacts.hidden("clerk@town.example")).isEqualTo("cl***@town.example");
    assertThat(Contacts.hidden("a@town.example")).isEqualTo("***@town.example");
    assertThat(Contacts.hidden("13800000000")).isEqualTo("13***00");
  }

  private static Outcome answer(int status) throws IOException {
    var server = answering(status, new AtomicReference<>(), new AtomicReference<>());
    try {
      return hook(server).carry(PARCEL);
    } finally {
      server.stop(0);
    }
  }

  private static MailCarrier mail(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return new MailCarrier(sender, "yipanqi@county.example", "https://house.example");
  }

  private static HookCarrier hook(HttpServer server) {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/told");
    return new HookCarrier(address, KEY, "https://house.example", JsonMapper.shared());
  }

  private static HttpServer answering(
      int status, AtomicReference<byte[]> body, AtomicReference<String> signature)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/told",
        exchange -> {
          body.set(exchange.getRequestBody().readAllBytes());
          signature.set(exchange.getRequestHeaders().getFirst("X-Yipanqi-Signature"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
