package org.yipanqi.indicators.lineage;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.FrozenPeriod.ClosingNote;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.DocumentStanding;

/**
 * The chain behind a figure: clause, formula, parts, targets, sources, history.
 *
 * @param bearing whether the targets bear on the row in the period
 * @param unbound why they don't, absent where they do
 * @param document how the document stands to the county in the period
 * @param closed whether the period is closed
 * @param closing who closed the period; given where the figure is shown as it was kept then
 * @param asClosed what the figure was when its period was closed, beside a live one
 */
public record FigureView(
    String series,
    Label title,
    String unit,
    int decimals,
    RowOf row,
    String period,
    boolean closed,
    State state,
    Judgement judgement,
    @Nullable String value,
    String display,
    @Nullable Label reason,
    ClauseOf clause,
    @Nullable Numbered item,
    @Nullable Numbered indicator,
    @Nullable GoalOf goal,
    List<SlipOf> slips,
    Definition definition,
    List<TargetOf> targets,
    Bearing bearing,
    @Nullable Label unbound,
    DocumentStanding document,
    @Nullable Compared compare,
    List<Part> parts,
    Sources sources,
    List<Point> history,
    @Nullable ClosingNote closing,
    @Nullable Point asClosed) {

  public record RowOf(String code, Label name, String kind, @Nullable String parent) {}

  public record ClauseOf(
      String id, String place, Label title, String number, Label documentTitle, String status) {}

  public record Numbered(int no, Label title) {}

  /** The goal that the figure shows, with what its pack says of the reading. */
  public record GoalOf(String id, Label title, @Nullable Label note) {}

  public record SlipOf(Label text) {}

  /** The version of the definition, with the county's choices it depends on. */
  public record Definition(
      int version, String from, String formula, Label words, List<ParameterOf> parameters) {}

  public record ParameterOf(
      String id, Label label, String value, Label valueWords, Label note, boolean ours) {}

  public record TargetOf(Label text, Judgement judgement, @Nullable Label gap) {}

  /**
   * The same figure in the base period.
   *
   * @param note what the base holds or lacks beside the row as it is: mergers, splits, joinings
   */
  public record Compared(
      String period,
      State state,
      @Nullable String value,
      String display,
      @Nullable String change,
      String direction,
      @Nullable Label note) {}

  /**
   * A measure of the formula.
   *
   * @param records whether its records can be listed
   * @param additive how it adds up
   */
  public record Part(
      String side,
      String ref,
      String measure,
      Label label,
      String scopeWord,
      Label scopeLabel,
      State state,
      @Nullable String value,
      String display,
      String unit,
      @Nullable String fact,
      @Nullable Label factLabel,
      String filter,
      @Nullable String axis,
      @Nullable Label axisLabel,
      @Nullable String additive,
      boolean records,
      @Nullable Integer sourcesIn,
      @Nullable Integer sourcesOf) {}

  public record Sources(int in, int of, List<Missing> missing, List<Twice> twice) {}

  /**
   * @param due the last day on which it would have been in time; not told of closed figures
   * @param daysLate 0 while it is not yet due
   * @param systems where it should come from; none when that is not settled
   */
  public record Missing(
      UnitOf institution,
      String factCode,
      Label fact,
      String month,
      @Nullable LocalDate due,
      int daysLate,
      List<String> systems) {}

  /** A source of which several systems hold records, so that the figure can't be told. */
  public record Twice(
      UnitOf institution, String factCode, Label fact, String month, List<String> systems) {}

  public record UnitOf(String code, Label name) {}

  public record Point(
      String period, State state, Judgement judgement, @Nullable String value, String display) {}
}
