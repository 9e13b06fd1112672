package org.yipanqi.access.accounts;

import java.security.SecureRandom;
import java.util.List;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Messages;

/** Hashes passwords slowly (Argon2id, 19 MiB, two passes) and says which are too weak. */
@Component
public class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  /** Without signs that look like others; read out over the telephone. */
  private static final String EASY = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GIVEN = 12;

  private final PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final String nobodys = encoder.encode("nobody's");
  private final SecureRandom random = new SecureRandom();
  private final Messages messages;

  Passwords(Messages messages) {
    this.messages = messages;
  }

  /** Takes as long for who does not exist, or has none, as for who does. */
  public boolean matches(String password, @org.jspecify.annotations.Nullable String hash) {
    var right = encoder.matches(password, hash == null ? nobodys : hash);
    return right && hash != null;
  }

  String hash(String password) {
    return encoder.encode(password);
  }

  /** One to be given to somebody and changed at the first sign-in. */
  String given() {
    var text = new StringBuilder("Y-");
    for (var i = 0; i < GIVEN; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(EASY.charAt(random.nextInt(EASY.length())));
    }
    return text.toString();
  }

  /** Refuses a weak one, naming all that is wrong with it. */
  void require(String password, Account account, List<String> before) {
    var faults =
        new java.util.ArrayList<>(PasswordRules.faults(password, account.login(), account.name()));
    if (before.stream().anyMatch(hash -> encoder.matches(password, hash))) {
      faults.add(PasswordRules.Fault.USED_BEFORE);
    }
    if (!faults.isEmpty()) {
      throw new MalformedRequest(
          faults.stream().map(f -> new MalformedRequest.Field("password", text(f))).toList());
    }
  }

  private Label text(PasswordRules.Fault fault) {
    var name = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return messages.label("access.password." + name, PasswordRules.LEAST, PasswordRules.MOST);
  }
}
