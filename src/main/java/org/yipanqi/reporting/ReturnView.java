package org.yipanqi.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** A return as a page shows it: what it is, how the form is laid out, what stands in it. */
public record ReturnView(ReturnHead head, FormLayout layout, ReturnContent content) {

  /**
   * What it is and where it stands.
   *
   * @param may the acts that are open to whoever looks
   * @param newerForm the version of the form that a draft may move to; null where it has the newest
   * @param below the step that whoever looks may give it back to instead of the filling; null for
   *     none
   * @param discloses whether the policy makes any of it public
   * @param keptNo the number of the copy kept when it was locked last; null while there is none
   */
  public record ReturnHead(
      long id,
      String pack,
      String form,
      int formVersion,
      @Nullable Integer newerForm,
      Label title,
      boolean ours,
      @Nullable Label note,
      @Nullable String clause,
      String unit,
      Label unitName,
      String unitKind,
      String period,
      int edition,
      @Nullable Long amends,
      @Nullable String amendedBecause,
      String state,
      int step,
      int version,
      int filled,
      int required,
      int entered,
      int errors,
      int warnings,
      int timesReturned,
      OffsetDateTime changedAt,
      @Nullable OffsetDateTime handedInAt,
      @Nullable Boolean onTime,
      @Nullable String lockedName,
      @Nullable OffsetDateTime lockedAt,
      @Nullable Integer keptNo,
      boolean discloses,
      List<String> may,
      @Nullable ReturnBelow below,
      List<ReturnStep> steps,
      List<ReturnDone> history,
      List<ReturnEdition> editions) {}

  /**
   * A step of its way.
   *
   * @param places who takes it, by name; empty where it is passed over
   * @param mine whether it is for whoever looks
   * @param state done, current or ahead
   * @param due the last day in time; null where nobody has fixed one
   * @param dueWords the day as the policy puts it; null where it names none
   */
  public record ReturnStep(
      int no,
      String id,
      Label label,
      String act,
      Label duty,
      List<Label> places,
      boolean mine,
      String state,
      @Nullable LocalDate due,
      @Nullable Label dueWords,
      @Nullable Label note,
      @Nullable ReturnDone done) {}

  /** A step that a return may be given back to, with who takes it. */
  public record ReturnBelow(int no, Label label, List<Label> places) {}

  /**
   * Something that was done.
   *
   * @param toStep where the return stood afterwards
   */
  public record ReturnDone(
      String act,
      Label actLabel,
      int step,
      int toStep,
      String name,
      Label duty,
      Label place,
      @Nullable String inSteadOf,
      OffsetDateTime at,
      @Nullable String reason) {}

  public record ReturnEdition(long id, int edition, String state, OffsetDateTime changedAt) {}

  /** How the form is laid out. */
  public record FormLayout(List<FormSection> sections, List<FormCellRule> rules) {}

  /**
   * @param written whether people add and take away its rows
   */
  public record FormSection(
      String id,
      Label title,
      boolean written,
      int mostRows,
      List<FormColumn> columns,
      List<FormRow> rows) {}

  /**
   * @param rule the number of what may stand in its cells, for a new row
   */
  public record FormColumn(String id, Label label, int rule) {}

  public record FormRow(
      String key, Label label, @Nullable String unit, int indent, boolean heading) {}

  /**
   * What may stand in a cell.
   *
   * @param from typed, figure, record, computed, rule or carried
   */
  public record FormCellRule(
      String type,
      @Nullable String unit,
      int places,
      boolean required,
      String from,
      List<FormChoice> choices) {}

  public record FormChoice(String code, Label label) {}

  /** What stands in it. */
  public record ReturnContent(List<ReturnCell> cells, List<ReturnFinding> findings) {}

  /**
   * A cell.
   *
   * @param rule its number in the layout
   * @param value what counts; null where there is none
   * @param typed what somebody typed over or into it
   * @param state of what the records gave
   * @param why why a computed cell has no value, in words
   * @param source the figure behind it, to be opened
   * @param differs whether what was typed is too far from what is recorded
   */
  public record ReturnCell(
      String address,
      int rule,
      @Nullable String value,
      @Nullable String typed,
      @Nullable String typedName,
      @Nullable String recorded,
      @Nullable String state,
      @Nullable Label why,
      @Nullable CellSource source,
      boolean differs,
      @Nullable String note) {}

  /** A figure: its series, whose it is, and of which time. */
  public record CellSource(String series, String place, String span) {}

  /**
   * @param kind value, missing or check
   */
  public record ReturnFinding(
      String kind, String code, boolean error, List<String> cells, Label words) {}
}
