package org.yipanqi.referral.money;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.referral.Care;

/**
 * A patient's way through institutions on one referral, in the order of the days.
 *
 * @param county the patient's county by its code; null when the residence is not known
 */
public record CarePath(@Nullable Long county, List<Stop> stops) {

  public CarePath {
    stops = List.copyOf(stops);
    if (stops.isEmpty()) {
      throw new IllegalArgumentException("a way begins somewhere");
    }
  }

  /**
   * Somewhere on the way.
   *
   * @param institution the code; null out of the county
   * @param kind of the institution as the register writes it; null out of the county
   * @param care what is given there; null where the way began
   * @param on the day the patient was sent from there, or came there; null when that is still to be
   */
  public record Stop(
      Part part,
      @Nullable String institution,
      String name,
      @Nullable String kind,
      @Nullable Care care,
      @Nullable LocalDate on) {}

  /** What a stop is on the way. */
  public enum Part {
    /** Where the patient was seen and sent from. */
    SENT_FROM,
    /** Where the patient is treated. */
    TREATED,
    /** Where the patient comes down to. */
    CAME_DOWN
  }
}
