package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.RegistrySnapshot;

/** Which units a scope word means for a row in a month, by the membership of that month. */
public final class UnitSets {

  /**
   * Units of an axis.
   *
   * @param whole a county whose divisions all belong, 0 for none
   * @param open organisations of which only some signs belong: a record of theirs that doesn't tell
   *     its sign may or may not count
   */
  public record UnitSet(Set<Long> units, long whole, Set<Long> open) {

    public boolean isEmpty() {
      return units.isEmpty() && whole == 0;
    }

    public boolean holds(long unit) {
      return units.contains(unit) || (whole != 0 && Row.countyOf(unit) == whole);
    }
  }

  private record Key(String row, ScopeWord word, FactAxis.Kind kind, YearMonth month) {}

  private final RegistrySnapshot registry;
  private final Map<Key, UnitSet> known = new HashMap<>();
  private final Map<LocalDate, Map<String, List<Institution>>> members = new HashMap<>();

  public UnitSets(RegistrySnapshot registry) {
    this.registry = registry;
  }

  public UnitSet units(Row row, ScopeWord word, FactAxis.Kind kind, YearMonth month) {
    var key = new Key(row.code(), word, kind, month);
    var have = known.get(key);
    if (have == null) {
      have =
          kind == FactAxis.Kind.DIVISION
              ? divisions(row, word, month.atEndOfMonth())
              : institutions(row, word, month.atEndOfMonth());
      known.put(key, have);
    }
    return have;
  }

  private UnitSet institutions(Row row, ScopeWord word, LocalDate day) {
    var units = new LinkedHashSet<Long>();
    select(row, word, day).forEach(i -> units.add((long) i.id()));
    if (word == ScopeWord.HERE) {
      registry.unit(row.code()).ifPresent(units::add);
    }
    var open = new HashSet<Long>();
    for (var it : registry.institutions()) {
      if (it.organisationOnly()) {
        var signs = registry.signs(it.organisation());
        var in = signs.stream().filter(s -> units.contains((long) s.id())).count();
        if (in == signs.size()) {
          units.add((long) it.id());
        } else if (in > 0) {
          open.add((long) it.id());
        }
      }
    }
    return new UnitSet(units, 0, open);
  }

  /** The institutions a scope word means. */
  List<Institution> select(Row row, ScopeWord word, LocalDate day) {
    var within =
        switch (row) {
          case Row.County(var county, _) ->
              word == ScopeWord.COMMUNITY ? ofAllCommunities(county, day) : ofCounty(county);
          case Row.OfCommunity(var community) ->
              word == ScopeWord.COUNTY ? ofCounty(row.county()) : members(community, day);
          case Row.OfInstitution(var institution, _) ->
              switch (word) {
                case COUNTY -> ofCounty(row.county());
                case COMMUNITY ->
                    registry
                        .communityOf(institution.id(), day)
                        .map(c -> members(c, day))
                        .orElse(List.of());
                default -> withClinics(institution);
              };
        };
    return switch (word) {
      case HERE, COMMUNITY, COUNTY -> within;
      case LEAD -> within.stream().filter(i -> Row.isLead(registry, i, day)).toList();
      case TOWN -> within.stream().filter(i -> i.kind().isTownHospital()).toList();
      case GRASSROOTS ->
          within.stream()
              .filter(i -> i.kind().isTownHospital() || i.kind() == InstitutionKind.VILLAGE_CLINIC)
              .toList();
    };
  }

  private List<Institution> ofCounty(long county) {
    return registry.institutions().stream()
        .filter(i -> !i.organisationOnly() && Row.countyOf(i.division()) == county)
        .toList();
  }

  private List<Institution> ofAllCommunities(long county, LocalDate day) {
    return registry.communities(county).stream().flatMap(c -> members(c, day).stream()).toList();
  }

  private List<Institution> withClinics(Institution institution) {
    return registry.institutions().stream()
        .filter(i ->
            i.id() == institution.id()
                || (i.managedBy() != null && i.managedBy() == institution.id()))
        .toList();
  }

  private List<Institution> members(Community community, LocalDate day) {
    return members
        .computeIfAbsent(
            day,
            d ->
                registry.institutions().stream()
                    .filter(i -> !i.organisationOnly())
                    .filter(i -> registry.communityOf(i.id(), d).isPresent())
                    .collect(
                        Collectors.groupingBy(
                            i -> registry.communityOf(i.id(), d).orElseThrow().code())))
        .getOrDefault(community.code(), List.of());
  }

  /** Places: a county is everything in it; a community is the towns its town hospitals stand in. */
  private UnitSet divisions(Row row, ScopeWord word, LocalDate day) {
    if (word == ScopeWord.COUNTY || (row instanceof Row.County && word == ScopeWord.HERE)) {
      return new UnitSet(Set.of(), row.county(), Set.of());
    }
    var towns =
        select(row, word, day).stream()
            .filter(i -> i.kind().isTownHospital())
            .map(i -> town(i.division()))
            .filter(t -> t > 999_999)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new UnitSet(towns, 0, Set.of());
  }

  private static long town(long division) {
    return division > 999_999_999 ? division / 1000 : division;
  }
}
