package org.yipanqi.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.Owner;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One form of one unit for one period.
 *
 * @param formVersion of the form; a draft keeps it until somebody moves it
 * @param holder the institution whose records decide who sees it; null for a county's
 * @param edition 1, and one more with each amendment
 * @param step of its chain, counted from 0
 * @param rows keys of the rows that the form doesn't print, by section
 * @param count what stands in it
 * @param handedInAt when it was first handed in, complete; null until then
 * @param dueOn the last day that was in time, as of the first handing in
 */
public record Return(
    long id,
    String pack,
    String form,
    int formVersion,
    Period period,
    String unit,
    Owner unitKind,
    @Nullable Integer holder,
    long county,
    int edition,
    @Nullable Long amends,
    @Nullable String amendedBecause,
    ReturnState state,
    int step,
    int version,
    @Nullable String savedUnder,
    Map<String, List<String>> rows,
    Count count,
    int submissions,
    int timesReturned,
    @Nullable OffsetDateTime handedInAt,
    @Nullable LocalDate dueOn,
    @Nullable Signed submitted,
    @Nullable Signed locked,
    Signed begun,
    OffsetDateTime changedAt) {

  /** Somebody at a time. */
  public record Signed(String user, String name, OffsetDateTime at) {}

  /**
   * How full it is.
   *
   * @param filled of the required cells
   * @param required cells that must be filled
   * @param entered cells in which somebody typed something
   */
  public record Count(int filled, int required, int entered, int errors, int warnings) {

    public static final Count NOTHING = new Count(0, 0, 0, 0, 0);
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, List<String>>> ROWS = new TypeReference<>() {};

  static String json(Map<String, List<String>> rows) {
    return JSON.writeValueAsString(rows);
  }

  static Return read(ResultSet row) throws SQLException {
    return new Return(
        row.getLong("id"),
        row.getString("pack"),
        row.getString("form"),
        row.getInt("form_version"),
        Period.of(row.getString("period")),
        row.getString("unit_code"),
        Owner.valueOf(row.getString("unit_kind").toUpperCase(Locale.ROOT)),
        row.getObject("holder_id", Integer.class),
        row.getLong("county"),
        row.getInt("edition"),
        row.getObject("amends", Long.class),
        row.getString("amended_because"),
        ReturnState.of(row.getString("state")),
        row.getInt("step"),
        row.getInt("version"),
        row.getString("saved_under"),
        JSON.readValue(row.getString("rows"), ROWS),
        new Count(
            row.getInt("filled"),
            row.getInt("required"),
            row.getInt("entered"),
            row.getInt("errors"),
            row.getInt("warnings")),
        row.getInt("submissions"),
        row.getInt("times_returned"),
        row.getObject("handed_in_at", OffsetDateTime.class),
        row.getObject("due_on", LocalDate.class),
        signed(row, "submitted"),
        signed(row, "locked"),
        new Signed(
            row.getString("begun_by"),
            row.getString("begun_name"),
            row.getObject("begun_at", OffsetDateTime.class)),
        row.getObject("changed_at", OffsetDateTime.class));
  }

  private static @Nullable Signed signed(ResultSet row, String what) throws SQLException {
    var at = row.getObject(what + "_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Signed(row.getString(what + "_by"), row.getString(what + "_name"), at);
  }
}
