package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.views.InstitutionFigures.PlaceCard;
import org.yipanqi.indicators.views.InstitutionFigures.PlaceEvent;
import org.yipanqi.indicators.views.InstitutionFigures.PlaceLink;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Membership;
import org.yipanqi.registry.RegistrySnapshot;

/** Who a place is and what became of it, as the registry has it. */
record PlaceCards(RegistrySnapshot registry, Period period) {

  private static final int MOST_EVENTS = 200;

  PlaceCard card(Row row) {
    return switch (row) {
      case Row.County county -> whole(row, "county", communities(county));
      case Row.OfCommunity(var community) -> whole(row, "community", members(community));
      case Row.OfInstitution(var institution, _) -> card(row, institution);
    };
  }

  private static PlaceCard whole(Row row, String kind, List<PlaceLink> members) {
    return new PlaceCard(
        row.code(),
        Names.of(row),
        kind,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        members);
  }

  private PlaceCard card(Row row, Institution it) {
    var community = registry.communityIn(it.id(), period.start(), period.end());
    return new PlaceCard(
        it.code(),
        Names.of(it),
        "institution",
        it.kind().label(),
        it.level(),
        it.ownership(),
        registry.division(it.division()).map(Names::of).orElse(null),
        organisation(it),
        registry.signs(it.organisation()).stream()
            .filter(s -> s.id() != it.id())
            .map(PlaceCards::link)
            .toList(),
        community.map(PlaceCards::link).orElse(null),
        community.isEmpty() ? null : Row.isLead(registry, it, period.end()) ? "lead" : "member",
        manager(it),
        it.openedOn(),
        it.closedOn(),
        List.of());
  }

  private @Nullable PlaceLink manager(Institution it) {
    var by = it.managedBy();
    return by == null ? null : registry.institution(by).map(PlaceCards::link).orElse(null);
  }

  /** The organisation behind several signs; one of a single sign is the institution itself. */
  private @Nullable PlaceLink organisation(Institution it) {
    return registry
        .institution(it.organisation())
        .filter(Institution::organisationOnly)
        .map(PlaceCards::link)
        .orElse(null);
  }

  private static PlaceLink link(Institution it) {
    return new PlaceLink(it.code(), Names.of(it));
  }

  private static PlaceLink link(Community it) {
    return new PlaceLink(it.code(), Names.of(new Row.OfCommunity(it)));
  }

  private List<PlaceLink> communities(Row.County county) {
    return registry.communities(county.county()).stream().map(PlaceCards::link).toList();
  }

  private List<PlaceLink> members(Community community) {
    return community.members().stream()
        .filter(m -> m.on(period.end()))
        .sorted(Comparator.comparing(m -> !m.lead()))
        .flatMap(m -> registry.institution(m.institution()).stream())
        .map(PlaceCards::link)
        .toList();
  }

  /** What happened, the latest first. */
  List<PlaceEvent> history(Row row) {
    var events = new ArrayList<PlaceEvent>();
    switch (row) {
      case Row.County county ->
          registry.communities(county.county()).forEach(c -> members(c, events));
      case Row.OfCommunity(var community) -> members(community, events);
      case Row.OfInstitution(var institution, _) -> own(institution, events);
    }
    return events.stream()
        .sorted(Comparator.comparing(PlaceEvent::day).reversed())
        .limit(MOST_EVENTS)
        .toList();
  }

  private void members(Community community, List<PlaceEvent> events) {
    for (var member : community.members()) {
      registry
          .institution(member.institution())
          .ifPresent(it -> events.addAll(stay(member, link(it))));
    }
  }

  private void own(Institution it, List<PlaceEvent> events) {
    if (it.openedOn() != null) {
      events.add(new PlaceEvent(it.openedOn(), "opened", null, false));
    }
    if (it.closedOn() != null) {
      events.add(new PlaceEvent(it.closedOn(), "closed", null, false));
    }
    var member = it.managedBy() == null ? it.id() : it.managedBy();
    for (var community : registry.communities()) {
      community.members().stream()
          .filter(m -> m.institution() == member)
          .forEach(m -> events.addAll(stay(m, link(community))));
    }
  }

  private static List<PlaceEvent> stay(Membership member, PlaceLink other) {
    var to = member.to();
    var joined = new PlaceEvent(member.from(), "joined", other, member.lead());
    return to == null
        ? List.of(joined)
        : List.of(joined, new PlaceEvent(to, "left", other, member.lead()));
  }

  /** The clinics a hospital manages, open in the period. */
  List<Institution> clinics(Row row) {
    return row instanceof Row.OfInstitution(var hospital, _)
        ? registry.institutions().stream()
            .filter(i -> i.managedBy() != null && i.managedBy() == hospital.id())
            .filter(i -> i.closedOn() == null || !i.closedOn().isBefore(period.start()))
            .filter(i -> i.openedOn() == null || !i.openedOn().isAfter(period.end()))
            .toList()
        : List.of();
  }
}
