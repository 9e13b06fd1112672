package org.yipanqi.access.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is in another house (OpenID Connect Core, 2): its own address exactly as it writes
 * it itself, and the number it knows the person by.
 */
record OtherIdentity(String issuer, String subject) {

  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST_ISSUER = 500;
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  OtherIdentity {
    if (issuer.length() > LONGEST_ISSUER || !isHouse(issuer)) {
      throw AccountProblem.BAD_ISSUER.because(issuer);
    }
    if (!subject.matches("\\p{Graph}{1,%d}".formatted(LONGEST_SUBJECT))) {
      throw AccountProblem.BAD_SUBJECT.because(LONGEST_SUBJECT);
    }
  }

  /** As an account keeps it. */
  String text() {
    return issuer + " " + subject;
  }

  static Optional<OtherIdentity> of(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> it.split(" ", 2))
        .filter(it -> it.length == 2)
        .map(it -> new OtherIdentity(it[0], it[1]));
  }

  /** Over TLS, or on this machine where somebody tries it out. */
  private static boolean isHouse(String issuer) {
    try {
      var address = new URI(issuer);
      return address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && ("https".equals(address.getScheme())
              || "http".equals(address.getScheme()) && HERE.contains(address.getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
