package org.yipanqi.indicators.views;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.kernel.Label;

/**
 * All that is known of one institution, community or county: every figure by chapter, what it owes
 * and has sent, what became of it.
 *
 * @param sparkKind how long the periods of the small curves are
 */
public record InstitutionFigures(
    PlaceCard card,
    PeriodChoice periods,
    String sparkKind,
    List<FigureGroup> groups,
    SourceGrid sources,
    List<PlaceEvent> history,
    ClinicTable clinics) {

  /**
   * Who it is.
   *
   * @param kind county, community or institution
   * @param signs the other signs of the same organisation
   * @param members of a community in the period, or the communities of a county
   */
  public record PlaceCard(
      String code,
      Label name,
      String kind,
      @Nullable Label institutionKind,
      @Nullable String level,
      @Nullable String ownership,
      @Nullable Label division,
      @Nullable PlaceLink organisation,
      List<PlaceLink> signs,
      @Nullable PlaceLink community,
      @Nullable String role,
      @Nullable PlaceLink manager,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn,
      List<PlaceLink> members) {}

  public record PlaceLink(String code, Label name) {}

  /** A chapter of a set with its figures. */
  public record FigureGroup(
      String set, @Nullable String no, @Nullable Label title, List<PlaceFigure> figures) {}

  public record PlaceFigure(
      String series,
      String no,
      Label title,
      Label shortTitle,
      String unit,
      int decimals,
      String direction,
      String targetText,
      Reading reading,
      List<FigureView.Point> spark) {}

  /** Which facts the place owes and how many of its reporters have sent them, month by month. */
  public record SourceGrid(List<String> months, List<SourceRow> rows) {}

  public record SourceRow(String fact, Label label, List<SourceMonth> months) {}

  /**
   * @param owed how many reporters owe it for the month; none owes it when 0
   */
  public record SourceMonth(int in, int owed) {}

  /**
   * Something that happened to a place.
   *
   * @param what opened, closed, joined, left
   * @param other the community, or the member
   */
  public record PlaceEvent(LocalDate day, String what, @Nullable PlaceLink other, boolean lead) {}

  /** What the clinics of a hospital add to its figures, measure by measure. */
  public record ClinicTable(List<ClinicColumn> columns, List<ClinicRow> rows) {}

  public record ClinicColumn(String measure, Label label, String unit) {}

  public record ClinicRow(String code, Label name, List<ClinicCell> cells) {}

  public record ClinicCell(State state, @Nullable String value) {}
}
