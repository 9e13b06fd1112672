package org.yipanqi.governance.appointments;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Somebody appointed, hired or brought in.
 *
 * @param institution where the post is, by number
 * @param appointer who appointed
 * @param person in words
 * @param filedOn when it was sent last; null where it never was
 * @param due by which it is to be filed; null where the county has not said within how many days
 */
public record Appointment(
    long id,
    long county,
    Kind kind,
    int institution,
    int appointer,
    String post,
    String person,
    LocalDate decidedOn,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String endReason,
    String basis,
    @Nullable LocalDate due,
    State state,
    @Nullable LocalDate filedOn,
    String by,
    int version) {

  /** What kind. The first two are the lead hospital's to make. */
  public enum Kind {
    HEAD,
    MIDDLE_MANAGER,
    HIRE,
    TALENT;

    boolean ofTheLead() {
      return this == HEAD || this == MIDDLE_MANAGER;
    }
  }

  /** How far its filing is. */
  public enum State {
    UNFILED,
    /** Sent, and waiting for the bureau. */
    FILED,
    /** Sent back: to be filed again. */
    RETURNED,
    /** On file. */
    RECEIVED;

    boolean owed() {
      return this == UNFILED || this == RETURNED;
    }
  }

  /** What the list says of it. */
  public enum Standing {
    RECEIVED(new Label("已备案", "On file")),
    FILED(new Label("已报送，待收讫", "Filed, not yet received")),
    DUE(new Label("应备案，未到期", "To be filed")),
    OVERDUE(new Label("逾期未备案", "Not filed in time")),
    /** To be filed, and the county has not said by when. */
    NO_DATE(new Label("应备案，县里未定期限", "To be filed; no date set"));

    private final Label label;

    Standing(Label label) {
      this.label = label;
    }

    public Label label() {
      return label;
    }
  }

  /** By how many days its filing is or was late; 0 in time or where no day is set. */
  public long daysLate(LocalDate today) {
    if (due == null) {
      return 0;
    }
    var sent = state.owed() || filedOn == null ? today : filedOn;
    return Math.max(0, due.until(sent, ChronoUnit.DAYS));
  }

  public Standing on(LocalDate day) {
    return switch (state) {
      case RECEIVED -> Standing.RECEIVED;
      case FILED -> Standing.FILED;
      case UNFILED, RETURNED ->
          due == null ? Standing.NO_DATE : due.isBefore(day) ? Standing.OVERDUE : Standing.DUE;
    };
  }
}
