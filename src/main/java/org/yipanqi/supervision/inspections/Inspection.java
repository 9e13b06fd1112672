package org.yipanqi.supervision.inspections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Period;

/**
 * One visit of the county's team.
 *
 * @param half the half-year it counts for
 * @param no its number within it
 * @param extent what is looked at, in words
 * @param summary written when it ends
 */
record Inspection(
    long id,
    long county,
    Period half,
    int no,
    String title,
    String extent,
    LocalDate from,
    LocalDate to,
    State state,
    @Nullable String summary,
    int version) {

  /** How far it is. */
  enum State {
    PLANNED,
    UNDER_WAY,
    ENDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a unit came off. */
  enum Result {
    GOOD,
    ADEQUATE,
    POOR;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Somebody of the team. */
  record Member(String name, String post, boolean leads) {}

  /**
   * A unit that is looked at.
   *
   * @param institution null for an office of the county
   */
  record Place(
      long id,
      long inspection,
      @Nullable Integer institution,
      String unit,
      @Nullable Result result,
      @Nullable String resultWords) {}

  static Inspection read(ResultSet row) throws SQLException {
    return new Inspection(
        row.getLong("id"),
        row.getLong("county"),
        Period.of(row.getString("half")),
        row.getInt("no"),
        row.getString("title"),
        row.getString("extent"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("summary"),
        row.getInt("version"));
  }

  static Place place(ResultSet row) throws SQLException {
    var result = row.getString("result");
    return new Place(
        row.getLong("id"),
        row.getLong("inspection_id"),
        row.getObject("institution_id", Integer.class),
        row.getString("unit"),
        result == null ? null : Result.valueOf(result.toUpperCase(Locale.ROOT)),
        row.getString("result_words"));
  }
}
