package org.yipanqi.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An institution's time in a community, both days inclusive; an absent end means still. */
public record Membership(int institution, boolean lead, LocalDate from, @Nullable LocalDate to) {

  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether it holds on one of the days. */
  boolean within(LocalDate first, LocalDate last) {
    return !last.isBefore(from) && (to == null || !first.isAfter(to));
  }
}
