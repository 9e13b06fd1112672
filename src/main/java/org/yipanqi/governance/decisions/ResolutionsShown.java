package org.yipanqi.governance.decisions;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.decisions.ResolutionController.ResolutionRow;
import org.yipanqi.governance.decisions.ResolutionController.ServedLine;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ServedLines;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** Decisions as they travel. */
@Component
class ResolutionsShown {

  private final Registry registry;
  private final ServedLines lines;
  private final Protocol protocol;

  ResolutionsShown(Registry registry, ServedLines lines, Protocol protocol) {
    this.registry = registry;
    this.lines = lines;
    this.protocol = protocol;
  }

  ResolutionRow row(DecisionBook.Taken taken) {
    var it = taken.decision();
    var line = lines.find(it.county(), it.serves()).map(ResolutionsShown::line).orElse(null);
    var institution =
        Optional.ofNullable(it.institution()).flatMap(id -> registry.snapshot().institution(id));
    return row(taken, institution.orElse(null), line, protocol.today());
  }

  static ResolutionRow row(
      DecisionBook.Taken taken,
      @Nullable Institution institution,
      @Nullable ServedLine line,
      LocalDate today) {
    Decision it = taken.decision();
    var due = it.due();
    return new ResolutionRow(
        String.valueOf(it.id()),
        String.valueOf(it.county()),
        String.valueOf(it.meeting()),
        String.valueOf(taken.body()),
        taken.bodyTitle(),
        taken.heldOn(),
        it.text(),
        line,
        it.owner(),
        institution == null ? null : institution.shortName(),
        institution == null ? null : institution.code(),
        due,
        Given.code(it.state()),
        it.overdue(today),
        it.overdue(today) && due != null ? due.until(today, ChronoUnit.DAYS) : 0,
        it.outcome(),
        it.settledOn(),
        it.version());
  }

  static ServedLine line(ServedLines.Line it) {
    return new ServedLine(
        it.serves().pack(),
        Given.code(it.serves().kind()),
        it.serves().ref(),
        it.clause(),
        it.place(),
        it.title());
  }

  /** The number of an institution by its code. */
  @Nullable Integer institution(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : registry
            .snapshot()
            .institution(code)
            .map(Institution::id)
            .orElseThrow(GovernanceProblem.UNKNOWN_INSTITUTION::because);
  }
}
