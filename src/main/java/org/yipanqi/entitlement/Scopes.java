package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_PLACE;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The institutions behind a code: one with the clinics it manages, a community's, a division's. */
@Component
public class Scopes {

  /**
   * A place as it is asked about.
   *
   * @param county its county's code
   * @param institutions in the order of their codes
   */
  public record Place(String code, String name, long county, List<Institution> institutions) {}

  private static final int COUNTY_DIGITS = 6;

  private final Registry registry;

  Scopes(Registry registry) {
    this.registry = registry;
  }

  /** The place as it is on a day, or a problem that names the code. */
  public Place place(String code, LocalDate on) {
    var all = registry.snapshot();
    var institution = all.institution(code);
    if (institution.isPresent()) {
      var it = institution.get();
      return place(code, it.name(), it.division(), all, on, i -> below(it, i));
    }
    var community = all.community(code);
    if (community.isPresent()) {
      var of = community.get();
      return place(
          code,
          of.name(),
          of.division(),
          all,
          on,
          i -> all.communityOf(i.id(), on).filter(c -> c.id() == of.id()).isPresent());
    }
    if (code.matches("[1-9]\\d{5}|[1-9]\\d{8}")) {
      var division = all.division(Long.parseLong(code));
      if (division.isPresent()) {
        return place(
            code,
            division.get().name(),
            division.get().code(),
            all,
            on,
            i -> String.valueOf(i.division()).startsWith(code));
      }
    }
    throw UNKNOWN_PLACE.because(code);
  }

  private static boolean below(Institution it, Institution each) {
    var manager = each.managedBy();
    return each.id() == it.id() || (manager != null && manager == it.id());
  }

  private static Place place(
      String code,
      String name,
      long division,
      RegistrySnapshot all,
      LocalDate on,
      Predicate<Institution> holds) {
    var county = Long.parseLong(String.valueOf(division).substring(0, COUNTY_DIGITS));
    return new Place(
        code,
        name,
        county,
        all.institutions().stream()
            .filter(i -> !i.organisationOnly() && !i.closedBefore(on))
            .filter(i -> i.openedOn() == null || !i.openedOn().isAfter(on))
            .filter(holds)
            .sorted(Comparator.comparing(Institution::code))
            .toList());
  }
}
