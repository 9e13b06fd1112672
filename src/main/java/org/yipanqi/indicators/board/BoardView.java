package org.yipanqi.indicators.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenPeriod.ClosingNote;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.web.KeptAnswer;

/**
 * The board as a screen or a file shows it.
 *
 * @param previous the period before, absent when no facts reach it
 * @param lastClosed for each kind of period the last one that is closed and has facts
 * @param generation grows whenever cells change
 * @param cells one list a row, one cell a column
 * @param sets every set of the pack with so many columns
 * @param document how the document stands, or stood when the period was closed
 * @param documentNow how it stands now, where that is another thing than on the closed board
 * @param closing who closed and confirmed the period; absent while it is open
 */
public record BoardView(
    String pack,
    Place scope,
    String period,
    String periodKind,
    boolean closed,
    @Nullable String previous,
    @Nullable String next,
    LastClosed lastClosed,
    String set,
    long generation,
    List<Column> columns,
    List<Chapter> chapters,
    List<Line> rows,
    List<List<Cell>> cells,
    List<SetOf> sets,
    DocumentStanding document,
    @Nullable DocumentStanding documentNow,
    @Nullable ClosingNote closing)
    implements KeptAnswer {

  public record Place(String code, Label name) {}

  /**
   * A set of the pack.
   *
   * @param others its entries that are no figures and stand beside the board
   */
  public record SetOf(String set, int columns, int others) {}

  public record LastClosed(
      @Nullable String month,
      @Nullable String quarter,
      @Nullable String half,
      @Nullable String year) {}

  public record Chapter(
      String id, String no, Label title, @JsonProperty("short") Label shortTitle) {}

  /**
   * @param due the day of its first target that has one
   * @param clause absent on a board kept before columns had one
   */
  public record Column(
      String series,
      String no,
      String chapter,
      Label title,
      @JsonProperty("short") Label shortTitle,
      String unit,
      int decimals,
      String direction,
      String targetText,
      @Nullable String due,
      boolean weighted,
      @Nullable String clause) {}

  public record Line(
      String code,
      Label name,
      Label shortName,
      String kind,
      @Nullable String role,
      @Nullable String parent,
      @Nullable String organisation,
      List<String> tiedWith,
      int met,
      int judged) {

    /** The same line with how many of its figures are judged, and how many of those are met. */
    public Line counted(List<Cell> cells) {
      return new Line(
          code,
          name,
          shortName,
          kind,
          role,
          parent,
          organisation,
          tiedWith,
          (int) cells.stream().filter(c -> c.judgement() == Judgement.MET).count(),
          (int) cells.stream().filter(c -> c.judgement() != Judgement.NOT_JUDGED).count());
    }
  }

  /** What a cell was when its period was closed. */
  public record ClosedCell(
      State state, Judgement judgement, @Nullable String value, String display) {}

  /**
   * @param bearing why it is not judged, where that lies in the document
   * @param asClosed on a live board of a closed period: the cell as it was closed, where it differs
   */
  public record Cell(
      String series,
      State state,
      Judgement judgement,
      @Nullable String value,
      String display,
      String trend,
      @Nullable String num,
      @Nullable String den,
      @Nullable Integer sourcesIn,
      @Nullable Integer sourcesOf,
      Bearing bearing,
      @Nullable ClosedCell asClosed) {

    /** What was kept before there were places and days of validity was bound. */
    public Cell {
      bearing = bearing == null ? Bearing.BINDS : bearing;
    }

    public static Cell of(Figure figure) {
      return new Cell(
          figure.series().id(),
          figure.state(),
          figure.judgement(),
          Words.exact(figure.value()),
          Words.display(figure.series(), figure.value()),
          figure.trend(),
          side(figure.numerator()),
          side(figure.denominator()),
          figure.sourcesIn(),
          figure.sourcesOf(),
          figure.bearing(),
          null);
    }

    /** The cell with what it was when the period was closed, if that was anything else. */
    Cell since(Cell then) {
      var same =
          state == then.state
              && judgement == then.judgement
              && Objects.equals(value, then.value)
              && display.equals(then.display);
      return new Cell(
          series,
          state,
          judgement,
          value,
          display,
          trend,
          num,
          den,
          sourcesIn,
          sourcesOf,
          bearing,
          same ? null : new ClosedCell(then.state, then.judgement, then.value, then.display));
    }

    private static @Nullable String side(@Nullable Quantity quantity) {
      return quantity == null ? null : Words.exact(quantity.value());
    }
  }
}
