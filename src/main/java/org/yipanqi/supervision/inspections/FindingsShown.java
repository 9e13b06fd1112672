package org.yipanqi.supervision.inspections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.supervision.Steps;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.inspections.FindingController.FindingShown;
import org.yipanqi.supervision.inspections.FindingController.FindingStep;
import org.yipanqi.supervision.inspections.FindingController.WholeFinding;

/** Findings as they travel. */
@Component
class FindingsShown {

  private final FindingRows rows;
  private final Steps steps;
  private final Policies policies;
  private final Clock clock;

  FindingsShown(FindingRows rows, Steps steps, Policies policies, Clock clock) {
    this.rows = rows;
    this.steps = steps;
    this.policies = policies;
    this.clock = clock;
  }

  List<FindingShown> of(long inspection) {
    return rows.of(inspection).stream().map(this::shown).toList();
  }

  List<Finding> list(
      long county, Finding.@Nullable State state, boolean late, long before, int limit) {
    return rows.list(county, state, late ? LocalDate.now(clock) : null, before, limit);
  }

  WholeFinding whole(Caller caller, long id) {
    var it = rows.find(id).orElseThrow(() -> SupervisionProblem.UNKNOWN_FINDING.because(id));
    var institution = it.institution();
    var own =
        caller.writes().covers(it.county())
            || (institution != null && caller.writes().covers(institution));
    return new WholeFinding(
        shown(it),
        own,
        steps.list(Steps.Subject.FINDING, id).stream()
            .map(s -> new FindingStep(s.act(), s.words(), s.due(), s.by(), s.at()))
            .toList());
  }

  FindingShown shown(Finding it) {
    var today = LocalDate.now(clock);
    var late = it.late(today) ? today.toEpochDay() - it.due().toEpochDay() : 0;
    return new FindingShown(
        String.valueOf(it.id()),
        String.valueOf(it.inspection()),
        String.valueOf(it.place()),
        it.unit(),
        it.no(),
        it.words(),
        it.serious() ? "serious" : "minor",
        it.pack(),
        it.clause(),
        place(it),
        it.due(),
        late,
        it.state().code(),
        it.failed(),
        it.version());
  }

  private @Nullable String place(Finding it) {
    var pack = it.pack();
    var clause = it.clause();
    return pack == null || clause == null
        ? null
        : policies
            .find(pack)
            .flatMap(p -> p.clause(clause))
            .map(PolicyPack.Clause::place)
            .orElse(clause);
  }
}
