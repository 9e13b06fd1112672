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
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.RegistrySnapshot;

/** Which of the sources that a figure rests on are in. */
public final class SourceCoverage {

  /**
   * What the sources of one number look like.
   *
   * @param heard whether anybody in the county has ever sent the fact for these months
   */
  record Coverage(Set<SourceKey> owed, Set<SourceKey> missing, boolean heard) {}

  private final Map<String, List<Owed>> owed = new HashMap<>();
  private final Map<String, Map<Long, TreeSet<LocalDate>>> received = new HashMap<>();
  private final Map<String, TreeSet<LocalDate>> receivedFromAnybody = new HashMap<>();
  private final Set<YearMonth> spanned = new HashSet<>();

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
      receivedFromAnybody
          .computeIfAbsent(receipt.fact(), _ -> new TreeSet<>())
          .add(receipt.month());
    }
  }

  /**
   * @param reporters which units' debts matter, asked month by month
   */
  Coverage of(FactDeclaration fact, Collection<YearMonth> months, Reporters reporters) {
    var due = new HashSet<SourceKey>();
    var missing = new HashSet<SourceKey>();
    var debts = owed.getOrDefault(fact.code(), List.of());
    for (var month : debts.isEmpty() ? List.<YearMonth>of() : months) {
      var matter = reporters.in(month);
      for (var debt : debts) {
        if (isDue(debt, month) && matter.test(debt.unit())) {
          var key = new SourceKey(debt.unit(), fact.code());
          due.add(key);
          if (!in(key, fact, month)) {
            missing.add(key);
          }
        }
      }
    }
    return new Coverage(due, missing, heard(fact, months));
  }

  /** Whether facts reach any of the months. Where they don't, a stock is not known, not 0. */
  boolean reaches(Collection<YearMonth> months) {
    return months.stream().anyMatch(spanned::contains);
  }

  /** The months for which a source is missing. */
  public List<YearMonth> missingMonths(
      SourceKey key, FactDeclaration fact, Collection<YearMonth> months) {
    var debts =
        owed.getOrDefault(key.fact(), List.of()).stream()
            .filter(d -> d.unit() == key.unit())
            .toList();
    return months.stream()
        .filter(m -> debts.stream().anyMatch(d -> isDue(d, m)))
        .filter(m -> !in(key, fact, m))
        .toList();
  }

  /** Sources that are missing with the months they lack, by name, in the order of the months. */
  List<MissingSource> missing(
      Collection<SourceKey> keys, Period period, FactCatalogue facts, RegistrySnapshot registry) {
    return keys.stream()
        .flatMap(key ->
            facts.fact(key.fact()).stream()
                .map(fact -> {
                  var months = missingMonths(key, fact, period.months());
                  return new MissingSource(
                      Names.code(key.unit(), registry),
                      Names.unit(key.unit(), registry),
                      fact.code(),
                      fact.label(),
                      months);
                }))
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
            .filter(debt -> isDue(debt, month) && Row.countyOf(debt.unit(), registry) == county)
            .map(debt -> new SourceKey(debt.unit(), debt.fact()))
            .filter(key -> facts.fact(key.fact()).filter(f -> !in(key, f, month)).isPresent())
            .distinct()
            .toList();
    return missing(due, Period.month(month), facts, registry);
  }

  /** Whose debts in a month matter to a number. */
  interface Reporters {
    LongPredicate in(YearMonth month);
  }

  private static boolean isDue(Owed debt, YearMonth month) {
    var to = debt.validTo();
    return !debt.validFrom().isAfter(month.atEndOfMonth())
        && (to == null || !to.isBefore(month.atDay(1)));
  }

  /**
   * A register stands until it is changed, so an earlier receipt holds; events come every month.
   */
  private boolean in(SourceKey key, FactDeclaration fact, YearMonth month) {
    var months = received.getOrDefault(key.fact(), Map.of()).get(key.unit());
    if (months == null) {
      return false;
    }
    return fact.time() instanceof FactTime.OnDate
        ? months.contains(month.atDay(1))
        : months.floor(month.atDay(1)) != null;
  }

  private boolean heard(FactDeclaration fact, Collection<YearMonth> months) {
    return anyIn(receivedFromAnybody.get(fact.code()), fact, months);
  }

  private static boolean anyIn(
      @Nullable TreeSet<LocalDate> received, FactDeclaration fact, Collection<YearMonth> months) {
    return received != null
        && months.stream()
            .anyMatch(m ->
                fact.time() instanceof FactTime.OnDate
                    ? received.contains(m.atDay(1))
                    : received.floor(m.atDay(1)) != null);
  }
}
