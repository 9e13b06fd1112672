package org.yipanqi.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
  private final Map<Integer, List<Stay>> stays = new HashMap<>();
  private final Successions successions;

  /** A membership with the community it is in. */
  private record Stay(Community community, Membership membership) {}

  RegistrySnapshot(
      long version,
      List<Institution> institutions,
      List<Community> communities,
      List<Division> divisions,
      List<Succession> successions) {
    this.version = version;
    for (var it : institutions) {
      institutionsByCode.put(it.code(), it);
      institutionsById.put(it.id(), it);
      if (!it.organisationOnly()) {
        signs.computeIfAbsent(it.organisation(), _ -> new ArrayList<>()).add(it);
      }
    }
    for (var it : communities) {
      this.communities.put(it.code(), it);
      it.members()
          .forEach(m ->
              stays.computeIfAbsent(m.institution(), _ -> new ArrayList<>()).add(new Stay(it, m)));
    }
    divisions.forEach(it -> this.divisions.put(it.code(), it));
    this.successions = new Successions(successions, institutionsById);
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

  /** The community an institution belongs to on a day. */
  public Optional<Community> communityOf(int institution, LocalDate day) {
    return communityIn(institution, day, day);
  }

  /**
   * The community that an institution's work of some days counts for, mostly those of a month: the
   * one it belongs to on the last of them, else the last one it belonged to within them. A
   * membership ends with the institution. A clinic follows the hospital that manages it; what is
   * recorded of an institution that was taken over, later than its end, belongs where its successor
   * does; an organisation whose sign is not known belongs where all its signs do.
   */
  public Optional<Community> communityIn(int institution, LocalDate from, LocalDate to) {
    var it = institutionsById.get(institution);
    if (it == null) {
      return Optional.empty();
    }
    if (it.organisationOnly()) {
      var of = signs(it.organisation()).stream().map(s -> communityIn(s.id(), from, to)).toList();
      return of.stream().distinct().count() == 1 ? of.getFirst() : Optional.empty();
    }
    var standing = successions.standing(it, from, to);
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    var clinic = standing.get();
    return clinic.managedBy() == null
        ? stay(clinic, from, to).map(Stay::community)
        : managerIn(clinic.id(), from, to)
            .flatMap(m -> stay(m, from, lastDay(clinic, to)))
            .map(Stay::community);
  }

  /** The membership by an institution's own rows, without regard to who came after it. */
  public Optional<Community> ownCommunityIn(int institution, LocalDate from, LocalDate to) {
    return institution(institution).flatMap(it -> stay(it, from, to)).map(Stay::community);
  }

  private Optional<Stay> stay(Institution it, LocalDate from, LocalDate to) {
    var last = lastDay(it, to);
    return stays.getOrDefault(it.id(), List.of()).stream()
        .filter(s -> !last.isBefore(from) && s.membership().within(from, last))
        .max(Comparator.comparing(s -> s.membership().from()));
  }

  private static LocalDate lastDay(Institution it, LocalDate to) {
    return it.closedOn() != null && it.closedBefore(to) ? it.closedOn() : to;
  }

  /**
   * Whether an institution leads its community in some days. There is one lead: that of the last
   * day; one that ceased to be it before counts only where nobody leads on that day.
   */
  public boolean isLead(int institution, LocalDate from, LocalDate to) {
    var it = institutionsById.get(institution);
    var stay = it == null ? Optional.<Stay>empty() : stay(it, from, to);
    return stay.isPresent()
        && stay.get().membership().lead()
        && (leadsOn(stay.get().membership(), to)
            || stay.get().community().members().stream().noneMatch(m -> leadsOn(m, to)));
  }

  private boolean leadsOn(Membership it, LocalDate day) {
    return it.lead()
        && it.on(day)
        && institution(it.institution()).filter(i -> !i.closedBefore(day)).isPresent();
  }

  /**
   * The hospital that manages a clinic on the last of some days that the clinic is open; after that
   * hospital was taken over, the one that goes on. None for an institution that manages itself.
   */
  public Optional<Institution> managerIn(int clinic, LocalDate from, LocalDate to) {
    var it = institutionsById.get(clinic);
    var manager =
        it == null || it.managedBy() == null ? null : institutionsById.get(it.managedBy());
    if (it == null || manager == null) {
      return Optional.empty();
    }
    var last = lastDay(it, to);
    return successions
        .standing(manager, last, last)
        .or(() -> successions.standing(manager, from, last));
  }

  /**
   * The institution itself while it is open on one of the days; later the one that goes on with all
   * it had; none when it closed and nobody does.
   */
  public Optional<Institution> standing(int institution, LocalDate from, LocalDate to) {
    return institution(institution).flatMap(it -> successions.standing(it, from, to));
  }

  /** What an institution came from, in the order of the days. */
  public List<Succession> predecessors(int institution) {
    return successions.of(institution);
  }

  /** What came after an institution, in the order of the days. */
  public List<Succession> successors(int institution) {
    return successions.from(institution);
  }

  public Optional<Division> division(long code) {
    return Optional.ofNullable(divisions.get(code));
  }

  /** The divisions in a division, at every depth, without itself. */
  public List<Division> divisions(long below) {
    var whole = new Division(below, "", null, "");
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
