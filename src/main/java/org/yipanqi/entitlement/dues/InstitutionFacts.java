package org.yipanqi.entitlement.dues;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** What the register tells of an institution on a day, by the names that packs use. */
final class InstitutionFacts {

  private static final int CITY_DIGITS = 4;
  private static final int MONTHS = 12;

  private InstitutionFacts() {}

  /**
   * @param subject clinic or institution, by which packs begin the names
   */
  static Map<String, Object> of(
      Institution it, RegistrySnapshot registry, LocalDate on, String subject) {
    var facts = new HashMap<String, Object>();
    facts.put(subject + ".kind", it.kind().code());
    facts.put(subject + ".ownership", it.ownership());
    facts.put(subject + ".city", String.valueOf(it.division()).substring(0, CITY_DIGITS));
    facts.put(subject + ".member", registry.communityOf(it.id(), on).isPresent());
    facts.put(subject + ".lead", registry.isLead(it.id(), on, on));
    monthsOpen(it.openedOn(), it.closedOn(), on.getYear())
        .ifPresent(months -> facts.put(subject + ".months_open", BigDecimal.valueOf(months)));
    return facts;
  }

  /**
   * The months of a year in which it is open; unknown where it opens or closes within a month:
   * whether such a month counts no document says. What has no first or last day is open all along.
   */
  static Optional<Integer> monthsOpen(
      @Nullable LocalDate opened, @Nullable LocalDate closed, int year) {
    var first = LocalDate.of(year, 1, 1);
    var last = LocalDate.of(year, MONTHS, 31);
    var from = opened == null || opened.isBefore(first) ? first : opened;
    var to = closed == null || closed.isAfter(last) ? last : closed;
    if (from.isAfter(to)) {
      return Optional.of(0);
    }
    if (from.getDayOfMonth() != 1 || !to.equals(YearMonth.from(to).atEndOfMonth())) {
      return Optional.empty();
    }
    return Optional.of(to.getMonthValue() - from.getMonthValue() + 1);
  }
}
