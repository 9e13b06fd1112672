package org.yipanqi.supervision.inspections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the team found.
 *
 * @param institution null for an office of the county
 * @param due by when it is put right
 * @param failed how often a re-check found it was not
 */
record Finding(
    long id,
    long inspection,
    long place,
    long county,
    @Nullable Integer institution,
    String unit,
    int no,
    String words,
    boolean serious,
    @Nullable String pack,
    @Nullable String clause,
    LocalDate due,
    State state,
    @Nullable String rectifiedBy,
    int failed,
    int version) {

  /** How far it is. */
  enum State {
    OPEN,
    /** Whom it concerns says it is put right; the team looks again. */
    RECTIFIED,
    CLOSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it should have been put right by now. */
  boolean late(LocalDate today) {
    return state == State.OPEN && due.isBefore(today);
  }

  static Finding read(ResultSet row) throws SQLException {
    return new Finding(
        row.getLong("id"),
        row.getLong("inspection_id"),
        row.getLong("place_id"),
        row.getLong("county"),
        row.getObject("institution_id", Integer.class),
        row.getString("unit"),
        row.getInt("no"),
        row.getString("words"),
        row.getString("severity").equals("serious"),
        row.getString("pack"),
        row.getString("clause"),
        row.getObject("due", LocalDate.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("rectified_by"),
        row.getInt("failed"),
        row.getInt("version"));
  }
}
