package org.yipanqi.indicators.closing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;

/** What pages are told of closings. */
final class ClosingViews {

  private ClosingViews() {}

  /** How a month stands. */
  enum MonthStatus {
    /** Not over, or over so short a time that nobody is late. */
    OPEN,
    /** Over for as many days as the policy's calendar leaves, and not closed. */
    DUE,
    CLOSED,
    CONFIRMED,
    REOPENED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A year of a county's months, newest first.
   *
   * @param years the years there is something of, newest first
   * @param anotherConfirms whether who confirms must not be who closed
   */
  record ClosingYear(
      String county,
      Label name,
      int year,
      List<Integer> years,
      boolean anotherConfirms,
      List<ClosingMonth> months) {}

  /**
   * A month.
   *
   * @param closable whether it can be closed now
   * @param after the month that must be closed first, where that is what hinders it
   * @param missing how many sources are missing: when it was closed, or now while it is open
   * @param differences how many figures would differ today; absent while it is open
   * @param earlierReopened whether a month before it was reopened after it was closed
   * @param along the longer periods that are closed, or would be closed, with it
   * @param versions every time it was closed, newest first
   */
  record ClosingMonth(
      String month,
      MonthStatus status,
      boolean closable,
      @Nullable String after,
      int missing,
      @Nullable Integer differences,
      boolean earlierReopened,
      List<String> along,
      List<ClosingVersion> versions) {}

  record ClosingVersion(
      long id,
      int version,
      ActOf closed,
      int missing,
      @Nullable String statement,
      @Nullable ActOf confirmed,
      @Nullable ActOf reopened,
      @Nullable String reason) {}

  record ActOf(String by, OffsetDateTime at) {

    static @Nullable ActOf of(Closing.@Nullable Act act) {
      return act == null ? null : new ActOf(act.name(), act.at());
    }
  }

  /** The sources that a month lacks: now, or when it was closed. */
  record MissingSources(String month, @Nullable Integer version, List<MissingSource> sources) {}

  /** A document that was kept, and whether the copy it belongs to is in force. */
  record PrintOf(
      String pack,
      String period,
      int version,
      boolean inForce,
      OffsetDateTime takenAt,
      String kind,
      String scope,
      Label scopeName,
      String language,
      String extension,
      int size,
      String sha256) {}

  /**
   * What of a closed period would be different today.
   *
   * @param total how many figures differ
   * @param next where the next page begins
   */
  record DifferencePage(
      String pack,
      String period,
      int version,
      OffsetDateTime closedAt,
      int total,
      List<FigureDifference> rows,
      @Nullable String next) {}

  /**
   * A figure that would be different today.
   *
   * @param set the board that shows it, indicators before items; absent when neither does
   * @param column the series that heads its column there
   * @param change live less closed, in the series' unit; absent unless both have a value
   */
  record FigureDifference(
      String row,
      Label rowName,
      String series,
      Label title,
      String unit,
      @Nullable String set,
      @Nullable String column,
      Side closed,
      Side live,
      @Nullable String change,
      boolean definitionChanged,
      List<LaterImport> imports) {

    FigureDifference shownOn(String board, String head) {
      return new FigureDifference(
          row,
          rowName,
          series,
          title,
          unit,
          board,
          head,
          closed,
          live,
          change,
          definitionChanged,
          imports);
    }
  }

  record Side(State state, Judgement judgement, @Nullable String value, String display) {}

  /** A file that came in after the closing and touches what the figure is made of. */
  record LaterImport(
      long id, String format, Label label, String fileName, String by, OffsetDateTime at) {}
}
