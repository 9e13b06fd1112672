package org.yipanqi.facts.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.SourcesChanged;
import org.yipanqi.facts.Systems;
import org.yipanqi.facts.sources.CalendarChanges.Doing;
import org.yipanqi.facts.sources.OwedRules.Entry;
import org.yipanqi.facts.sources.OwedRules.OwedCursor;
import org.yipanqi.facts.sources.OwedRules.OwedRule;
import org.yipanqi.kernel.Period;

/** Who owes what from which system by when, entered and changed on screen. */
@Service
class Obligations {

  /**
   * A rule to be entered. It takes over from the unit's earlier rule for the fact.
   *
   * @param replaces where the last rule begins that the user saw; null when there was none
   * @param reason why it is changed
   */
  record NewRule(
      String unit,
      String fact,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable List<String> systems,
      @Nullable String frequency,
      @Nullable Integer dueDay,
      @Nullable Integer dueMonths,
      @Nullable LocalDate replaces,
      @Nullable String reason) {}

  static final int LONGEST_REASON = 500;

  private final OwedRules rules;
  private final GapReader reader;
  private final CalendarChanges changes;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final TransactionTemplate atOnce;
  private final ApplicationEventPublisher events;

  Obligations(
      OwedRules rules,
      GapReader reader,
      CalendarChanges changes,
      FactCatalogue catalogue,
      Clock clock,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.rules = rules;
    this.reader = reader;
    this.changes = changes;
    this.catalogue = catalogue;
    this.clock = clock;
    this.atOnce = new TransactionTemplate(transactions);
    this.events = events;
  }

  /** One more than the limit, so that it is seen whether there are more. */
  @Transactional(readOnly = true)
  List<OwedRule> list(
      Caller caller,
      String scope,
      @Nullable String fact,
      boolean ended,
      @Nullable OwedCursor after,
      int limit) {
    unit(scope);
    return rules.list(scope, fact, ended ? null : LocalDate.now(clock), after, limit + 1);
  }

  void add(Caller caller, NewRule rule) {
    var entry = entry(rule);
    atOnce.executeWithoutResult(_ -> {
      var before = heldAsSeen(entry.unit(), entry.fact(), rule.replaces());
      if (!rules.add(caller, entry, OffsetDateTime.now(clock))) {
        throw SourcesProblem.RULE_BEGINS_ALREADY.because(entry.validFrom());
      }
      changes.add(caller, Doing.owed(before, entry, rule.reason()));
    });
    events.publishEvent(new SourcesChanged(entry.unit(), entry.fact(), null));
  }

  /** Ends the last rule of a unit and fact on a day. */
  void end(
      Caller caller, String unit, String fact, LocalDate begins, LocalDate lastDay, String reason) {
    var id = unit(unit);
    var why = reason(reason);
    if (lastDay.isBefore(begins)) {
      throw SourcesProblem.ENDS_BEFORE_IT_BEGINS.because(begins, lastDay);
    }
    atOnce.executeWithoutResult(_ -> {
      var before = Objects.requireNonNull(heldAsSeen(id, fact, begins));
      rules.end(id, fact, begins, lastDay);
      changes.add(caller, Doing.ended(before, lastDay, why));
    });
    events.publishEvent(new SourcesChanged(id, fact, null));
  }

  /**
   * An institution splits or is merged: from a day on, others owe all that it owed. The month of
   * the day is owed by both.
   *
   * @return how many rules were entered
   */
  int succeed(Caller caller, String unit, List<String> successors, LocalDate from, String reason) {
    var id = unit(unit);
    var why = reason(reason);
    var heirs = successors.stream().map(this::unit).toList();
    if (heirs.contains(id) || heirs.isEmpty()) {
      throw SourcesProblem.SUCCESSOR_IS_ITSELF.because(unit);
    }
    var entered =
        Objects.requireNonNull(
            atOnce.execute(_ -> {
              var count = 0;
              var before = rules.inForce(id, from.minusDays(1));
              for (var rule : before) {
                rules.hold(id, rule.fact());
                rules.end(id, rule.fact(), rule.validFrom(), from.minusDays(1));
                for (var heir : heirs) {
                  count += inherit(caller, rule, heir, from) ? 1 : 0;
                }
              }
              changes.add(caller, Doing.succeeded(id, before, successors, from, why));
              return count;
            }));
    events.publishEvent(new SourcesChanged(id, null, null));
    heirs.forEach(heir -> events.publishEvent(new SourcesChanged(heir, null, null)));
    return entered;
  }

  private boolean inherit(Caller caller, Entry rule, long heir, LocalDate from) {
    var owes = rules.inForce(heir, from).stream().anyMatch(it -> it.fact().equals(rule.fact()));
    return !owes
        && rules.add(
            caller,
            new Entry(
                heir,
                rule.fact(),
                from,
                rule.validTo(),
                rule.systems(),
                rule.frequency(),
                rule.dueDay(),
                rule.dueMonths()),
            OffsetDateTime.now(clock));
  }

  /** The last rule as the user saw it, null when there was none. */
  private @Nullable Entry heldAsSeen(long unit, String fact, @Nullable LocalDate seen) {
    rules.hold(unit, fact);
    var last = rules.last(unit, fact);
    if (!Objects.equals(last.map(Entry::validFrom).orElse(null), seen)) {
      throw SourcesProblem.RULE_CHANGED_MEANWHILE.because();
    }
    return last.orElse(null);
  }

  private Entry entry(NewRule rule) {
    if (catalogue.fact(rule.fact()).filter(it -> it.reporter() != null).isEmpty()) {
      throw SourcesProblem.UNKNOWN_OWED_FACT.because(rule.fact());
    }
    if (rule.validTo() != null && rule.validTo().isBefore(rule.validFrom())) {
      throw SourcesProblem.ENDS_BEFORE_IT_BEGINS.because(rule.validFrom(), rule.validTo());
    }
    if (outside(rule.dueDay(), 1, 31) || outside(rule.dueMonths(), 0, 12)) {
      throw SourcesProblem.BAD_DUE_RULE.because();
    }
    var systems = rule.systems() == null ? List.<String>of() : rule.systems();
    rules.unknownSystems(systems).stream()
        .findFirst()
        .ifPresent(code -> {
          throw SourcesProblem.UNKNOWN_SYSTEM.because(code);
        });
    return new Entry(
        unit(rule.unit()),
        rule.fact(),
        rule.validFrom(),
        rule.validTo(),
        new Systems(systems),
        frequency(rule.frequency()),
        rule.dueDay(),
        rule.dueMonths());
  }

  private static String frequency(@Nullable String told) {
    for (var kind : Period.Kind.values()) {
      var code = kind.name().toLowerCase(Locale.ROOT);
      if (told == null || told.equals(code)) {
        return code;
      }
    }
    throw SourcesProblem.BAD_DUE_RULE.because();
  }

  private static boolean outside(@Nullable Integer value, int least, int most) {
    return value != null && (value < least || value > most);
  }

  private long unit(String code) {
    return reader.find(code).orElseThrow(() -> SourcesProblem.UNKNOWN_REPORTER.because(code)).id();
  }

  /** A reason somebody will read later. */
  static String reason(@Nullable String told) {
    if (told == null || told.isBlank() || told.length() > LONGEST_REASON) {
      throw SourcesProblem.REASON_NEEDED.because(LONGEST_REASON);
    }
    return told.strip();
  }
}
