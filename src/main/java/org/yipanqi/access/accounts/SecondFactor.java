package org.yipanqi.access.accounts;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time (RFC 6238): six digits, good for half a minute, one before and one after bearable.
 */
final class SecondFactor {

  private static final int SECRET_BYTES = 20;
  private static final long STEP_SECONDS = 30;
  private static final int TOLERANCE = 1;
  private static final int MODULUS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecondFactor() {}

  /** A fresh secret, as authenticator apps take it. */
  static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return base32(bytes);
  }

  /** What an authenticator app reads from a picture. */
  static String address(String secret, String login) {
    return "otpauth://totp/"
        + URLEncoder.encode("Yipanqi:" + login, StandardCharsets.UTF_8)
        + "?secret="
        + secret
        + "&issuer=Yipanqi";
  }

  /** The step a code is of, later than the last one used; empty when it is wrong or used up. */
  static OptionalLong step(String secret, String code, Instant now, long lastStep) {
    var current = now.getEpochSecond() / STEP_SECONDS;
    for (var step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
      if (step > lastStep && same(code(secret, step), code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  static String codeAt(String secret, Instant now) {
    return code(secret, now.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(String secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var offset = hash[hash.length - 1] & 0xf;
      var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In equal time, whatever the difference. */
  private static boolean same(String one, String other) {
    return java.security.MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
  }

  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    var buffer = 0;
    var bits = 0;
    for (var each : bytes) {
      buffer = (buffer << 8) | (each & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String base32) {
    var out = ByteBuffer.allocate(base32.length() * 5 / 8);
    var buffer = 0;
    var bits = 0;
    for (var each : base32.toCharArray()) {
      buffer = (buffer << 5) | BASE32.indexOf(each);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.put((byte) (buffer >> bits));
      }
    }
    return out.array();
  }
}
