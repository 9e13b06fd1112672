package org.yipanqi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A task as people keep it. What its policy says of it is in {@link LedgerLine}.
 *
 * @param pack null for what was raised here
 * @param ref the line's id in its pack; of a raised task its origin
 * @param due set by the county
 * @param institution who has to see to it, where that is one of the register's
 * @param login the account that sees it among its own tasks
 * @param returned how often a report was returned
 */
public record Task(
    long id,
    long county,
    Kind kind,
    @Nullable String pack,
    String ref,
    @Nullable String title,
    @Nullable String units,
    @Nullable String basis,
    @Nullable LocalDate due,
    @Nullable String dueReason,
    @Nullable Integer institution,
    @Nullable String assigned,
    @Nullable String login,
    TaskState state,
    int returned,
    @Nullable String reportedBy,
    int version) {

  /** Where a task comes from. */
  public enum Kind {
    ITEM,
    DUTY,
    GOAL,
    RAISED;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Task read(ResultSet row) throws SQLException {
    return new Task(
        row.getLong("id"),
        row.getLong("county"),
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        row.getString("pack"),
        row.getString("ref"),
        row.getString("title"),
        row.getString("units"),
        row.getString("basis"),
        row.getObject("due", LocalDate.class),
        row.getString("due_reason"),
        row.getObject("institution_id", Integer.class),
        row.getString("assigned"),
        row.getString("login"),
        TaskState.of(row.getString("state")),
        row.getInt("returned"),
        row.getString("reported_by"),
        row.getInt("version"));
  }

  /** The decision of a meeting that it is; empty for every other task. */
  OptionalLong decision() {
    return kind == Kind.RAISED && ref.startsWith(NewTask.DECISION)
        ? OptionalLong.of(Long.parseLong(ref.substring(NewTask.DECISION.length())))
        : OptionalLong.empty();
  }

  /** Whether its date is the decision's own. */
  boolean datedByDecision() {
    return due != null && decision().isPresent() && Objects.equals(dueReason, basis);
  }

  /** By what its line in the ledger is found. */
  String key() {
    return key(pack, kind, ref);
  }

  static String key(@Nullable String pack, Kind kind, String ref) {
    return pack + "/" + kind.code() + "/" + ref;
  }
}
