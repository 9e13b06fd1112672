package org.yipanqi.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.board.ItemViews;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A whole pack for one place and period: every task and every series. */
@Service
public class PackEvaluation {

  /**
   * All figures of a pack.
   *
   * @param standing the mark of a draft and why nothing is judged; empty where the document binds
   * @param items the tasks in the pack's order, then every series that is not a task of its own
   * @param typedSeries how many series rest on typed figures
   */
  public record Evaluated(
      String pack,
      String scope,
      String period,
      @JsonProperty("typed_series") long typedSeries,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> standing,
      List<EvaluatedSeries> items) {

    /** The same as an Excel file. */
    public byte[] sheet(Locale locale) {
      return FiguresSheet.of(standing, items, locale);
    }

    /** The same as JSON, decimals as plain numbers. */
    public String json() {
      return JSON.writeValueAsString(this);
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final Evaluations evaluations;
  private final ItemViews tasks;
  private final Policies policies;
  private final Calendar calendar;

  PackEvaluation(Evaluations evaluations, ItemViews tasks, Policies policies, Calendar calendar) {
    this.evaluations = evaluations;
    this.tasks = tasks;
    this.policies = policies;
    this.calendar = calendar;
  }

  /** The last year of a place that facts reach into, closed or not. */
  public Period lastYear(String packId, String scope) {
    return calendar.asked(policies.get(packId), scope, null, true);
  }

  /**
   * Every task and series: as closed where the period is closed, unless live figures are wanted.
   */
  @Transactional
  public Evaluated evaluate(
      Caller caller, String packId, Period period, String scope, boolean live) {
    var session = evaluations.session(policies.get(packId), List.of(period), Basis.of(live));
    var row = evaluations.row(scope);
    return evaluate(session, row, period, tasks.items(session, row, period));
  }

  /** Every series by a session's figures, with a task list made before. */
  public Evaluated evaluate(
      Evaluations.Session session, Row row, Period period, List<ItemViews.TaskItem> items) {
    var pack = session.pack();
    var figures = new LinkedHashMap<String, EvaluatedSeries>();
    for (var id : pack.seriesIds()) {
      var series = pack.series(id, period.end()).orElseThrow();
      figures.put(
          id,
          EvaluatedSeries.of(
              session.figure(series, row, period), id, "series", typed(pack, series, period)));
    }
    var levels = row.levels(period.end());
    var result = new ArrayList<EvaluatedSeries>();
    var listed = new HashSet<String>();
    for (var item : items) {
      var own =
          item.series().stream()
              .map(ItemViews.SeriesOf::id)
              .filter(id ->
                  pack.series(id, period.end())
                      .filter(s -> levels.stream().anyMatch(s.levels()::contains))
                      .isPresent())
              .findFirst()
              .or(() -> item.series().stream().map(ItemViews.SeriesOf::id).findFirst())
              .map(figures::get);
      result.add(own.isPresent() ? own.get().asTask(item) : EvaluatedSeries.of(item));
      listed.add(item.id());
    }
    figures.forEach((id, figure) -> {
      if (!listed.contains(id)) {
        result.add(figure);
      }
    });
    var typed = figures.values().stream().filter(EvaluatedSeries::typed).count();
    var standing = DocumentStanding.of(pack, String.valueOf(row.county()), period.end());
    return new Evaluated(pack.id(), row.code(), period.toString(), typed, standing.said(), result);
  }

  private static boolean typed(PolicyPack pack, Series series, Period period) {
    return typed(pack, series.formula().refs(), period);
  }

  private static boolean typed(PolicyPack pack, Set<Formula.Ref> refs, Period period) {
    return refs.stream()
        .anyMatch(ref ->
            switch (pack.measure(ref.measure(), period.end()).orElse(null)) {
              case Measure.Base base -> base.fact().code().equals("typed_figure");
              case Measure.Derived derived -> typed(pack, derived.formula().refs(), period);
              case null -> false;
            });
  }
}
