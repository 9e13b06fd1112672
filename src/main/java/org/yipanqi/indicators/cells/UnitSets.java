package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.RegistrySnapshot;

/**
 * Which units a scope word means for a row in a month, by the membership of that month. What
 * happened in a month is asked of all its days; what stands on its last day, of that day alone.
 */
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

  private record Key(String row, ScopeWord word, FactAxis.Kind kind, Days days) {}

  /** The days asked for: a month, or its last day. */
  record Days(LocalDate first, LocalDate last, Counting counting) {

    static Days of(YearMonth month, Counting counting) {
      return new Days(counting.from(month), month.atEndOfMonth(), counting);
    }
  }

  private static final int MOST = 200_000;

  private final RegistrySnapshot registry;
  private final Map<Key, UnitSet> known = new ConcurrentHashMap<>();
  private final Map<UnitSet, UnitSet> different = new ConcurrentHashMap<>();
  private final Map<Days, Map<String, List<Institution>>> members = new ConcurrentHashMap<>();

  /** The sets of one registry, kept for all who ask until it changes. */
  public static final class Kept {

    private volatile @Nullable UnitSets known;

    public UnitSets of(RegistrySnapshot registry) {
      var have = known;
      if (have == null || have.registry != registry) {
        have = new UnitSets(registry);
        known = have;
      }
      return have;
    }
  }

  UnitSets(RegistrySnapshot registry) {
    this.registry = registry;
  }

  /** The units of what happened in a month. */
  public UnitSet units(Row row, ScopeWord word, FactAxis.Kind kind, YearMonth month) {
    return units(row, word, kind, month, Counting.EVENTS);
  }

  public UnitSet units(
      Row row, ScopeWord word, FactAxis.Kind kind, YearMonth month, Counting counting) {
    var days = Days.of(month, counting);
    var key = new Key(row.code(), word, kind, days);
    var have = known.get(key);
    if (have == null) {
      have =
          kind == FactAxis.Kind.DIVISION
              ? divisions(row, word, days)
              : institutions(row, word, days);
      if (known.size() >= MOST) {
        known.clear();
        different.clear();
      }
      // Months differ in little: what is equal is kept once.
      var first = different.putIfAbsent(have, have);
      have = first == null ? have : first;
      known.put(key, have);
    }
    return have;
  }

  private UnitSet institutions(Row row, ScopeWord word, Days days) {
    var units = new LinkedHashSet<Long>();
    select(row, word, days).forEach(i -> units.add((long) i.id()));
    if (word == ScopeWord.HERE && !(row instanceof Row.OfInstitution)) {
      registry.unit(row.code()).ifPresent(units::add);
    }
    var open = new HashSet<Long>();
    for (var it : registry.institutions()) {
      if (it.organisationOnly()) {
        var signs = signs(it, days);
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

  /** The signs a record without a sign may be of: those not closed before. */
  private List<Institution> signs(Institution organisation, Days days) {
    var all = registry.signs(organisation.organisation());
    var open = all.stream().filter(s -> !s.closedBefore(days.first())).toList();
    return open.isEmpty() ? all : open;
  }

  /** The institutions a scope word means, as far as they count. */
  List<Institution> select(Row row, ScopeWord word, Days days) {
    return meant(row, word, days).stream()
        .filter(i -> days.counting().counts(i, days, registry))
        .toList();
  }

  private List<Institution> meant(Row row, ScopeWord word, Days days) {
    var within =
        switch (row) {
          case Row.County(var county, _, _) ->
              word == ScopeWord.COMMUNITY ? ofAllCommunities(county, days) : ofCounty(county);
          case Row.OfCommunity(var community) ->
              word == ScopeWord.COUNTY ? ofCounty(row.county()) : members(community, days);
          case Row.OfInstitution(var institution, _) ->
              switch (word) {
                case COUNTY -> ofCounty(row.county());
                case COMMUNITY ->
                    registry
                        .communityIn(institution.id(), days.first(), days.last())
                        .map(c -> members(c, days))
                        .orElse(List.of());
                default -> withClinics(institution, days);
              };
        };
    return switch (word) {
      case HERE, COMMUNITY, COUNTY -> within;
      case LEAD ->
          within.stream()
              .filter(i -> registry.isLead(acting(i, days).id(), days.first(), days.last()))
              .toList();
      case TOWN -> within.stream().filter(i -> acting(i, days).kind().isTownHospital()).toList();
      case GRASSROOTS ->
          within.stream()
              .filter(i -> {
                var kind = acting(i, days).kind();
                return kind.isTownHospital() || kind == InstitutionKind.VILLAGE_CLINIC;
              })
              .toList();
    };
  }

  /** The institution, or the one that took it over. */
  private Institution acting(Institution institution, Days days) {
    return registry.standing(institution.id(), days.first(), days.last()).orElse(institution);
  }

  private List<Institution> ofCounty(long county) {
    return registry.institutions().stream()
        .filter(i -> !i.organisationOnly() && Row.countyOf(i.division()) == county)
        .toList();
  }

  private List<Institution> ofAllCommunities(long county, Days days) {
    return registry.communities(county).stream().flatMap(c -> members(c, days).stream()).toList();
  }

  /** A hospital with its clinics and with what it took over. */
  private List<Institution> withClinics(Institution institution, Days days) {
    return registry.institutions().stream()
        .filter(i -> !i.organisationOnly() || i.id() == institution.id())
        .filter(i -> belongsTo(institution, i, days))
        .toList();
  }

  private boolean belongsTo(Institution institution, Institution it, Days days) {
    var standing = registry.standing(it.id(), days.first(), days.last());
    if (standing.isEmpty()) {
      // what is recorded of a closed institution later than its end shows in its own row
      return it.id() == institution.id();
    }
    return standing.get().id() == institution.id()
        || registry
            .managerIn(standing.get().id(), days.first(), days.last())
            .filter(m -> m.id() == institution.id())
            .isPresent();
  }

  private List<Institution> members(Community community, Days days) {
    return members.computeIfAbsent(days, this::members).getOrDefault(community.code(), List.of());
  }

  private Map<String, List<Institution>> members(Days days) {
    var all = new HashMap<String, List<Institution>>();
    for (var it : registry.institutions()) {
      if (!it.organisationOnly()) {
        registry
            .communityIn(it.id(), days.first(), days.last())
            .ifPresent(c -> all.computeIfAbsent(c.code(), _ -> new ArrayList<>()).add(it));
      }
    }
    return all;
  }

  /** Places: a county is everything in it; a community is the towns its town hospitals serve. */
  private UnitSet divisions(Row row, ScopeWord word, Days days) {
    if (word == ScopeWord.COUNTY || (row instanceof Row.County && word == ScopeWord.HERE)) {
      return new UnitSet(Set.of(), row.county(), Set.of());
    }
    var towns = new ServedTowns(registry, days.last());
    var served = new LinkedHashSet<Long>();
    select(row, word, days).forEach(i -> served.addAll(towns.of(i)));
    return new UnitSet(served, 0, Set.of());
  }
}
