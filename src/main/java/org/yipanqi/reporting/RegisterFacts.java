package org.yipanqi.reporting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.reporting.CellRows.Recorded;

/** What the register of institutions knows of a row, or of the unit that owes the form. */
@Component
class RegisterFacts {

  private static final int TOWN_DIGITS = 9;

  private final Registry registry;

  RegisterFacts(Registry registry) {
    this.registry = registry;
  }

  Recorded cell(String name, Form.Place place, Way way, Fill.RowFact fact) {
    var places = registry.snapshot();
    var code = place.row() == null ? place.name().row() : way.unit().code();
    var institution = places.institution(code);
    var community = places.community(code);
    var value =
        institution.isPresent()
            ? of(institution.get(), fact, way.form().period())
            : community.isPresent() ? of(community.get(), fact) : null;
    return new Recorded(name, value, value == null ? "not_applicable" : "value");
  }

  private @Nullable String of(Institution it, Fill.RowFact fact, Period period) {
    return switch (fact) {
      case CODE -> it.code();
      case NAME -> it.name();
      case KIND -> it.kind().label().zh();
      case TOWN -> town(it).orElse(null);
      case COMMUNITY ->
          registry
              .snapshot()
              .communityIn(it.id(), period.start(), period.end())
              .map(Community::name)
              .orElse(null);
      case OPENED -> it.openedOn() == null ? null : it.openedOn().toString();
      case CLOSED ->
          it.closedOn() == null || it.closedOn().isAfter(period.end())
              ? null
              : it.closedOn().toString();
      case MONTHS_OPEN -> String.valueOf(monthsOpen(it, period));
    };
  }

  private static @Nullable String of(Community it, Fill.RowFact fact) {
    return switch (fact) {
      case CODE -> it.code();
      case NAME, COMMUNITY -> it.name();
      case KIND, TOWN, OPENED, CLOSED, MONTHS_OPEN -> null;
    };
  }

  private Optional<String> town(Institution it) {
    var code = String.valueOf(it.division());
    return code.length() < TOWN_DIGITS
        ? Optional.empty()
        : registry
            .snapshot()
            .division(Long.parseLong(code.substring(0, TOWN_DIGITS)))
            .map(d -> d.name());
  }

  /** Months of the period's year, up to its end, with at least one open day. */
  static int monthsOpen(Institution it, Period period) {
    var open = 0;
    for (var month = 1; month <= period.last().getMonthValue(); month++) {
      var of = period.last().withMonth(month);
      var begun = it.openedOn() == null || !it.openedOn().isAfter(of.atEndOfMonth());
      if (begun && !it.closedBefore(of.atDay(1))) {
        open++;
      }
    }
    return open;
  }
}
