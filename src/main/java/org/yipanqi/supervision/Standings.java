package org.yipanqi.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;

/**
 * Where a task stands, by what is known of it. Nothing is done by itself, and no date is invented.
 */
final class Standings {

  private Standings() {}

  /**
   * @param line null for a task of no policy
   * @param judgement of its figure, or of what was typed for it; null where there is neither
   * @param due the policy's date, else the county's; null where nobody gave one
   */
  static Standing of(
      Task task,
      @Nullable LedgerLine line,
      @Nullable Judgement judgement,
      @Nullable LocalDate due,
      LocalDate today) {
    if (line != null && line.figure()) {
      return judgement == null ? Standing.NOT_JUDGED : Standing.of(judgement);
    }
    return switch (task.state()) {
      case DONE -> Standing.DONE;
      case DROPPED -> Standing.DROPPED;
      case REPORTED -> Standing.REPORTED;
      case OPEN -> {
        if (judgement == Judgement.MET) {
          yield Standing.DONE;
        }
        yield due != null && due.isBefore(today) ? Standing.OVERDUE : Standing.OPEN;
      }
    };
  }
}
