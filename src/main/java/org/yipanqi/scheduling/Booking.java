package org.yipanqi.scheduling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's taking of a place.
 *
 * @param kind slot, bed or device
 * @param institution whose place it is, by number
 * @param forInstitution who asked for it
 * @param session null unless a slot; likewise bed and device
 * @param slotNo the slot's number within its session
 * @param from when the device's time begins
 * @param heldUntil the end of the hold; without meaning once it is confirmed
 * @param version grows with every change
 */
public record Booking(
    long id,
    String kind,
    int institution,
    int forInstitution,
    @Nullable Integer person,
    @Nullable String reference,
    Urgency urgency,
    @Nullable Long session,
    @Nullable Integer slotNo,
    @Nullable Long bed,
    @Nullable Long device,
    @Nullable OffsetDateTime from,
    BookingState state,
    OffsetDateTime heldUntil,
    int version) {

  static Booking read(ResultSet row) throws SQLException {
    return new Booking(
        row.getLong("id"),
        row.getString("kind"),
        row.getInt("institution_id"),
        row.getInt("for_institution_id"),
        row.getObject("person_id", Integer.class),
        row.getString("reference"),
        Urgency.find(row.getString("urgency")).orElseThrow(),
        row.getObject("session_id", Long.class),
        row.getObject("slot_no", Integer.class),
        row.getObject("bed_id", Long.class),
        row.getObject("device_id", Long.class),
        row.getObject("begins", OffsetDateTime.class),
        BookingState.of(row.getString("state")),
        Objects.requireNonNull(row.getObject("held_until", OffsetDateTime.class)),
        row.getInt("version"));
  }
}
