package org.yipanqi.supervision.discipline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Counties;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;
import org.yipanqi.supervision.SampleTasks;
import org.yipanqi.supervision.inspections.SampleInspections;

/**
 * What a sample county has been doing about its tasks: most milestones done, a few late, one task
 * of a meeting reported; two inspections; measures proposed by rule, one decided.
 */
@Service
@NamedInterface("sample")
public class SampleSupervision {

  private final SampleTasks tasks;
  private final SampleInspections inspections;
  private final Proposing proposing;
  private final Deciding deciding;
  private final Letters letters;
  private final ProposalRows rows;
  private final Counties counties;
  private final Registry registry;
  private final Clock clock;

  SampleSupervision(
      SampleTasks tasks,
      SampleInspections inspections,
      Proposing proposing,
      Deciding deciding,
      Letters letters,
      ProposalRows rows,
      Counties counties,
      Registry registry,
      Clock clock) {
    this.tasks = tasks;
    this.inspections = inspections;
    this.proposing = proposing;
    this.deciding = deciding;
    this.letters = letters;
    this.rows = rows;
    this.counties = counties;
    this.registry = registry;
    this.clock = clock;
  }

  /** Adds it where institutions are invented and nobody has inspected anything. */
  public void ensure() {
    counties
        .at("")
        .filter(Counties.County::sample)
        .ifPresent(county -> add(Long.parseLong(county.code())));
  }

  private void add(long county) {
    var places =
        registry.snapshot().institutions().stream()
            .filter(it -> it.kind() == InstitutionKind.TOWN_HOSPITAL)
            .filter(it -> String.valueOf(it.division()).startsWith("" + county))
            .limit(4)
            .toList();
    var officer = of("reform", Duty.REFORM_OFFICER, county);
    if (places.size() < 3 || !tasks.none(county)) {
      return;
    }
    var auditor = of("auditor", Duty.AUDITOR, county);
    tasks.add(officer, auditor, county, at(places.getFirst(), county));
    Map<Institution, Caller> works = new LinkedHashMap<>();
    places.forEach(place -> works.put(place, at(place, county)));
    inspections.add(officer, auditor, county, places, works);
    proposing.sweep(county);
    decide(officer, county);
  }

  /** The first reminder is sent. */
  private void decide(Caller officer, long county) {
    rows.list(county, Proposal.State.PROPOSED, Long.MAX_VALUE, 50).stream()
        .filter(it -> it.kind() == Consequence.Kind.REMINDER)
        .findFirst()
        .ifPresent(it -> {
          var draft = letters.draft(officer, it, Locale.CHINESE).orElseThrow();
          deciding.accept(
              officer,
              it.id(),
              it.version(),
              new Deciding.NewLetter(
                  "示例督",
                  LocalDate.now(clock).minusDays(3),
                  draft.sender(),
                  it.unit(),
                  draft.title(),
                  draft.body()),
              null);
        });
  }

  private static Caller of(String login, Duty duty, long county) {
    var there = Reach.of(List.of(county));
    return caller(login, duty, String.valueOf(county), Reach.ALL, there, there, there);
  }

  private static Caller at(Institution place, long county) {
    var own = Reach.of(List.of(place.id()));
    var figures = Reach.of(List.of(county));
    return caller("town", Duty.TOWNSHIP_DOCTOR, place.code(), own, Reach.NONE, figures, own);
  }

  private static Caller caller(
      String login,
      Duty duty,
      String unit,
      Reach records,
      Reach homes,
      Reach figures,
      Reach writes) {
    return new Caller(
        login,
        duty.label().zh() + "（示例）",
        duty,
        unit,
        new Scope(login, records, homes, figures, Reach.NONE),
        writes);
  }
}
