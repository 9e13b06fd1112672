package org.yipanqi.evaluation.desk;

import static org.yipanqi.evaluation.tables.EvaluationProblem.UNKNOWN_RUN;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.results.FrozenCopies;
import org.yipanqi.evaluation.results.ResultUses;
import org.yipanqi.evaluation.results.Round;
import org.yipanqi.evaluation.results.RoundFigures;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.RoundScores;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunSheet;
import org.yipanqi.evaluation.results.RunSheet.RunFigure;
import org.yipanqi.evaluation.results.RunSheet.RunResult;
import org.yipanqi.evaluation.results.RunSheets;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.evaluation.tables.TableRows;
import org.yipanqi.indicators.StandingFigures.Standing;
import org.yipanqi.kernel.Label;

/** Evaluations looked at: the list, one unit's sheet, and what it would be now. */
@Service
public class RunDesk {

  private static final int MOST_EVENTS = 200;

  /**
   * A round with the units of it that the caller may see.
   *
   * @param table the title of its table
   * @param ours whether that is a sample
   */
  public record Listed(Round round, Label table, boolean ours, List<Run> runs) {}

  /**
   * A run, its sheet and its way.
   *
   * @param own whether the caller may state marks for it
   * @param all whether the caller may review it
   * @param uses what rests on the result
   */
  public record Looked(
      Run run,
      Round round,
      RunSheet sheet,
      List<RunRows.Event> events,
      boolean own,
      boolean all,
      List<ResultUses.Rests> uses) {}

  /** A criterion that would be marked otherwise now. */
  public record Differs(
      String criterion,
      Label title,
      @Nullable String then,
      @Nullable String now,
      @Nullable RunFigure figureThen,
      @Nullable RunFigure figureNow,
      Label words) {}

  /**
   * A run as it would come out now.
   *
   * @param tableVersion the newest version of the table, which it is scored by
   */
  public record WouldBe(int tableVersion, RunResult then, RunResult now, List<Differs> differs) {}

  private final RoundRows rounds;
  private final RunRows rows;
  private final TableRows tableRows;
  private final ScoringTables tables;
  private final RoundScores scores;
  private final RoundFigures figures;
  private final RunSheets sheets;
  private final FrozenCopies copies;
  private final ResultUses uses;
  private final PlatformTransactionManager transactions;

  RunDesk(
      RoundRows rounds,
      RunRows rows,
      TableRows tableRows,
      ScoringTables tables,
      RoundScores scores,
      RoundFigures figures,
      RunSheets sheets,
      FrozenCopies copies,
      ResultUses uses,
      PlatformTransactionManager transactions) {
    this.rounds = rounds;
    this.rows = rows;
    this.tableRows = tableRows;
    this.tables = tables;
    this.scores = scores;
    this.figures = figures;
    this.sheets = sheets;
    this.copies = copies;
    this.uses = uses;
    this.transactions = transactions;
  }

  /**
   * A county's rounds, the newest first.
   *
   * @param before the last one seen; {@code Long.MAX_VALUE} at the beginning
   */
  @Transactional(readOnly = true)
  public List<Listed> list(Caller caller, long county, long before, int limit) {
    var found = rounds.of(county, before, limit);
    var runs = rows.of(found.stream().map(Round::id).toList());
    return found.stream()
        .map(it -> {
          var table = tableRows.find(it.tableId()).orElseThrow();
          var of = runs.stream().filter(r -> r.roundId() == it.id()).toList();
          return new Listed(it, table.title(), table.ours(), of);
        })
        .toList();
  }

  /** One unit's evaluation: as it was kept once it is confirmed, as it stands before. */
  public Looked look(Caller caller, long id) {
    var run = seen(id);
    return Acting.asHouseApart(
        transactions,
        () -> {
          var round = rounds.find(run.roundId()).orElseThrow();
          var sheet = run.state().frozen() ? copies.record(id) : sheet(caller, run, round);
          return new Looked(
              run,
              round,
              sheet,
              rows.events(id, MOST_EVENTS),
              run.ownOf(caller),
              run.reviewedBy(caller),
              uses.of(round));
        });
  }

  private RunSheet sheet(Caller caller, Run run, Round round) {
    var table = tables.read(tables.get(caller, round.tableId()));
    return sheets.of(run, round, scores.of(round, table));
  }

  /** The sheet of a confirmed run as it was printed then, or of one that is open as it stands. */
  public byte[] print(Caller caller, long id, Locale locale) {
    var run = seen(id);
    return Acting.asHouseApart(
        transactions,
        () -> {
          if (run.state().frozen()) {
            return copies.sheet(id, locale);
          }
          var round = rounds.find(run.roundId()).orElseThrow();
          return FrozenCopies.print(sheet(caller, run, round), locale);
        });
  }

  /** The same run by today's figures, definitions and table; nothing of it is kept. */
  public WouldBe wouldBe(Caller caller, long id) {
    var then = look(caller, id);
    var round = then.round();
    return Acting.asHouseApart(
        transactions,
        () -> {
          var kept = tables.get(caller, round.tableId());
          var newest = tableRows.newest(round.county(), kept.code()).orElse(kept);
          var table = tables.read(newest);
          var runs = rows.of(round.id());
          var live = figures.of(table, round.period(), runs.stream().map(Run::unit).toList(), true);
          var byRun = new HashMap<Long, Map<String, Standing>>();
          runs.forEach(r ->
              byRun.put(
                  r.id(),
                  Objects.requireNonNull(live.get(figures.place(table, r.unit()))).figures()));
          var now = sheets.of(then.run(), round, scores.of(round, table, byRun));
          return new WouldBe(
              newest.version(), then.sheet().result(), now.result(), differing(then.sheet(), now));
        });
  }

  private static List<Differs> differing(RunSheet then, RunSheet now) {
    var before = new HashMap<String, RunSheet.RunLine>();
    then.lines().forEach(it -> before.put(it.criterion(), it));
    return now.lines().stream()
        .filter(it -> {
          var was = before.get(it.criterion());
          return was == null || !same(was.points(), it.points()) || !sameValue(was, it);
        })
        .map(it -> {
          var was = before.get(it.criterion());
          return new Differs(
              it.criterion(),
              it.title(),
              was == null ? null : was.points(),
              it.points(),
              was == null ? null : was.figure(),
              it.figure(),
              it.words());
        })
        .toList();
  }

  private static boolean sameValue(RunSheet.RunLine one, RunSheet.RunLine other) {
    var a = one.figure();
    var b = other.figure();
    return a == null || b == null
        ? a == b
        : a.state().equals(b.state()) && same(a.value(), b.value());
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == null || other == null
        ? Objects.equals(one, other)
        : new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }

  private Run seen(long id) {
    return Acting.together(transactions, () -> rows.find(id))
        .orElseThrow(() -> UNKNOWN_RUN.because(id));
  }
}
