package org.yipanqi.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Reach;
import org.yipanqi.referral.ReferralRules.Nature;
import org.yipanqi.scheduling.Green;

/**
 * A referral as those see it who carry it on.
 *
 * @param version grows with every change; who acts says which one was seen
 * @param to the receiver's number; null out of the county
 * @param down where the patient comes down to; null until then
 * @param green why the patient goes before others of the same urgency
 * @param place the number of the booking; null without a place
 */
public record ReferralCase(
    long id,
    String no,
    int version,
    int person,
    String personNo,
    Direction direction,
    Care care,
    Urgency urgency,
    CaseState state,
    int from,
    @Nullable Integer to,
    @Nullable Integer passedBy,
    @Nullable Integer down,
    @Nullable LocalDate referredOn,
    @Nullable LocalDate downOn,
    Set<Green> green,
    @Nullable Long place,
    @Nullable String placeWords) {

  /** The sides of it that lie in somebody's hands; out of the county the sender speaks for both. */
  Set<Side> sides(Caller caller) {
    return sides(caller.writes());
  }

  Set<Side> sides(Reach hands) {
    var sides = EnumSet.noneOf(Side.class);
    if (hands.covers(from)) {
      sides.add(Side.SENDER);
    }
    if (hands.covers(to == null ? from : to)) {
      sides.add(Side.RECEIVER);
    }
    if (hands.covers(home())) {
      sides.add(Side.HOME);
    }
    return sides;
  }

  /** Where the patient is at home: the follow-up is done there. */
  int home() {
    if (down != null) {
      return down;
    }
    return direction == Direction.DOWN && to != null ? to : from;
  }

  /** Whose turn it would be in a state. */
  @Nullable Integer owner(CaseState in) {
    return switch (in.turn()) {
      case SENDER -> from;
      case RECEIVER -> to == null ? from : to;
      case HOME -> home();
      default -> null;
    };
  }

  /** Where the patient is sent, to be said with the answer that sends them there. */
  @Nullable String placed(Act act) {
    return act == Act.ACCEPT || act == Act.BOOK ? placeWords : null;
  }

  Nature nature(boolean place) {
    return new Nature(direction, care, place);
  }

  public static ReferralCase read(ResultSet row) throws SQLException {
    return new ReferralCase(
        row.getLong("id"),
        row.getString("no"),
        row.getInt("version"),
        row.getInt("person_id"),
        row.getString("person_no"),
        Direction.of(row.getString("direction")),
        Care.of(row.getString("service")),
        Urgency.of(row.getString("urgency")),
        CaseState.of(row.getString("state")),
        row.getInt("from_institution_id"),
        row.getObject("to_institution_id", Integer.class),
        row.getObject("passed_by_institution_id", Integer.class),
        row.getObject("down_institution_id", Integer.class),
        row.getObject("referred_on", LocalDate.class),
        row.getObject("down_on", LocalDate.class),
        Green.read(row.getArray("green")),
        row.getString("place") == null ? null : Long.valueOf(row.getString("place")),
        row.getString("place_words"));
  }
}
