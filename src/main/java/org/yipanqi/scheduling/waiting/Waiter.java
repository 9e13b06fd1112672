package org.yipanqi.scheduling.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.scheduling.Green;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.scheduling.WaitingOrder.Standing;
import org.yipanqi.scheduling.Wanted;

/** Somebody in a line, as stored. */
record Waiter(
    long id,
    int institution,
    int forInstitution,
    String kind,
    String what,
    @Nullable String sex,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable Integer person,
    @Nullable String reference,
    Urgency urgency,
    Set<Green> green,
    OffsetDateTime joinedAt,
    int missed,
    String state,
    @Nullable Long booking,
    Caller by,
    int version) {

  static Waiter read(ResultSet row) throws SQLException {
    return new Waiter(
        row.getLong("id"),
        row.getInt("institution_id"),
        row.getInt("for_institution_id"),
        row.getString("kind"),
        row.getString("what"),
        row.getString("sex"),
        Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
        row.getObject("until_day", LocalDate.class),
        row.getObject("person_id", Integer.class),
        row.getString("reference"),
        Urgency.valueOf(row.getString("urgency").toUpperCase(Locale.ROOT)),
        Green.read(row.getArray("green")),
        Objects.requireNonNull(row.getObject("joined_at", OffsetDateTime.class)),
        row.getInt("missed"),
        row.getString("state"),
        row.getObject("booking_id", Long.class),
        by(row),
        row.getInt("version"));
  }

  /** Who joined, for the booking that is made in their name. */
  private static Caller by(ResultSet row) throws SQLException {
    var user = row.getString("by_user");
    return new Caller(
        user,
        row.getString("by_name"),
        Duty.valueOf(row.getString("by_duty")),
        row.getString("by_unit"),
        Scope.nothing(user),
        Reach.NONE);
  }

  Standing standing() {
    return new Standing(id, urgency, green, missed, joinedAt);
  }

  Wanted wanted() {
    return new Wanted(forInstitution, person, reference, urgency, green);
  }

  /** Lines are of one kind of place at one institution. */
  String line() {
    return institution + " " + kind + " " + what;
  }

  /** Two with the same find the same places. */
  String wish() {
    return line() + " " + sex + " " + from + " " + until + " " + forInstitution;
  }
}
