package org.yipanqi.web;

import java.util.Optional;

/**
 * Where the request comes from that this thread answers; nothing for what the house does by itself.
 *
 * @param requestId the request's own number, which logs, trail and the user's error message share
 * @param address the other end's network address
 */
public record Origin(String requestId, String address) {

  static final ScopedValue<Origin> CURRENT = ScopedValue.newInstance();

  public static Optional<Origin> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
