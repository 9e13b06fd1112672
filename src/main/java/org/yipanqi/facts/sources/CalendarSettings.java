package org.yipanqi.facts.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.DueRule;
import org.yipanqi.facts.SourcesChanged;
import org.yipanqi.facts.sources.CalendarChanges.Doing;

/** A county's usual day and how far ahead it reminds, from a day on. */
@Service
class CalendarSettings {

  /** Ours: no document says how many days ahead somebody is to be reminded. */
  static final int USUAL_LEAD_DAYS = 3;

  /**
   * @param validFrom null for what holds until a county says otherwise
   * @param leadDays a reminder goes out so many days before the day due
   * @param by who set it; null for the usual
   */
  record CalendarSetting(
      @Nullable LocalDate validFrom,
      int dueDay,
      int dueMonths,
      int leadDays,
      @Nullable String by,
      @Nullable OffsetDateTime at) {}

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final CalendarChanges changes;
  private final Clock clock;
  private final TransactionTemplate atOnce;
  private final ApplicationEventPublisher events;

  CalendarSettings(
      JdbcClient jdbc,
      CalendarChanges changes,
      Clock clock,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.changes = changes;
    this.clock = clock;
    this.atOnce = new TransactionTemplate(transactions);
    this.events = events;
  }

  /** The newest first, the usual last. */
  @Transactional(readOnly = true)
  List<CalendarSetting> list(Caller caller, String county) {
    var set =
        jdbc.sql(
                """
                select valid_from, due_day, due_months, lead_days, recorded_name, recorded_at
                  from facts.calendar_setting
                 where county = :county
                 order by valid_from desc
                 limit :limit
                """)
            .param("county", county(county))
            .param("limit", SHOWN)
            .query((row, _) ->
                new CalendarSetting(
                    row.getObject("valid_from", LocalDate.class),
                    row.getInt("due_day"),
                    row.getInt("due_months"),
                    row.getInt("lead_days"),
                    row.getString("recorded_name"),
                    row.getObject("recorded_at", OffsetDateTime.class)))
            .list();
    var all = new java.util.ArrayList<>(set);
    all.add(
        new CalendarSetting(
            null, DueRule.USUAL.day(), DueRule.USUAL.monthsAfter(), USUAL_LEAD_DAYS, null, null));
    return List.copyOf(all);
  }

  /** Sets them from a day on. A day that has been set already is not set again. */
  void set(Caller caller, String county, LocalDate from, int day, int months, int leadDays) {
    var of = county(county);
    if (day < 1 || day > 31 || months < 0 || months > 12) {
      throw SourcesProblem.BAD_DUE_RULE.because();
    }
    if (leadDays < 0 || leadDays > 31) {
      throw SourcesProblem.BAD_LEAD_DAYS.because();
    }
    atOnce.executeWithoutResult(_ -> {
      var before = inForce(caller, county, from);
      var entered =
          jdbc.sql(
                  """
                  insert into facts.calendar_setting (county, valid_from, due_day, due_months,
                         lead_days, recorded_by, recorded_name, recorded_at)
                  values (:county, :from, :day, :months, :lead, :by, :name, :now)
                      on conflict do nothing
                  """)
              .param("county", of)
              .param("from", from)
              .param("day", day)
              .param("months", months)
              .param("lead", leadDays)
              .param("by", caller.user())
              .param("name", caller.name())
              .param("now", OffsetDateTime.now(clock))
              .update();
      if (entered == 0) {
        throw SourcesProblem.RULE_BEGINS_ALREADY.because(from);
      }
      var detail = "%s %s/%s %s".formatted(from, day, months, leadDays);
      changes.add(
          caller,
          new Doing(
              SourcesAction.SOURCE_SETTINGS,
              of,
              null,
              null,
              null,
              detail,
              before,
              new CalendarSetting(from, day, months, leadDays, null, null)));
    });
    events.publishEvent(new SourcesChanged(of, null, null));
  }

  private CalendarSetting inForce(Caller caller, String county, LocalDate day) {
    return list(caller, county).stream()
        .filter(it -> it.validFrom() == null || !it.validFrom().isAfter(day))
        .findFirst()
        .orElseThrow();
  }

  private static long county(String code) {
    if (!code.matches("[1-9]\\d{5}")) {
      throw SourcesProblem.NOT_A_COUNTY.because(code);
    }
    return Long.parseLong(code);
  }
}
