package org.yipanqi.reporting.checking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A draw that anybody can repeat: each unit's code is put behind the seed and a line break, the
 * SHA-256 of that is written in hexadecimal, and the units with the smallest are drawn. The same
 * seed over the same list gives the same units, in whatever order the list stands.
 */
final class Draw {

  /** How it is done, on record beside the seed. */
  static final String METHOD = "sha256(seed + LF + code), ascending";

  private Draw() {}

  static List<String> of(String seed, Collection<String> codes, int size) {
    return codes.stream()
        .distinct()
        .sorted(Comparator.comparing((String code) -> digest(seed, code)).thenComparing(c -> c))
        .limit(size)
        .toList();
  }

  static String digest(String seed, String code) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((seed + "\n" + code).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
