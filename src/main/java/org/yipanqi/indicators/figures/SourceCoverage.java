package org.yipanqi.indicators.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.indicators.figures.Quantity.SourceKey;

/** Which of the sources that a figure rests on are in. */
public final class SourceCoverage {

  /**
   * What the sources of one number look like.
   *
   * @param heard whether anybody in the county has ever sent the fact for these months
   */
  record Coverage(Set<SourceKey> owed, Set<SourceKey> missing, boolean heard) {}

  private final Map<String, List<Owed>> owed = new HashMap<>();
  private final Map<SourceKey, TreeSet<LocalDate>> received = new HashMap<>();

  /** For each fact the months that anybody has sent it for. */
  private final Map<String, TreeSet<LocalDate>> sent = new HashMap<>();

  private final Set<YearMonth> spanned = new HashSet<>();

  SourceCoverage(SourceCalendar calendar) {
    calendar.horizon().ifPresent(h -> spanned.addAll(h.months()));
    for (var one : calendar.owed()) {
      owed.computeIfAbsent(one.fact(), _ -> new ArrayList<>()).add(one);
    }
    for (var receipt : calendar.receipts()) {
      received
          .computeIfAbsent(new SourceKey(receipt.unit(), receipt.fact()), _ -> new TreeSet<>())
          .add(receipt.month());
      sent.computeIfAbsent(receipt.fact(), _ -> new TreeSet<>()).add(receipt.month());
    }
  }

  /**
   * @param reporters which units' debts matter, asked month by month
   */
  Coverage of(FactDeclaration fact, Collection<YearMonth> months, Reporters reporters) {
    var due = new HashSet<SourceKey>();
    var missing = new HashSet<SourceKey>();
    for (var month : months) {
      var matters = reporters.in(month);
      for (var debt : owed.getOrDefault(fact.code(), List.of())) {
        if (isDue(debt, month) && matters.test(debt.unit())) {
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
    return months.stream()
        .filter(m ->
            owed.getOrDefault(key.fact(), List.of()).stream()
                .anyMatch(d -> d.unit() == key.unit() && isDue(d, m)))
        .filter(m -> !in(key, fact, m))
        .toList();
  }

  /** Which units' debts of a month matter to a number. */
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
    var months = received.get(key);
    if (months == null) {
      return false;
    }
    return fact.time() instanceof FactTime.OnDate
        ? months.contains(month.atDay(1))
        : months.floor(month.atDay(1)) != null;
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
