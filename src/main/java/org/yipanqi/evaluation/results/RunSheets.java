package org.yipanqi.evaluation.results;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.evaluation.results.RunSheet.RunFigure;
import org.yipanqi.evaluation.results.RunSheet.RunLine;
import org.yipanqi.evaluation.results.RunSheet.RunResult;
import org.yipanqi.evaluation.scoring.Criterion;
import org.yipanqi.evaluation.scoring.Criterion.Source;
import org.yipanqi.evaluation.scoring.Mark;
import org.yipanqi.evaluation.scoring.Points;
import org.yipanqi.evaluation.scoring.ScoreSheet;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.evaluation.tables.TableRows;
import org.yipanqi.indicators.StandingFigures.Standing;
import org.yipanqi.policy.Policies;

/** Puts together what is shown and kept of a run. */
@Component
public class RunSheets {

  private final TableRows tables;
  private final RoundFigures figures;
  private final Policies policies;

  RunSheets(TableRows tables, RoundFigures figures, Policies policies) {
    this.tables = tables;
    this.figures = figures;
    this.policies = policies;
  }

  public RunSheet of(Run run, Round round, RoundScores.Scores scores) {
    var table = scores.table();
    var sheet = scores.sheet(run);
    var place = figures.place(table, run.unit());
    var pack = policies.find(round.pack());
    var bySeries = scores.figures().getOrDefault(run.id(), Map.of());
    var given = scores.given().getOrDefault(run.id(), Map.of());
    var lines =
        table.criteria(run.unit()).stream()
            .map(it ->
                line(
                    it,
                    ScoringTables.place(pack, it),
                    sheet.mark(it.id()),
                    figure(place, it.series() == null ? null : bySeries.get(it.series())),
                    given.get(it.id())))
            .toList();
    var closing = round.closing();
    var submitted = run.submitted();
    var confirmed = run.confirmed();
    var kept = tables.find(round.tableId()).orElseThrow();
    return new RunSheet(
        run.id(),
        round.id(),
        String.valueOf(round.county()),
        round.about(),
        run.unit(),
        run.name(),
        round.pack(),
        table.title(),
        kept.version(),
        table.ours(),
        round.period().toString(),
        round.purpose().code(),
        round.purpose().label(),
        closing == null ? null : closing.version(),
        closing == null ? null : closing.name(),
        closing == null ? null : closing.at(),
        submitted == null ? null : submitted.name(),
        submitted == null ? null : submitted.at(),
        confirmed == null ? null : confirmed.name(),
        confirmed == null ? null : confirmed.at(),
        lines,
        result(sheet, table));
  }

  static RunResult result(ScoreSheet sheet, ScoringTable table) {
    var band = sheet.band();
    return new RunResult(
        sheet.sum().toPlainString(),
        sheet.counted().toPlainString(),
        table.whole().toPlainString(),
        plain(sheet.score()),
        band == null ? null : band.code(),
        band == null ? null : band.title(),
        sheet.words());
  }

  private static RunLine line(
      Criterion it,
      String clausePlace,
      Mark mark,
      @Nullable RunFigure figure,
      MarkRows.@Nullable Given given) {
    var ownBy = given == null ? null : given.ownBy();
    var reviewedBy = given == null ? null : given.reviewedBy();
    return new RunLine(
        it.id(),
        it.title(),
        it.weight().toPlainString(),
        it.source().kind(),
        it.source().reference(),
        it.source() instanceof Source.OfSeries of ? of.indicator() : null,
        it.source().clause(),
        clausePlace,
        way(it.points()),
        figure,
        mark.outcome().code(),
        mark.outcome().label(),
        plain(mark.points()),
        plain(mark.before()),
        mark.reviewed(),
        mark.words(),
        given == null ? null : plain(given.own()),
        given == null ? null : given.statement(),
        ownBy == null ? null : ownBy.name(),
        ownBy == null ? null : ownBy.at(),
        given == null ? null : given.reviewReason(),
        reviewedBy == null ? null : reviewedBy.name(),
        reviewedBy == null ? null : reviewedBy.at());
  }

  static @Nullable RunFigure figure(String place, @Nullable Standing it) {
    return it == null
        ? null
        : new RunFigure(
            place,
            it.series(),
            it.title(),
            it.unit(),
            it.decimals(),
            it.state().code(),
            it.state().label(),
            it.judgement().code(),
            it.judgement().label(),
            plain(it.value()),
            it.targets(),
            it.reason(),
            it.kept());
  }

  private static String way(Points points) {
    return switch (points) {
      case Points.ByJudgement _ -> "judgement";
      case Points.ByLine _ -> "line";
      case Points.BySteps _ -> "steps";
      case Points.ByRank _ -> "rank";
      case Points.Stated _ -> "stated";
    };
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
