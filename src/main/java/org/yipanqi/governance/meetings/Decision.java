package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.governance.Given;
import org.yipanqi.web.MalformedRequest;

/**
 * What a meeting decided.
 *
 * @param agendaNo the point of the agenda; null where it was none
 * @param serves what of a policy it serves; null where it serves none
 * @param owner who has to see to it, in words
 * @param institution the same, where it is one of the register
 * @param adopted what the chair declared
 * @param outcome what was done, or why it was dropped
 */
public record Decision(
    long id,
    long county,
    long meeting,
    int no,
    @Nullable Integer agendaNo,
    String text,
    @Nullable Serves serves,
    @Nullable String owner,
    @Nullable Integer institution,
    @Nullable LocalDate due,
    Ballot ballot,
    boolean adopted,
    State state,
    @Nullable String outcome,
    @Nullable LocalDate settledOn,
    int version) {

  /** A line of a policy. */
  public record Serves(String pack, Kind kind, String ref) {

    /** What kind of line. */
    public enum Kind {
      ITEM,
      DUTY,
      CLAUSE
    }

    /** What a request gave; null where it gave no policy. */
    public static @Nullable Serves given(
        @Nullable String pack, @Nullable String kind, @Nullable String ref) {
      return pack == null
          ? null
          : new Serves(
              pack,
              Given.oneOf("serves", kind, Kind.values()),
              MalformedRequest.needed("ref", ref));
    }
  }

  /** From the record to the end. */
  public enum State {
    /** In minutes that nobody has confirmed. */
    RECORDED,
    OPEN,
    DONE,
    DROPPED,
    /** Put to the meeting and not adopted. */
    REJECTED
  }

  /** Whether its day is over and it is neither done nor dropped. */
  public boolean overdue(LocalDate today) {
    return state == State.OPEN && due != null && due.isBefore(today);
  }
}
