package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post, and who has held it last.
 *
 * @param holder null where nobody does
 * @param since null where nobody does
 */
public record Post(
    long id,
    long county,
    PostName name,
    @Nullable String holder,
    @Nullable LocalDate since,
    int seats,
    int version) {

  /**
   * Somebody's time in it, as it was noted.
   *
   * @param by who noted it
   */
  public record Tenure(
      long id,
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String basis,
      String by,
      java.time.OffsetDateTime at) {}
}
