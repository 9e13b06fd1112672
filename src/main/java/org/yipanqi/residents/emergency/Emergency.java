package org.yipanqi.residents.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Somebody saw a resident beyond their scope. It is to be judged by somebody else by the end of the
 * next day.
 *
 * @param login who looked
 * @param duty in which, as a code
 * @param unit where the duty is held
 * @param review null while it waits
 */
record Emergency(
    long id,
    String personNo,
    String login,
    String userName,
    String duty,
    String unit,
    String reason,
    OffsetDateTime grantedAt,
    OffsetDateTime until,
    @Nullable Review review) {

  static final int SHORTEST_REASON = 10;
  static final int LONGEST_TEXT = 500;
  static final int SHORTEST_NOTE = 4;

  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  /** What somebody else found. */
  enum Verdict {
    JUSTIFIED("正当", "Justified"),
    NOT_JUSTIFIED("不正当", "Not justified");

    private final Label label;

    Verdict(String zh, String en) {
      this.label = new Label(zh, en);
    }

    Label label() {
      return label;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Review(
      String by, String byName, OffsetDateTime at, Verdict verdict, @Nullable String note) {}

  /** The day by whose end it is to be judged. */
  LocalDate due() {
    return grantedAt.atZoneSameInstant(HERE).toLocalDate().plusDays(1);
  }

  /** Days by which the review is late; 0 while it is not, and once it is there. */
  long overdueDays(LocalDate today) {
    return review != null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due(), today));
  }

  static Emergency read(ResultSet row) throws SQLException {
    var by = row.getString("reviewed_by");
    return new Emergency(
        row.getLong("id"),
        row.getString("person_no"),
        row.getString("login"),
        row.getString("user_name"),
        row.getString("duty"),
        row.getString("unit"),
        row.getString("reason"),
        row.getObject("granted_at", OffsetDateTime.class),
        row.getObject("until", OffsetDateTime.class),
        by == null ? null : review(row, by));
  }

  private static Review review(ResultSet row, String by) throws SQLException {
    return new Review(
        by,
        Objects.requireNonNull(row.getString("reviewed_by_name")),
        Objects.requireNonNull(row.getObject("reviewed_at", OffsetDateTime.class)),
        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
        row.getString("note"));
  }
}
