package org.yipanqi.facts.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.facts.SourceReminder;
import org.yipanqi.facts.sources.GapReader.Place;
import org.yipanqi.kernel.Label;

/**
 * Finds what falls due soon, today, or is overdue, and reminds once of each. Several processes may
 * look at the same time: whoever writes a reminder first has made it.
 */
@Service
class Reminders {

  /** A reminder as the list shows it. */
  record ReminderEntry(
      String id,
      String unit,
      Label unitName,
      String fact,
      Label factLabel,
      String month,
      String kind,
      LocalDate dueOn,
      OffsetDateTime at) {}

  // What has been overdue for longer was reminded of then, or is older than this house.
  private static final int MONTHS_LOOKED_BACK = 4;
  private static final int LONGEST_LEAD = 31;

  private final JdbcClient jdbc;
  private final SourceCalendar calendar;
  private final GapBoards boards;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final TransactionTemplate atOnce;
  private final ApplicationEventPublisher events;

  Reminders(
      JdbcClient jdbc,
      SourceCalendar calendar,
      GapBoards boards,
      FactCatalogue catalogue,
      Clock clock,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.boards = boards;
    this.catalogue = catalogue;
    this.clock = clock;
    this.atOnce = new TransactionTemplate(transactions);
    this.events = events;
  }

  /** Looks once; returns what it reminded of. */
  List<SourceReminder> check() {
    var today = LocalDate.now(clock);
    var made = Objects.requireNonNull(atOnce.execute(_ -> write(due(today))));
    made.forEach(events::publishEvent);
    return made;
  }

  private List<SourceReminder> due(LocalDate today) {
    var last = YearMonth.from(today.plusDays(LONGEST_LEAD));
    var first = YearMonth.from(today).minusMonths(MONTHS_LOOKED_BACK);
    var rules = calendar.owed();
    var units = rules.stream().map(Owed::unit).distinct().toList();
    var debts = boards.debts(units, first, last);
    var lead = leadDays(today);
    var found = new ArrayList<SourceReminder>();
    var keys = rules.stream().map(it -> new Place(it.unit(), it.fact(), first)).distinct().toList();
    for (var key : keys) {
      for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        var owed = debts.owed(key.unit(), key.fact(), month);
        if (owed != null && !owed.history()) {
          var crossing = debts.crossing(key.unit(), key.fact(), month, today);
          var kind = kind(crossing, owed.due(), today, lead.of(key.unit()));
          if (kind != null) {
            found.add(new SourceReminder(key.unit(), key.fact(), month, kind, owed.due()));
          }
        }
      }
    }
    return found;
  }

  static SourceReminder.@Nullable Kind kind(
      Crossing crossing, LocalDate due, LocalDate today, int leadDays) {
    if (crossing.standing() == Standing.MISSING) {
      return SourceReminder.Kind.OVERDUE;
    }
    if (crossing.standing() != Standing.NOT_DUE) {
      return null;
    }
    if (due.equals(today)) {
      return SourceReminder.Kind.DUE_TODAY;
    }
    return due.minusDays(leadDays).isAfter(today) ? null : SourceReminder.Kind.DUE_SOON;
  }

  /** How many days ahead the county of a unit is reminded. */
  private interface LeadDays {
    int of(long unit);
  }

  private LeadDays leadDays(LocalDate today) {
    var byUnit = new java.util.HashMap<Long, Integer>();
    jdbc.sql(
            """
            select distinct on (o.unit) o.unit, c.lead_days
              from facts.source_owed o
              left join registry_api.institution i on i.id = o.unit
              join facts.calendar_setting c
                on c.county = left(coalesce(i.division, o.unit)::text, 6)::bigint
               and c.valid_from <= :today
             order by o.unit, c.valid_from desc
            """)
        .param("today", today)
        .query((row, _) -> byUnit.put(row.getLong("unit"), row.getInt("lead_days")))
        .list();
    return unit -> byUnit.getOrDefault(unit, CalendarSettings.USUAL_LEAD_DAYS);
  }

  /** Writes all at once; what is written already, by whomever, is left out of the answer. */
  private List<SourceReminder> write(List<SourceReminder> wanted) {
    var written =
        jdbc.sql(
                """
                insert into facts.reminder (unit, fact, month, kind, due_on, made_at)
                select w.*, :now
                  from unnest(:units::bigint[], :facts::text[], :months::date[], :kinds::text[],
                       :due::date[]) w
                    on conflict do nothing
                returning unit || ' ' || fact || ' ' || to_char(month, 'YYYY-MM') || ' ' || kind
                """)
            .param("now", OffsetDateTime.now(clock))
            .param("units", wanted.stream().map(SourceReminder::unit).toArray(Long[]::new))
            .param("facts", wanted.stream().map(SourceReminder::fact).toArray(String[]::new))
            .param("months", texts(wanted, it -> it.month().atDay(1)))
            .param("kinds", texts(wanted, it -> it.kind().code()))
            .param("due", texts(wanted, SourceReminder::dueOn))
            .query(String.class)
            .list();
    var fresh = Set.copyOf(written);
    return wanted.stream()
        .filter(it ->
            fresh.contains(
                "%d %s %s %s".formatted(it.unit(), it.fact(), it.month(), it.kind().code())))
        .toList();
  }

  private static String[] texts(
      List<SourceReminder> wanted, Function<SourceReminder, Object> part) {
    return wanted.stream().map(it -> part.apply(it).toString()).toArray(String[]::new);
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  List<ReminderEntry> list(Caller caller, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select r.*, u.code, coalesce(i.short_name, u.name) as name, i.name_en
              from facts.reminder r
              join registry_api.unit u on u.id = r.unit
              left join registry_api.institution i on i.id = r.unit
             where r.id < coalesce(:before::bigint, 9223372036854775807)
             order by r.id desc
             limit :limit
            """)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> {
          var name = row.getString("name");
          var fact = row.getString("fact");
          return new ReminderEntry(
              row.getString("id"),
              row.getString("code"),
              new Label(name, Objects.requireNonNullElse(row.getString("name_en"), name)),
              fact,
              catalogue
                  .fact(fact)
                  .map(FactDeclaration::label)
                  .orElseGet(() -> new Label(fact, fact)),
              YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
              row.getString("kind"),
              row.getObject("due_on", LocalDate.class),
              row.getObject("made_at", OffsetDateTime.class));
        })
        .list();
  }
}
