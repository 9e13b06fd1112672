package org.yipanqi.messages.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * By a POST of JSON to an address of the county's own, which passes it on. The body is signed
 * (HMAC-SHA256 under a shared key), and has the message's key, so that what comes twice can be
 * told.
 */
final class HookCarrier implements Carrier {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOO_MANY = 429;
  private static final int TIMED_OUT = 408;
  private static final int REFUSALS = 400;
  private static final int FAULTS = 500;
  private static final int OTHERS = 300;

  private final URI to;
  private final SecretKeySpec key;
  private final String house;
  private final JsonMapper json;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HookCarrier(URI to, byte[] key, String house, JsonMapper json) {
    this.to = to;
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.house = house;
    this.json = json;
  }

  @Override
  public Channel channel() {
    return Channel.HOOK;
  }

  @Override
  public Outcome carry(Parcel parcel) {
    var body =
        json.writeValueAsBytes(
            Map.of(
                "key", parcel.key(),
                "to", parcel.address(),
                "zh", parcel.words().zh(),
                "en", parcel.words().en(),
                "link", house + parcel.link()));
    var request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Yipanqi-Signature", signature(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return outcome(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Later("interrupted");
    } catch (IOException e) {
      return new Outcome.Later("the hook was not reached");
    }
  }

  private static Outcome outcome(int status) {
    if (status < OTHERS) {
      return new Outcome.Delivered();
    }
    var passes = status >= FAULTS || status == TOO_MANY || status == TIMED_OUT || status < REFUSALS;
    return passes
        ? new Outcome.Later("the hook answered " + status)
        : new Outcome.Refused("the hook answered " + status);
  }

  private String signature(byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] key(String text) {
    return text.strip().getBytes(StandardCharsets.UTF_8);
  }
}
