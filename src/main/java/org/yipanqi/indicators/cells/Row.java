package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Level;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** What a figure is computed for: a county, a community in it, or an institution. */
public sealed interface Row {

  String code();

  String name();

  long county();

  /** The kinds of series that are computed for the row, as it stands in the month of a day. */
  Set<Level> levels(LocalDate day);

  /** Whether the row had ended before a day. */
  default boolean closedBefore(LocalDate day) {
    return false;
  }

  record County(long county, String name, @Nullable String nameEn) implements Row {
    @Override
    public String code() {
      return String.valueOf(county);
    }

    @Override
    public Set<Level> levels(LocalDate day) {
      return EnumSet.of(Level.COUNTY);
    }
  }

  record OfCommunity(Community community) implements Row {
    @Override
    public String code() {
      return community.code();
    }

    @Override
    public String name() {
      return community.name();
    }

    @Override
    public long county() {
      return community.division();
    }

    @Override
    public Set<Level> levels(LocalDate day) {
      return EnumSet.of(Level.COMMUNITY);
    }
  }

  record OfInstitution(Institution institution, RegistrySnapshot registry) implements Row {
    @Override
    public String code() {
      return institution.code();
    }

    @Override
    public String name() {
      return institution.name();
    }

    @Override
    public long county() {
      return countyOf(institution.division());
    }

    @Override
    public boolean closedBefore(LocalDate day) {
      return institution.closedBefore(day);
    }

    @Override
    public Set<Level> levels(LocalDate day) {
      var levels = EnumSet.noneOf(Level.class);
      if (isLead(registry, institution, day)) {
        levels.add(Level.LEAD);
      }
      if (institution.kind().isTownHospital()) {
        levels.add(Level.TOWN_HOSPITAL);
      }
      return levels;
    }
  }

  /** The first six digits of a division's code. */
  static long countyOf(long division) {
    var code = division;
    while (code > 999_999) {
      code /= 1000;
    }
    return code;
  }

  /** The county of an institution, a community or a division, by its number. */
  static long countyOf(long unit, RegistrySnapshot registry) {
    if (unit <= Integer.MAX_VALUE) {
      var institution = registry.institution((int) unit);
      if (institution.isPresent()) {
        return countyOf(institution.get().division());
      }
      var community =
          registry.communities().stream().filter(c -> c.id() == unit).map(Community::division);
      return community.findFirst().map(Row::countyOf).orElseGet(() -> countyOf(unit));
    }
    return countyOf(unit);
  }

  /** Whether an institution leads its community in the month of a day. */
  static boolean isLead(RegistrySnapshot registry, Institution institution, LocalDate day) {
    var month = YearMonth.from(day);
    return registry.isLead(institution.id(), month.atDay(1), month.atEndOfMonth());
  }

  /** The row a code names, or null. */
  static @Nullable Row of(String code, RegistrySnapshot registry) {
    var institution = registry.institution(code);
    if (institution.isPresent()) {
      return new OfInstitution(institution.get(), registry);
    }
    var community = registry.community(code);
    if (community.isPresent()) {
      return new OfCommunity(community.get());
    }
    if (code.matches("[1-9]\\d{5}")) {
      return registry
          .division(Long.parseLong(code))
          .map(d -> new County(d.code(), d.name(), d.nameEn()))
          .orElse(null);
    }
    return null;
  }
}
