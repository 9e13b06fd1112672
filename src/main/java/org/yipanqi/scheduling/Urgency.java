package org.yipanqi.scheduling;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon somebody must be seen, the soonest first. */
public enum Urgency {
  URGENT,
  PRIORITY,
  ROUTINE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Urgency> find(String code) {
    return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
