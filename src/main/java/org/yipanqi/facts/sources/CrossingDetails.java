package org.yipanqi.facts.sources;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.VoidedRecords;
import org.yipanqi.facts.sources.CrossingView.DeclaredReceipt;
import org.yipanqi.facts.sources.CrossingView.DeliveryDay;
import org.yipanqi.facts.sources.CrossingView.SentReminder;
import org.yipanqi.facts.sources.CrossingView.SystemReport;
import org.yipanqi.facts.sources.GapReader.Place;
import org.yipanqi.facts.sources.GapReader.Reporter;
import org.yipanqi.kernel.Label;

/** Opens one crossing of the board of gaps. */
@Service
class CrossingDetails {

  /** What a system holds of a month, live. */
  private record Held(long rows, @Nullable BigDecimal sum) {}

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final GapReader reader;
  private final GapBoards boards;
  private final CalendarChanges changes;
  private final FactCatalogue catalogue;
  private final VoidedRecords voided;
  private final Clock clock;

  CrossingDetails(
      JdbcClient jdbc,
      GapReader reader,
      GapBoards boards,
      CalendarChanges changes,
      FactCatalogue catalogue,
      VoidedRecords voided,
      Clock clock) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.boards = boards;
    this.changes = changes;
    this.catalogue = catalogue;
    this.voided = voided;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  CrossingView of(Caller caller, String unit, String factCode, YearMonth month) {
    var reporter =
        reader.find(unit).orElseThrow(() -> SourcesProblem.UNKNOWN_REPORTER.because(unit));
    var fact =
        catalogue
            .fact(factCode)
            .filter(it -> it.reporter() != null)
            .orElseThrow(() -> SourcesProblem.UNKNOWN_OWED_FACT.because(factCode));
    var place = new Place(reporter.id(), factCode, month);
    var debts = boards.debts(List.of(reporter.id()), month, month);
    var owed = debts.owed(reporter.id(), factCode, month);
    var first = owed == null ? month : owed.rule().period(month).first();
    return new CrossingView(
        unit,
        name(reporter),
        factCode,
        fact.label(),
        month.toString(),
        owed == null ? null : owed.rule().period(month).toString(),
        debts.crossing(reporter.id(), factCode, month, LocalDate.now(clock)),
        owed == null ? List.of() : owed.systems().codes(),
        Debts.standsUntilChanged(fact),
        reports(place, first, fact),
        deliveries(place, first),
        declared(place),
        changes.of(reporter.id(), factCode, month),
        reminders(place),
        voided.format(factCode) != null);
  }

  private static Label name(Reporter reporter) {
    return new Label(
        reporter.name(), Objects.requireNonNullElse(reporter.nameEn(), reporter.name()));
  }

  private List<SystemReport> reports(Place place, YearMonth first, FactDeclaration fact) {
    var amount = amount(fact);
    var held = held(place, first, fact, amount);
    return jdbc.sql(
            """
            select s.id, s.code, s.name, min(r.received_on) as received_on,
                   bool_and(r.emptied) as emptied
              from facts.receipt r join facts.source_system s on s.id = r.source_id
             where r.unit = :unit and r.fact = :fact and r.month between :first and :last
             group by s.id, s.code, s.name
             order by min(r.received_at), s.code
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("first", first.atDay(1))
        .param("last", place.month().atDay(1))
        .query((row, _) -> {
          var has = held.getOrDefault(row.getInt("id"), new Held(0, null));
          var sum = has.sum();
          return new SystemReport(
              row.getString("code"),
              row.getString("name"),
              has.rows(),
              sum == null ? null : sum.toPlainString(),
              amount == null ? null : amount.label(),
              row.getObject("received_on", LocalDate.class),
              row.getBoolean("emptied"));
        })
        .list();
  }

  private static @Nullable FactColumn amount(FactDeclaration fact) {
    return fact.columns().stream().filter(it -> "yuan".equals(it.unit())).findFirst().orElse(null);
  }

  /** By the number of the system. Names in the statement are the declaration's, never a user's. */
  private Map<Integer, Held> held(
      Place place, YearMonth first, FactDeclaration fact, @Nullable FactColumn amount) {
    var reporter = fact.axis(String.valueOf(fact.reporter())).orElseThrow().column();
    var within =
        switch (fact.time()) {
          case FactTime.OnDate(var day) -> "v.%1$s >= :first and v.%1$s <= :last".formatted(day);
          case FactTime.During(var from, var to) ->
              "v.%s <= :last and coalesce(v.%s, 'infinity') >= :first".formatted(from, to);
          case FactTime.EachMonth(var column) ->
              "v.%1$s between :first and :last".formatted(column);
        };
    var found = new HashMap<Integer, Held>();
    jdbc.sql(
            """
            select v.source_id, count(*) as rows, %s as sum
              from %s v
             where v.%s = :unit and %s
             group by v.source_id
            """
                .formatted(
                    amount == null ? "null::numeric" : "sum(v." + amount.code() + ")",
                    fact.view(),
                    reporter,
                    within))
        .param("unit", place.unit())
        .param("first", first.atDay(1))
        .param("last", place.month().atEndOfMonth())
        .query((row, _) ->
            found.put(
                row.getInt("source_id"), new Held(row.getLong("rows"), row.getBigDecimal("sum"))))
        .list();
    return found;
  }

  private List<DeliveryDay> deliveries(Place place, YearMonth first) {
    return jdbc.sql(
            """
            select s.code, d.day, max(d.import_id) as import_id, max(j.file_name) as file_name,
                   max(d.imports) as imports
              from facts.delivery d
              join facts.source_system s on s.id = d.source_id
              left join facts.import_job j on j.id = d.import_id
             where d.unit = :unit and d.fact = :fact and d.month between :first and :last
             group by s.code, d.day
             order by d.day, s.code
             limit :limit
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("first", first.atDay(1))
        .param("last", place.month().atDay(1))
        .param("limit", SHOWN)
        .query((row, _) ->
            new DeliveryDay(
                row.getString("code"),
                row.getObject("day", LocalDate.class),
                row.getString("import_id"),
                Objects.requireNonNullElse(row.getString("file_name"), ""),
                row.getInt("imports")))
        .list();
  }

  private @Nullable DeclaredReceipt declared(Place place) {
    return jdbc.sql(
            """
            select note, recorded_name, known_since, received_on, import_id
              from facts.declared_receipt
             where unit = :unit and fact = :fact and month = :month
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("month", place.month().atDay(1))
        .query((row, _) ->
            new DeclaredReceipt(
                row.getString("note"),
                row.getString("recorded_name"),
                row.getObject("known_since", OffsetDateTime.class),
                row.getObject("received_on", LocalDate.class),
                row.getString("import_id")))
        .optional()
        .orElse(null);
  }

  private List<SentReminder> reminders(Place place) {
    return jdbc.sql(
            """
            select kind, due_on, made_at from facts.reminder
             where unit = :unit and fact = :fact and month = :month
             order by id
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("month", place.month().atDay(1))
        .query((row, _) ->
            new SentReminder(
                row.getString("kind"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("made_at", OffsetDateTime.class)))
        .list();
  }
}
