package org.yipanqi.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The registry as of one import: read once, then looked things up in. */
public final class RegistrySnapshot {

  private final long version;
  private final Map<String, Institution> institutionsByCode = new LinkedHashMap<>();
  private final Map<Integer, Institution> institutionsById = new HashMap<>();
  private final Map<String, List<Institution>> signs = new HashMap<>();
  private final Map<String, Community> communities = new LinkedHashMap<>();
  private final TreeMap<Long, Division> divisions = new TreeMap<>();

  RegistrySnapshot(
      long version,
      List<Institution> institutions,
      List<Community> communities,
      List<Division> divisions) {
    this.version = version;
    for (var it : institutions) {
      institutionsByCode.put(it.code(), it);
      institutionsById.put(it.id(), it);
      if (!it.organisationOnly()) {
        signs.computeIfAbsent(it.organisation(), _ -> new ArrayList<>()).add(it);
      }
    }
    communities.forEach(it -> this.communities.put(it.code(), it));
    divisions.forEach(it -> this.divisions.put(it.code(), it));
  }

  /** Grows with every import that changed the registry. */
  public long version() {
    return version;
  }

  public Collection<Institution> institutions() {
    return institutionsByCode.values();
  }

  public Optional<Institution> institution(String code) {
    return Optional.ofNullable(institutionsByCode.get(code));
  }

  public Optional<Institution> institution(int id) {
    return Optional.ofNullable(institutionsById.get(id));
  }

  /** The signs of an organisation; several where one organisation works under several names. */
  public List<Institution> signs(String organisation) {
    return List.copyOf(signs.getOrDefault(organisation, List.of()));
  }

  public Collection<Community> communities() {
    return communities.values();
  }

  /** The communities of a county, in the order of their codes. */
  public List<Community> communities(long county) {
    return communities.values().stream().filter(it -> it.division() == county).toList();
  }

  public Optional<Community> community(String code) {
    return Optional.ofNullable(communities.get(code));
  }

  /**
   * The community an institution belongs to on a day. A clinic follows the hospital that manages
   * it; an organisation whose sign is not known belongs where all its signs do.
   */
  public Optional<Community> communityOf(int institution, LocalDate day) {
    var it = institutionsById.get(institution);
    if (it == null) {
      return Optional.empty();
    }
    if (it.organisationOnly()) {
      var of = signs(it.organisation()).stream().map(s -> communityOf(s.id(), day)).toList();
      return of.stream().distinct().count() == 1 ? of.getFirst() : Optional.empty();
    }
    var member = it.managedBy() == null ? institution : it.managedBy();
    return communities.values().stream()
        .filter(c -> c.members().stream().anyMatch(m -> m.institution() == member && m.on(day)))
        .findFirst();
  }

  public Optional<Division> division(long code) {
    return Optional.ofNullable(divisions.get(code));
  }

  /** The divisions in a division, at every depth, without itself. */
  public List<Division> divisions(long below) {
    var whole = new Division(below, "", "");
    return divisions.values().stream()
        .filter(it -> it.code() != below && whole.holds(it.code()))
        .toList();
  }

  /** The number that cells and marks know an institution, a community or a division by. */
  public OptionalLong unit(String code) {
    var institution = institutionsByCode.get(code);
    if (institution != null) {
      return OptionalLong.of(institution.id());
    }
    var community = communities.get(code);
    if (community != null) {
      return OptionalLong.of(community.id());
    }
    if (code.matches("[1-9]\\d{1,11}") && divisions.containsKey(Long.valueOf(code))) {
      return OptionalLong.of(Long.parseLong(code));
    }
    return OptionalLong.empty();
  }
}
