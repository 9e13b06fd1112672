package org.yipanqi.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;

/**
 * A task with everything that is known of it today.
 *
 * @param line what its policy says; null for what was raised here or stands there no longer
 * @param due the policy's date, else the county's
 * @param seen the figures that show it, or what was typed for it
 * @param period of those figures
 */
public record TaskLine(
    Task task,
    @Nullable LedgerLine line,
    Label title,
    List<Label> units,
    @Nullable LocalDate due,
    Standing standing,
    List<Seen> seen,
    @Nullable String period) {

  /** Where a date comes from. */
  public enum Dated {
    POLICY,
    COUNTY,
    DECISION,
    NOBODY
  }

  /** A figure that shows a task. */
  public record Seen(
      String series,
      Label title,
      @Nullable BigDecimal value,
      @Nullable String unit,
      State state,
      Judgement judgement,
      String target) {}

  /** What kind of task it is: milestone, mechanism, figure, duty, task or raised. */
  public String what() {
    return line == null ? task.kind().code() : line.what();
  }

  /** Whether the document says that the first unit leads. */
  public boolean leadFirst() {
    return line != null && line.leadFirst();
  }

  public Dated dated() {
    if (due == null) {
      return Dated.NOBODY;
    }
    if (line != null && line.due() != null) {
      return Dated.POLICY;
    }
    return task.datedByDecision() ? Dated.DECISION : Dated.COUNTY;
  }

  /** Whether its date has passed and it is not done. */
  public boolean late(LocalDate today) {
    return due != null && due.isBefore(today) && !standing.over() && !what().equals("figure");
  }
}
