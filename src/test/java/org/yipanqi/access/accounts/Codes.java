package org.yipanqi.access.accounts;

import java.time.Instant;

/** What an authenticator app shows. */
public final class Codes {

  private Codes() {}

  public static String at(String secret, Instant moment) {
    return SecondFactor.codeAt(secret, moment);
  }
}
