package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Owner;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Division;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Membership;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The units that owe returns, as the register knows them in a period. */
@Component
public class Units {

  private final Registry registry;

  Units(Registry registry) {
    this.registry = registry;
  }

  /** The unit a code stands for, as it stood in a period. */
  public Optional<Unit> find(String code, Period period) {
    var places = registry.snapshot();
    var institution = places.institution(code).filter(it -> !it.organisationOnly());
    if (institution.isPresent()) {
      return institution.map(it -> of(it, period, places));
    }
    var community = places.community(code);
    if (community.isPresent()) {
      return community.map(it -> of(it, period, places));
    }
    return code.matches("[1-9]\\d{5}")
        ? places.division(Long.parseLong(code)).map(Units::of)
        : Optional.empty();
  }

  /** Everybody in a county who owes a form for a period, in the register's order. */
  public List<Unit> owing(Form form, long county, Period period) {
    var places = registry.snapshot();
    return switch (form.owner()) {
      case COUNTY -> places.division(county).map(Units::of).stream().toList();
      case COMMUNITY ->
          places.communities(county).stream()
              .filter(it -> it.members().stream().anyMatch(m -> within(m, period)))
              .map(it -> of(it, period, places))
              .toList();
      case INSTITUTION ->
          places.institutions().stream()
              .filter(it -> form.kinds().contains(it.kind().code()))
              .filter(it -> !it.organisationOnly() && countyOf(it.division()) == county)
              .filter(it -> open(it, period))
              .map(it -> of(it, period, places))
              .toList();
    };
  }

  /** The counties with an institution. */
  public List<Long> counties() {
    return registry.snapshot().institutions().stream()
        .map(it -> countyOf(it.division()))
        .distinct()
        .sorted()
        .toList();
  }

  /** The counties that a place is in or holds. */
  public List<Long> countiesOf(String place) {
    var places = registry.snapshot();
    var one =
        places
            .institution(place)
            .map(it -> countyOf(it.division()))
            .or(() -> places.community(place).map(Community::division));
    return one.map(List::of)
        .orElseGet(() ->
            place.matches("\\d{2,12}")
                ? counties().stream().filter(c -> String.valueOf(c).startsWith(place)).toList()
                : List.of());
  }

  /** The keys of rows that are there for each institution or community of a unit. */
  public List<String> rowKeys(Unit unit, Rows.Over over, Period period) {
    var places = registry.snapshot();
    if (over.written()) {
      return List.of();
    }
    if (over == Rows.Over.COMMUNITY) {
      return places.communities(unit.county()).stream()
          .filter(it -> it.members().stream().anyMatch(m -> within(m, period)))
          .filter(it -> unit.kind() == Owner.COUNTY || it.code().equals(unit.community()))
          .map(Community::code)
          .toList();
    }
    return below(unit, period, places).stream()
        .filter(it ->
            switch (over) {
              case TOWN_HOSPITAL -> it.kind().isTownHospital();
              case VILLAGE_CLINIC -> it.kind().code().equals("village_clinic");
              case MEMBER, COMMUNITY, PERSON, FREE -> true;
            })
        .map(Institution::code)
        .toList();
  }

  /** An institution's name, a community's, or the code itself. */
  public Label nameOf(String code) {
    var places = registry.snapshot();
    return places
        .institution(code)
        .map(it -> both(it.shortName(), it.nameEn()))
        .or(() -> places.community(code).map(it -> both(it.shortName(), it.nameEn())))
        .or(() ->
            code.matches("[1-9]\\d{1,11}")
                ? places.division(Long.parseLong(code)).map(d -> both(d.name(), d.nameEn()))
                : Optional.empty())
        .orElseGet(() -> new Label(code, code));
  }

  /** The institutions in or under a unit that were open in a period. */
  private static Collection<Institution> below(Unit unit, Period period, RegistrySnapshot places) {
    Stream<Institution> all =
        places.institutions().stream().filter(it -> !it.organisationOnly() && open(it, period));
    return switch (unit.kind()) {
      case COUNTY -> all.filter(it -> countyOf(it.division()) == unit.county()).toList();
      case COMMUNITY ->
          all.filter(it ->
                  places
                      .communityIn(it.id(), period.start(), period.end())
                      .filter(c -> c.code().equals(unit.code()))
                      .isPresent())
              .toList();
      case INSTITUTION ->
          all.filter(it ->
                  it.code().equals(unit.code()) || Objects.equals(it.managedBy(), unit.holder()))
              .toList();
    };
  }

  private static boolean open(Institution it, Period period) {
    return !it.closedBefore(period.start())
        && (it.openedOn() == null || !it.openedOn().isAfter(period.end()));
  }

  private static boolean within(Membership m, Period period) {
    return !m.from().isAfter(period.end()) && (m.to() == null || !m.to().isBefore(period.start()));
  }

  private static Unit of(Institution it, Period period, RegistrySnapshot places) {
    var managers =
        places.managerIn(it.id(), period.start(), period.end()).map(Institution::code).stream();
    return new Unit(
        it.code(),
        Owner.INSTITUTION,
        both(it.name(), it.nameEn()),
        both(it.shortName(), it.nameEn()),
        countyOf(it.division()),
        it.id(),
        places.communityIn(it.id(), period.start(), period.end()).map(Community::code).orElse(null),
        Set.copyOf(Stream.concat(Stream.of(it.code()), managers).toList()));
  }

  private static Unit of(Community it, Period period, RegistrySnapshot places) {
    return new Unit(
        it.code(),
        Owner.COMMUNITY,
        both(it.name(), it.nameEn()),
        both(it.shortName(), it.nameEn()),
        it.division(),
        lead(it, period.end()),
        it.code(),
        Set.of(it.code()));
  }

  private static @Nullable Integer lead(Community of, LocalDate day) {
    return of.members().stream()
        .filter(m -> m.lead() && m.on(day))
        .map(Membership::institution)
        .findFirst()
        .orElse(null);
  }

  private static Unit of(Division it) {
    var name = both(it.name(), it.nameEn());
    var code = String.valueOf(it.code());
    return new Unit(code, Owner.COUNTY, name, name, it.code(), null, null, Set.of(code));
  }

  private static long countyOf(long division) {
    var code = division;
    while (code > 999_999) {
      code /= 1000;
    }
    return code;
  }

  private static Label both(String zh, @Nullable String en) {
    return new Label(zh, Objects.requireNonNullElse(en, zh));
  }
}
