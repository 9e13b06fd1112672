package org.yipanqi.facts.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Trail;
import org.yipanqi.facts.sources.OwedRules.Entry;

/** What people did to the calendar on screen: never changed, only added to. */
@Repository
class CalendarChanges {

  /**
   * Something somebody does.
   *
   * @param detail as the list of changes shows it
   * @param before as the trail shows it, a record or a map; null for what is new
   * @param after likewise; null for what is gone
   */
  record Doing(
      SourcesAction act,
      long unit,
      @Nullable String fact,
      @Nullable YearMonth month,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable Object before,
      @Nullable Object after) {

    static Doing owed(@Nullable Entry before, Entry after, @Nullable String reason) {
      var detail =
          "%s %s %s %s/%s"
              .formatted(
                  after.validFrom(),
                  after.frequency(),
                  after.systems().text(),
                  after.dueDay(),
                  after.dueMonths());
      return new Doing(
          SourcesAction.SOURCE_OWED,
          after.unit(),
          after.fact(),
          null,
          reason,
          detail,
          before,
          after);
    }

    static Doing ended(Entry before, LocalDate lastDay, String reason) {
      return new Doing(
          SourcesAction.SOURCE_ENDED,
          before.unit(),
          before.fact(),
          null,
          reason,
          lastDay.toString(),
          before,
          before.until(lastDay));
    }

    static Doing succeeded(
        long unit, List<Entry> before, List<String> successors, LocalDate from, String reason) {
      return new Doing(
          SourcesAction.SOURCE_SUCCEEDED,
          unit,
          null,
          null,
          reason,
          from + " " + String.join(" ", successors),
          before,
          Map.of("from", from, "successors", successors));
    }

    static Doing declared(GapReader.Place place, String reason) {
      return declaration(
          SourcesAction.SOURCE_DECLARED, place, reason, null, null, Map.of("declared", reason));
    }

    static Doing withdrawn(GapReader.Place place, String reason, String declared) {
      return declaration(
          SourcesAction.SOURCE_WITHDRAWN,
          place,
          reason,
          declared,
          Map.of("declared", declared),
          null);
    }

    private static Doing declaration(
        SourcesAction act,
        GapReader.Place place,
        String reason,
        @Nullable String detail,
        @Nullable Object before,
        @Nullable Object after) {
      return new Doing(
          act, place.unit(), place.fact(), place.month(), reason, detail, before, after);
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
  private final Trail trail;
  private final Clock clock;

  CalendarChanges(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  @Bean
  static ActionList sourcesActions() {
    return ActionList.of(SourcesAction.values());
  }

  /** Lists what somebody does and notes it in the trail, in the transaction that does it. */
  void add(Caller caller, Doing doing) {
    var month = doing.month();
    jdbc.sql(
            """
            insert into facts.calendar_change (unit, fact, month, act, reason, detail, recorded_by,
                   recorded_name, recorded_at)
            values (:unit, :fact, :month, :act, :reason, :detail, :by, :name, :at)
            """)
        .param("unit", doing.unit())
        .param("fact", doing.fact())
        .param("month", month == null ? null : month.atDay(1))
        .param("act", doing.act().stored())
        .param("reason", doing.reason())
        .param("detail", doing.detail())
        .param("by", caller.user())
        .param("name", caller.name())
        .param("at", OffsetDateTime.now(clock))
        .update();
    trail.note(
        caller,
        org.yipanqi.audit.Entry.of(doing.act(), "source", subject(doing))
            .at(code(doing.unit()))
            .because(doing.reason())
            .changed(doing.before(), doing.after()));
  }

  private static @Nullable String subject(Doing doing) {
    var month = doing.month();
    return month == null ? doing.fact() : doing.fact() + "/" + month;
  }

  private String code(long unit) {
    return jdbc.sql(
            """
            select code from registry_api.unit where id = :unit
            """)
        .param("unit", unit)
        .query(String.class)
        .optional()
        .orElseGet(() -> String.valueOf(unit));
  }

  /** Lists a voiding; whoever voids notes it in the trail. */
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
