package org.yipanqi.indicators.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.Obligation;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.facts.SourceCalendar.Twice;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.RegistrySnapshot;

/** Which of the sources that a figure rests on are in. */
public final class SourceCoverage {

  /**
   * What the sources of one number look like.
   *
   * @param twice those of which two systems hold records, nobody having said which count
   * @param heard whether anybody in the county has ever sent the fact for these months
   */
  record Coverage(
      Set<SourceKey> owed, Set<SourceKey> missing, Set<SourceKey> twice, boolean heard) {}

  private final Map<String, List<Owed>> owed = new HashMap<>();
  private final Map<String, List<Twice>> twice = new HashMap<>();
  private final Map<String, Map<Long, TreeSet<LocalDate>>> received = new HashMap<>();

  /** For each fact the months that anybody has sent it for. */
  private final Map<String, TreeSet<LocalDate>> sent = new HashMap<>();

  private final Set<YearMonth> spanned = new HashSet<>();

  private record FactMonth(String fact, YearMonth month) {}

  private record Debt(SourceKey key, boolean missing) {}

  private final Map<FactMonth, List<Debt>> debts = new ConcurrentHashMap<>();

  public SourceCoverage(SourceCalendar calendar) {
    calendar.horizon().ifPresent(h -> spanned.addAll(h.months()));
    for (var one : calendar.owed()) {
      owed.computeIfAbsent(one.fact(), _ -> new ArrayList<>()).add(one);
    }
    for (var receipt : calendar.receipts()) {
      received
          .computeIfAbsent(receipt.fact(), _ -> new HashMap<>())
          .computeIfAbsent(receipt.unit(), _ -> new TreeSet<>())
          .add(receipt.month());
      sent.computeIfAbsent(receipt.fact(), _ -> new TreeSet<>()).add(receipt.month());
    }
    for (var one : calendar.twice()) {
      twice.computeIfAbsent(one.fact(), _ -> new ArrayList<>()).add(one);
    }
  }

  /**
   * @param reporters which units' debts matter, asked month by month
   */
  Coverage of(FactDeclaration fact, Collection<YearMonth> months, Reporters reporters) {
    var due = new HashSet<SourceKey>();
    var missing = new HashSet<SourceKey>();
    for (var month : owed.containsKey(fact.code()) ? months : List.<YearMonth>of()) {
      var matters = reporters.in(month);
      for (var debt : debts(fact, month)) {
        if (matters.test(debt.key().unit())) {
          due.add(debt.key());
          if (debt.missing()) {
            missing.add(debt.key());
          }
        }
      }
    }
    return new Coverage(due, missing, twice(fact, months, reporters), heard(fact, months));
  }

  /** What is owed of a fact for a month, by whomever: looked up once for all numbers. */
  private List<Debt> debts(FactDeclaration fact, YearMonth month) {
    return debts.computeIfAbsent(
        new FactMonth(fact.code(), month),
        _ ->
            owed.getOrDefault(fact.code(), List.of()).stream()
                .filter(debt -> debt.owedFor(month))
                .map(debt -> {
                  var key = new SourceKey(debt.unit(), fact.code());
                  return new Debt(key, !in(key, fact, debt, month));
                })
                .toList());
  }

  private Set<SourceKey> twice(
      FactDeclaration fact, Collection<YearMonth> months, Reporters reporters) {
    var found = new HashSet<SourceKey>();
    for (var one : twice.getOrDefault(fact.code(), List.of())) {
      if (months.contains(one.month()) && reporters.in(one.month()).test(one.unit())) {
        found.add(new SourceKey(one.unit(), one.fact()));
      }
    }
    return found;
  }

  /** The months of which two systems hold records of a source. */
  public List<Twice> twice(SourceKey key, Collection<YearMonth> months) {
    return twice.getOrDefault(key.fact(), List.of()).stream()
        .filter(one -> one.unit() == key.unit() && months.contains(one.month()))
        .toList();
  }

  /** Whether facts reach any of the months. Where they don't, a stock is not known, not 0. */
  boolean reaches(Collection<YearMonth> months) {
    return months.stream().anyMatch(spanned::contains);
  }

  /** What a source still owes for the months, by the rule in force at each month's end. */
  public List<Obligation> missing(
      SourceKey key, FactDeclaration fact, Collection<YearMonth> months) {
    var found = new TreeMap<YearMonth, Obligation>();
    for (var debt : owed.getOrDefault(key.fact(), List.of())) {
      for (var month : months) {
        if (debt.unit() == key.unit() && debt.owedFor(month) && !in(key, fact, debt, month)) {
          found.put(month, debt.obligation(month));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Sources that are missing with the months they lack, by name, in the order of the months. */
  List<MissingSource> missing(
      Collection<SourceKey> keys, Period period, FactCatalogue facts, RegistrySnapshot registry) {
    return keys.stream()
        .flatMap(key ->
            facts.fact(key.fact()).stream()
                .map(fact ->
                    new MissingSource(
                        Names.code(key.unit(), registry),
                        Names.unit(key.unit(), registry),
                        fact.code(),
                        fact.label(),
                        missing(key, fact, period.months()).stream()
                            .map(Obligation::month)
                            .toList())))
        .filter(it -> !it.months().isEmpty())
        .sorted(
            Comparator.comparing((MissingSource it) -> it.months().getFirst())
                .thenComparing(MissingSource::code)
                .thenComparing(MissingSource::fact))
        .toList();
  }

  /** All that a county's units owe for a month and have not sent. */
  public List<MissingSource> missing(
      long county, YearMonth month, FactCatalogue facts, RegistrySnapshot registry) {
    var due =
        owed.values().stream()
            .flatMap(List::stream)
            .filter(debt -> debt.owedFor(month) && Row.countyOf(debt.unit(), registry) == county)
            .map(debt -> new SourceKey(debt.unit(), debt.fact()))
            .distinct()
            .toList();
    return missing(due, Period.month(month), facts, registry);
  }

  /** Which units' debts of a month matter to a number. */
  interface Reporters {
    LongPredicate in(YearMonth month);
  }

  /**
   * A register stands until it is changed, so an earlier receipt holds; events come every period.
   */
  private boolean in(SourceKey key, FactDeclaration fact, Owed debt, YearMonth month) {
    var months = received.getOrDefault(key.fact(), Map.of()).get(key.unit());
    if (months == null) {
      return false;
    }
    var last = months.floor(month.atDay(1));
    return fact.time() instanceof FactTime.OnDate
        ? last != null && !last.isBefore(debt.rule().period(month).start())
        : last != null;
  }

  private boolean heard(FactDeclaration fact, Collection<YearMonth> months) {
    var known = sent.get(fact.code());
    return known != null
        && months.stream()
            .anyMatch(m ->
                fact.time() instanceof FactTime.OnDate
                    ? known.contains(m.atDay(1))
                    : known.floor(m.atDay(1)) != null);
  }
}
