package org.yipanqi.supervision.inspections;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.inspections.InspectionController.InspectedPlace;
import org.yipanqi.supervision.inspections.InspectionController.InspectionShown;
import org.yipanqi.supervision.inspections.InspectionController.TeamMember;

/** Inspections as they are read. */
@Service
class InspectionBook {

  private static final int YEARS_BACK = 3;

  private final InspectionRows rows;
  private final Registry registry;
  private final Clock clock;

  InspectionBook(InspectionRows rows, Registry registry, Clock clock) {
    this.rows = rows;
    this.registry = registry;
    this.clock = clock;
  }

  List<Inspection> list(long county, long before, int limit) {
    return rows.list(county, before, limit);
  }

  Inspection find(long id) {
    return rows.find(id).orElseThrow(() -> SupervisionProblem.UNKNOWN_INSPECTION.because(id));
  }

  List<TeamMember> team(long id) {
    return rows.team(id).stream().map(m -> new TeamMember(m.name(), m.post(), m.leads())).toList();
  }

  List<InspectedPlace> places(long id) {
    return rows.places(id).stream()
        .map(p -> {
          var institution = p.institution();
          var result = p.result();
          return new InspectedPlace(
              String.valueOf(p.id()),
              institution == null
                  ? null
                  : registry
                      .snapshot()
                      .institution(institution)
                      .map(Institution::code)
                      .orElse(null),
              p.unit(),
              result == null ? null : result.code(),
              p.resultWords());
        })
        .toList();
  }

  /** The half-years that are over and had no inspection, the newest first. */
  List<String> halvesWithout(long county) {
    var now = Period.containing(YearMonth.now(clock), Period.Kind.HALF);
    var with = rows.halves(county, now.first().getYear() - YEARS_BACK, now.first().getYear());
    return Stream.iterate(now.previous(), Period::previous)
        .limit(2L * YEARS_BACK)
        .map(Period::toString)
        .filter(half -> !with.contains(half))
        .toList();
  }

  InspectionShown shown(Inspection it) {
    var late = it.state() != Inspection.State.ENDED && it.to().isBefore(LocalDate.now(clock));
    return new InspectionShown(
        String.valueOf(it.id()),
        it.half().toString(),
        it.no(),
        it.title(),
        it.extent(),
        it.from(),
        it.to(),
        it.state().code(),
        late,
        it.summary(),
        it.version());
  }
}
