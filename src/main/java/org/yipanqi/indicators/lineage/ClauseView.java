package org.yipanqi.indicators.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.DocumentStanding;

/**
 * What a clause became: everything of the pack that rests on it, with its figures.
 *
 * @param status of the document: draft, trial, in_force, lapsed or superseded
 * @param became the clause's entries, one list a kind; a kind without entries is not there
 * @param document how it stands to the county in the period
 * @param figures the series that rest on the clause, by definition or by target
 */
public record ClauseView(
    String id,
    String place,
    Label title,
    String number,
    Label documentTitle,
    String status,
    @Nullable String previous,
    @Nullable String next,
    List<ClauseEntry> became,
    List<ClauseFigure> figures,
    DocumentStanding document,
    List<Label> slips) {

  /**
   * An entry of the pack.
   *
   * @param kind indicator, item, goal, duty, standard, parameter or measure
   * @param no its number in the document, empty where it has none
   * @param detail what it says beside its title: the value of a parameter, a filter in words
   * @param due as 2020-12-31
   * @param series the figures that show it
   */
  public record ClauseEntry(
      String kind,
      String id,
      String no,
      Label title,
      @Nullable Label detail,
      @Nullable String due,
      List<String> series) {}

  /** A figure of the place and period asked for. */
  public record ClauseFigure(
      String series,
      Label title,
      String unit,
      State state,
      Judgement judgement,
      Bearing bearing,
      @Nullable String value,
      String display,
      List<Label> targets,
      Label formula) {}
}
