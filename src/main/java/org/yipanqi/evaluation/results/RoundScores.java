package org.yipanqi.evaluation.results;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yipanqi.evaluation.scoring.Given;
import org.yipanqi.evaluation.scoring.ScoreSheet;
import org.yipanqi.evaluation.scoring.Scoring;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.scoring.Stated;
import org.yipanqi.indicators.StandingFigures.Standing;

/**
 * What a round comes to by the figures that it keeps. Reads all of its units, since places in a
 * ranking need them: only the house sees so far.
 */
@Component
public class RoundScores {

  /** A round as it is scored: by run. */
  public record Scores(
      ScoringTable table,
      Map<Long, ScoreSheet> sheets,
      Map<Long, Map<String, Standing>> figures,
      Map<Long, Map<String, MarkRows.Given>> given) {

    public ScoreSheet sheet(Run run) {
      var sheet = sheets.get(run.id());
      if (sheet == null) {
        throw new IllegalStateException("a run outside its round: " + run.id());
      }
      return sheet;
    }
  }

  private final RunRows runs;
  private final MarkRows marks;

  RoundScores(RunRows runs, MarkRows marks) {
    this.runs = runs;
    this.marks = marks;
  }

  public Scores of(Round round, ScoringTable table) {
    return of(round, table, marks.figures(round.id()));
  }

  /**
   * @param figures by run and series: those that the round keeps, or others in their stead
   */
  public Scores of(Round round, ScoringTable table, Map<Long, Map<String, Standing>> figures) {
    var all = runs.of(round.id());
    var given = marks.given(round.id());
    var units =
        all.stream()
            .map(run ->
                new Scoring.Scored(
                    run.unit(),
                    figures(table, figures.getOrDefault(run.id(), Map.of())),
                    stated(given.getOrDefault(run.id(), Map.of()))))
            .toList();
    return new Scores(table, byRun(all, Scoring.of(table, units)), figures, given);
  }

  private static Map<Long, ScoreSheet> byRun(List<Run> runs, List<ScoreSheet> sheets) {
    var all = new LinkedHashMap<Long, ScoreSheet>();
    for (var i = 0; i < runs.size(); i++) {
      all.put(runs.get(i).id(), sheets.get(i));
    }
    return all;
  }

  private static Map<String, Given> figures(ScoringTable table, Map<String, Standing> bySeries) {
    var all = new HashMap<String, Given>();
    for (var criterion : table.criteria()) {
      var series = criterion.series();
      var it = series == null ? null : bySeries.get(series);
      if (it != null) {
        all.put(criterion.id(), new Given(it.state(), it.judgement(), it.value()));
      }
    }
    return all;
  }

  private static Map<String, Stated> stated(Map<String, MarkRows.Given> given) {
    var all = new HashMap<String, Stated>();
    given.forEach((criterion, it) -> all.put(criterion, new Stated(it.own(), it.reviewed())));
    return all;
  }
}
