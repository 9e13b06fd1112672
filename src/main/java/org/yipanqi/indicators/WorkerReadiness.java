package org.yipanqi.indicators;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.watch.Readiness;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readings;

/** Whether figures are kept up with the facts. */
@Component
class WorkerReadiness implements Readiness, Readings {

  private final Cells cells;

  WorkerReadiness(Cells cells) {
    this.cells = cells;
  }

  @Override
  public String part() {
    return "worker";
  }

  @Override
  public Optional<String> obstacle() {
    return cells.failing()
        ? Optional.of("figures could not be computed, see the log")
        : Optional.empty();
  }

  @Override
  public List<Reading> read() {
    return List.of(
        Reading.gauge(
            "yipanqi_worker_working", "1 while figures are computed.", cells.atWork() ? 1 : 0),
        Reading.gauge(
            "yipanqi_worker_failing",
            "1 when figures could not be computed the last time.",
            cells.failing() ? 1 : 0));
  }
}
