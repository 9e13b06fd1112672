package org.yipanqi.indicators.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;

/** The figures that a policy wants watched beyond its lists, for one place and period. */
record MonitoredView(
    String pack, MonitoredPlace scope, String period, boolean closed, List<MonitoredLine> rows) {

  record MonitoredPlace(String code, Label name) {}

  /**
   * @param standing known: the policy gives the formula; chosen: the county has fixed it; open: the
   *     county must fix it, and until then there is no figure
   */
  record MonitoredLine(
      String id,
      Label title,
      Label shortTitle,
      String clause,
      String place,
      boolean weighted,
      @Nullable Label note,
      String standing,
      @Nullable MonitoredFigure figure,
      @Nullable MonitoredChoice choice) {}

  /** What the county chooses, with what each choice would give. */
  record MonitoredChoice(
      String parameter,
      Label label,
      Label note,
      @Nullable String value,
      @Nullable String since,
      List<MonitoredOption> options) {}

  record MonitoredOption(String value, Label label, MonitoredFigure figure) {}

  record MonitoredFigure(
      String series,
      Label title,
      String formula,
      Label words,
      String unit,
      State state,
      Judgement judgement,
      @Nullable String value,
      String display,
      String trend,
      @Nullable String comparedPeriod,
      @Nullable String compared) {

    static MonitoredFigure of(Figure figure, Label words) {
      var base = figure.compared();
      var then = base == null ? null : base.value();
      return new MonitoredFigure(
          figure.series().id(),
          figure.series().title(),
          figure.series().formulaText(),
          words,
          figure.series().unit(),
          figure.state(),
          figure.judgement(),
          Words.exact(figure.value()),
          Words.display(figure.series(), figure.value()),
          figure.trend(),
          base == null || then == null ? null : base.period().toString(),
          then == null ? null : Words.display(figure.series(), then));
    }
  }
}
