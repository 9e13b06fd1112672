package org.yipanqi.scheduling;

import java.time.OffsetDateTime;

/** What can be taken once at a time. */
public sealed interface Place {

  /**
   * One of a session's slots, the first that is free for the institution that asks.
   *
   * @param session its number
   */
  record Slot(long session) implements Place {}

  record Bed(long bed) implements Place {}

  /**
   * A device for as long as one examination takes.
   *
   * @param from when it begins
   */
  record DeviceTime(long device, OffsetDateTime from) implements Place {}

  /** As tables and addresses write it. */
  default String kind() {
    return switch (this) {
      case Slot _ -> "slot";
      case Bed _ -> "bed";
      case DeviceTime _ -> "device";
    };
  }
}
