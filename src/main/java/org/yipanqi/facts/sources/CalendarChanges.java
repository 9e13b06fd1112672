package org.yipanqi.facts.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** What people did to the calendar on screen: never changed, only added to. */
@Repository
class CalendarChanges {

  /** What was done. */
  enum Act {
    OWED,
    ENDED,
    SUCCEEDED,
    DECLARED,
    WITHDRAWN,
    VOIDED,
    SETTINGS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One thing somebody did. */
  record CalendarChange(
      String act,
      @Nullable String fact,
      @Nullable String month,
      @Nullable String reason,
      @Nullable String detail,
      String by,
      OffsetDateTime at) {}

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  CalendarChanges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(
      Caller caller,
      Act act,
      long unit,
      @Nullable String fact,
      @Nullable YearMonth month,
      @Nullable String reason,
      @Nullable String detail) {
    jdbc.sql(
            """
            insert into facts.calendar_change (unit, fact, month, act, reason, detail, recorded_by,
                   recorded_name, recorded_at)
            values (:unit, :fact, :month, :act, :reason, :detail, :by, :name, :at)
            """)
        .param("unit", unit)
        .param("fact", fact)
        .param("month", month == null ? null : month.atDay(1))
        .param("act", act.code())
        .param("reason", reason)
        .param("detail", detail)
        .param("by", caller.user())
        .param("name", caller.name())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The same over a connection that has a transaction of its own. */
  void add(
      Connection connection, Caller caller, GapReader.Place place, String reason, String detail)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into facts.calendar_change (unit, fact, month, act, reason, detail, recorded_by,
                   recorded_name, recorded_at)
            values (?, ?, ?, 'voided', ?, ?, ?, ?, ?)
            """)) {
      statement.setLong(1, place.unit());
      statement.setString(2, place.fact());
      statement.setObject(3, place.month().atDay(1));
      statement.setString(4, reason);
      statement.setString(5, detail);
      statement.setString(6, caller.user());
      statement.setString(7, caller.name());
      statement.setObject(8, OffsetDateTime.now(clock));
      statement.executeUpdate();
    }
  }

  /** What concerns a crossing: the newest first. */
  List<CalendarChange> of(long unit, String fact, YearMonth month) {
    return jdbc.sql(
            """
            select act, fact, month, reason, detail, recorded_name, recorded_at
              from facts.calendar_change
             where unit = :unit and coalesce(fact, :fact) = :fact
               and coalesce(month, :month::date) = :month::date
             order by id desc
             limit :limit
            """)
        .param("unit", unit)
        .param("fact", fact)
        .param("month", month.atDay(1))
        .param("limit", SHOWN)
        .query((row, _) -> {
          var of = row.getObject("month", LocalDate.class);
          return new CalendarChange(
              row.getString("act"),
              row.getString("fact"),
              of == null ? null : YearMonth.from(of).toString(),
              row.getString("reason"),
              row.getString("detail"),
              row.getString("recorded_name"),
              row.getObject("recorded_at", OffsetDateTime.class));
        })
        .list();
  }
}
