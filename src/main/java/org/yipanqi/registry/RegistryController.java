package org.yipanqi.registry;

import static org.yipanqi.registry.RegistryProblem.UNKNOWN_SCOPE;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** The registry's lists. */
@RestController
@Needs(Needs.SIGNED_IN)
@RequestMapping("/api")
class RegistryController {

  /**
   * @param managedBy the code of a clinic's hospital
   * @param predecessors what it came from, the earliest first
   * @param successors what came after it
   */
  record InstitutionEntry(
      String code,
      String name,
      @Nullable String nameEn,
      String shortName,
      String organisation,
      String kind,
      Label kindLabel,
      @Nullable String level,
      String ownership,
      PlaceEntry division,
      @Nullable String managedBy,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn,
      boolean sample,
      List<SuccessionEntry> predecessors,
      List<SuccessionEntry> successors) {}

  /**
   * The other institution of a succession.
   *
   * @param on the first day on which the successor works in the predecessor's place
   */
  record SuccessionEntry(
      String institution,
      String name,
      LocalDate on,
      String kind,
      Label kindLabel,
      @Nullable String note) {}

  record PlaceEntry(String code, String name) {}

  record CommunityEntry(
      String code,
      String name,
      @Nullable String nameEn,
      String shortName,
      PlaceEntry division,
      List<MemberEntry> members) {}

  record MemberEntry(
      String institution,
      String name,
      String role,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  // A county has a few hundred institutions, a city a few thousand.
  private static final int MOST = 5_000;

  private final Registry registry;

  RegistryController(Registry registry) {
    this.registry = registry;
  }

  /** The institutions of a division, a community (ever a member, with clinics), or one alone. */
  @GetMapping("/institutions")
  List<InstitutionEntry> institutions(@RequestParam(required = false) @Nullable String scope) {
    var snapshot = registry.snapshot();
    return snapshot.institutions().stream()
        .filter(it -> !it.organisationOnly())
        .filter(within(snapshot, scope))
        .limit(MOST)
        .map(it -> entry(snapshot, it))
        .toList();
  }

  /** The communities of a county, or one alone. */
  @GetMapping("/communities")
  List<CommunityEntry> communities(@RequestParam(required = false) @Nullable String scope) {
    var snapshot = registry.snapshot();
    if (scope != null && snapshot.unit(scope).isEmpty()) {
      throw UNKNOWN_SCOPE.because(scope);
    }
    return snapshot.communities().stream()
        .filter(it ->
            scope == null
                || it.code().equals(scope)
                || String.valueOf(it.division()).startsWith(scope))
        .limit(MOST)
        .map(it -> entry(snapshot, it))
        .toList();
  }

  private static Predicate<Institution> within(RegistrySnapshot snapshot, @Nullable String scope) {
    if (scope == null) {
      return _ -> true;
    }
    var community = snapshot.community(scope);
    if (community.isPresent()) {
      var members = community.get().members().stream().map(Membership::institution).toList();
      return it ->
          members.contains(it.id()) || it.managedBy() != null && members.contains(it.managedBy());
    }
    if (snapshot.institution(scope).isPresent()) {
      return it -> it.code().equals(scope);
    }
    if (snapshot.unit(scope).isEmpty()) {
      throw UNKNOWN_SCOPE.because(scope);
    }
    return it -> String.valueOf(it.division()).startsWith(scope);
  }

  private static InstitutionEntry entry(RegistrySnapshot snapshot, Institution it) {
    var manager = it.managedBy();
    return new InstitutionEntry(
        it.code(),
        it.name(),
        it.nameEn(),
        it.shortName(),
        it.organisation(),
        it.kind().code(),
        it.kind().label(),
        it.level(),
        it.ownership(),
        place(snapshot, it.division()),
        manager == null ? null : snapshot.institution(manager).map(Institution::code).orElse(null),
        it.openedOn(),
        it.closedOn(),
        it.sample(),
        snapshot.predecessors(it.id()).stream()
            .map(s -> entry(snapshot, s, s.predecessor()))
            .toList(),
        snapshot.successors(it.id()).stream().map(s -> entry(snapshot, s, s.successor())).toList());
  }

  private static SuccessionEntry entry(RegistrySnapshot snapshot, Succession it, int other) {
    var institution = known(snapshot, other);
    return new SuccessionEntry(
        institution.code(),
        institution.name(),
        it.on(),
        it.kind().code(),
        it.kind().label(),
        it.note());
  }

  private static Institution known(RegistrySnapshot snapshot, int institution) {
    return snapshot
        .institution(institution)
        .orElseThrow(() -> new IllegalStateException("no institution " + institution));
  }

  private static CommunityEntry entry(RegistrySnapshot snapshot, Community it) {
    return new CommunityEntry(
        it.code(),
        it.name(),
        it.nameEn(),
        it.shortName(),
        place(snapshot, it.division()),
        it.members().stream().map(member -> entry(snapshot, member)).toList());
  }

  private static MemberEntry entry(RegistrySnapshot snapshot, Membership it) {
    var institution = known(snapshot, it.institution());
    return new MemberEntry(
        institution.code(), institution.name(), it.lead() ? "lead" : "member", it.from(), it.to());
  }

  private static PlaceEntry place(RegistrySnapshot snapshot, long code) {
    var name = snapshot.division(code).map(Division::name).orElse(String.valueOf(code));
    return new PlaceEntry(String.valueOf(code), name);
  }
}
