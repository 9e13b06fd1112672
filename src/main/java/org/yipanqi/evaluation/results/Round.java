package org.yipanqi.evaluation.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.evaluation.tables.Phases;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;

/**
 * One evaluation of all units of a county for a period.
 *
 * @param state open, published or withdrawn
 * @param closing the closing that its figures come from; null when the table needs no figures
 * @param phase of the policy, that a midterm or final evaluation is held for
 * @param selfDue the last day for the units' own marks; null where the table sets none
 * @param availableFrom from when others may use the results; null until published
 */
public record Round(
    long id,
    long county,
    long tableId,
    String about,
    String pack,
    Period period,
    Purpose purpose,
    String state,
    int version,
    String openedByName,
    OffsetDateTime openedAt,
    @Nullable ClosedBy closing,
    Phases.@Nullable Phase phase,
    @Nullable LocalDate selfDue,
    @Nullable String publishedByName,
    @Nullable OffsetDateTime publishedAt,
    @Nullable LocalDate availableFrom) {

  /** The closing of the period. */
  public record ClosedBy(int version, String name, OffsetDateTime at) {}

  static Round read(ResultSet row) throws SQLException {
    var closedAt = row.getObject("closed_at", OffsetDateTime.class);
    return new Round(
        row.getLong("id"),
        row.getLong("county"),
        row.getLong("table_id"),
        row.getString("about"),
        row.getString("pack"),
        Period.of(row.getString("period")),
        Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
        row.getString("state"),
        row.getInt("version"),
        row.getString("opened_by_name"),
        row.getObject("opened_at", OffsetDateTime.class),
        closedAt == null
            ? null
            : new ClosedBy(
                row.getInt("closing_version"), row.getString("closed_by_name"), closedAt),
        phase(row),
        row.getObject("self_due", LocalDate.class),
        row.getString("published_by_name"),
        row.getObject("published_at", OffsetDateTime.class),
        row.getObject("available_from", LocalDate.class));
  }

  private static Phases.@Nullable Phase phase(ResultSet row) throws SQLException {
    var id = row.getString("phase");
    return id == null
        ? null
        : new Phases.Phase(
            id,
            row.getString("phase_clause"),
            new Label(row.getString("phase_zh"), row.getString("phase_en")),
            row.getObject("phase_due", LocalDate.class));
  }
}
