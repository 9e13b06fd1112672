package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post, and who has held it last.
 *
 * @param holder null where nobody does
 * @param since null where nobody does
 * @param login the account of whoever holds it, told of meetings; null where none is stated
 */
public record Post(
    long id,
    long county,
    PostName name,
    @Nullable String holder,
    @Nullable LocalDate since,
    int seats,
    @Nullable String login,
    int version) {

  /**
   * Somebody's time in it, as it was noted.
   *
   * @param by who noted it
   * @param before how it was noted until it was put right, the newest first
   */
  public record Tenure(
      long id,
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String basis,
      String by,
      OffsetDateTime at,
      List<Before> before) {

    public Tenure {
      before = List.copyOf(before);
    }
  }

  /** How a stretch was noted until somebody put it right. */
  public record Before(
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String reason,
      String by,
      OffsetDateTime at) {}
}
