package org.yipanqi.indicators.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.kernel.Label;

/**
 * One indicator everywhere: the figure of a place with all that is behind it, its course over time,
 * the communities, the institutions in order, and who is missing.
 *
 * @param figure the place's figure as its chain tells it: clause, definition, targets, sources
 * @param place the row the figure is of
 * @param targetLine the fixed target as a number, absent when there is none
 * @param ranked whether institutions have ranks: not where more is neither better nor worse
 * @param apart institutions that this indicator is not computed for
 * @param standings how many institutions stand how, those apart included
 */
public record IndicatorView(
    FigureView figure,
    Reading reading,
    String direction,
    @Nullable Label chapter,
    @Nullable String set,
    @Nullable String no,
    PeriodChoice periods,
    @Nullable Neighbour before,
    @Nullable Neighbour after,
    @Nullable String targetLine,
    Course course,
    List<CommunityStanding> communities,
    boolean ranked,
    String order,
    List<LeagueLine> league,
    List<Apart> apart,
    List<StandingCount> standings) {

  /** The indicator beside this one in the document's order. */
  public record Neighbour(String series, String no, Label title) {}

  /**
   * The figure over the periods of a kind. For kinds shorter than a year: this year's, each with
   * the same period of the year before; for years: every year there is.
   */
  public record Course(String kind, List<CourseTick> ticks) {}

  /**
   * @param now absent where no facts reach the period yet
   */
  public record CourseTick(
      String period,
      boolean closed,
      @Nullable CoursePoint now,
      @Nullable String beforePeriod,
      @Nullable CoursePoint before) {}

  /** A figure on a curve; a gap in it where there is no value. */
  public record CoursePoint(
      State state,
      Judgement judgement,
      @Nullable String value,
      String display,
      @Nullable String num,
      @Nullable String den) {}

  /**
   * @param met of its institutions how many meet the target, of how many judged
   * @param spark the last periods of the course's kind
   */
  public record CommunityStanding(
      String code,
      Label name,
      Label shortName,
      String series,
      Reading reading,
      int met,
      int judged,
      List<FigureView.Point> spark) {}

  /**
   * @param rank absent without a value, and where the indicator has no direction
   * @param here whether it is the place the page is about
   */
  public record LeagueLine(
      @Nullable Integer rank,
      String code,
      Label name,
      Label shortName,
      @Nullable String community,
      @Nullable Label communityName,
      @Nullable String role,
      List<String> tiedWith,
      String series,
      boolean here,
      Reading reading) {}

  public record Apart(
      String code, Label name, @Nullable Label communityName, Label reason, String series) {}

  public record StandingCount(String standing, int count) {}
}
