package org.yipanqi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the chain.
 *
 * @param no its place: 1, 2, 3 … without gaps, in the order of the commits
 * @param at to the microsecond
 * @param before in the form in which the database gives JSON back
 * @param after likewise
 * @param actor the account of whoever did it
 * @param keyNo the key that proves it
 * @param previous what the entry before it ends with; 64 zeros for the first
 * @param hash what it ends with itself, 64 hexadecimal digits
 */
record ChainEntry(
    long no,
    OffsetDateTime at,
    String action,
    String subjectKind,
    @Nullable String subject,
    @Nullable String person,
    @Nullable String unit,
    @Nullable String reason,
    @Nullable String before,
    @Nullable String after,
    String actor,
    String actorName,
    String duty,
    String actingUnit,
    @Nullable String requestId,
    @Nullable String address,
    int keyNo,
    String previous,
    String hash) {

  static final String BEFORE_THE_FIRST = "0".repeat(64);

  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  static ChainEntry read(ResultSet row) throws SQLException {
    var hex = HexFormat.of();
    return new ChainEntry(
        row.getLong("no"),
        row.getObject("at", OffsetDateTime.class).atZoneSameInstant(HERE).toOffsetDateTime(),
        row.getString("action"),
        row.getString("subject_kind"),
        row.getString("subject"),
        row.getString("person"),
        row.getString("unit"),
        row.getString("reason"),
        row.getString("before"),
        row.getString("after"),
        row.getString("actor"),
        row.getString("actor_name"),
        row.getString("duty"),
        row.getString("acting_unit"),
        row.getString("request_id"),
        row.getString("address"),
        row.getInt("key_no"),
        hex.formatHex(row.getBytes("previous")),
        hex.formatHex(row.getBytes("hash")));
  }

  /** The texts in the order of the columns. */
  List<@Nullable String> texts() {
    return Arrays.asList(
        action,
        subjectKind,
        subject,
        person,
        unit,
        reason,
        before,
        after,
        actor,
        actorName,
        duty,
        actingUnit,
        requestId,
        address);
  }

  ChainEntry placed(long place, int key, String follows) {
    return with(place, key, follows, hash);
  }

  ChainEntry provedBy(String proof) {
    return with(no, keyNo, previous, proof);
  }

  private ChainEntry with(long place, int key, String follows, String proof) {
    return new ChainEntry(
        place,
        at,
        action,
        subjectKind,
        subject,
        person,
        unit,
        reason,
        before,
        after,
        actor,
        actorName,
        duty,
        actingUnit,
        requestId,
        address,
        key,
        follows,
        proof);
  }
}
