package org.yipanqi.indicators.views;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.views.Brief.BriefDecision;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;

/** Brings up the closed figures of a brief that today's records would give otherwise. */
record CorrectedAfterClosing(Row row, Period period) {

  List<BriefDecision> decisions(
      List<BriefFigures.Entry> entries, Supplier<Evaluations.Session> live) {
    if (entries.stream().allMatch(e -> e.figure().kept() == null)) {
      return List.of();
    }
    var now = live.get();
    var other =
        entries.stream()
            .filter(e -> e.figure().kept() != null && differs(e.figure(), now))
            .map(e -> e.head().no())
            .toList();
    return other.isEmpty()
        ? List.of()
        : List.of(
            new BriefDecision(
                "corrected_after_closing",
                new Label(
                    "月结后记录有补正，按现在的记录有 %d 项会变：第 %s 项。重开月结还是维持原数"
                        .formatted(other.size(), String.join("、", other)),
                    "Records were corrected after closing; figures that would change: %d (no. %s)."
                            .formatted(other.size(), String.join(", ", other))
                        + " Reopen, or let them stand"),
                null));
  }

  private boolean differs(Figure closed, Evaluations.Session live) {
    var series = live.pack().series(closed.series().id(), period.end());
    if (series.isEmpty()) {
      return true;
    }
    var now = live.figure(series.get(), row, period);
    return now.state() != closed.state()
        || !Objects.equals(Words.exact(now.value()), Words.exact(closed.value()));
  }
}
