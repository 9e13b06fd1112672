package org.yipanqi.evaluation.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.evaluation.RoundOpening;
import org.yipanqi.evaluation.Rounds;
import org.yipanqi.evaluation.Runs;
import org.yipanqi.evaluation.scoring.Outcome;
import org.yipanqi.evaluation.scoring.ScoringTable.About;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.kernel.Period;

/**
 * Invented tables for a sample county, and one quarter of its communities from their own marks to
 * publication. The last quarter is left for whoever tries it.
 */
@Service
@NamedInterface("sample")
public class SampleEvaluations {

  private static final String STATEMENT = "示例：有关文件、会议纪要在案备查";
  private static final int MONTHS = 3;

  private final ScoringTables tables;
  private final RoundOpening openings;
  private final Rounds rounds;
  private final Runs runs;
  private final RunDesk desk;
  private final SourceCalendar sources;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  SampleEvaluations(
      ScoringTables tables,
      RoundOpening openings,
      Rounds rounds,
      Runs runs,
      RunDesk desk,
      SourceCalendar sources,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.tables = tables;
    this.openings = openings;
    this.rounds = rounds;
    this.runs = runs;
    this.desk = desk;
    this.sources = sources;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Adds them where the county is invented, has a policy with such tables, and has none of its own.
   */
  public void ensure(Caller operator) {
    for (var county : counties()) {
      for (var about : List.of(About.DEPARTMENT, About.COUNTY, About.COMMUNITY)) {
        if (tables.hasSample(county, about)) {
          var table =
              tables.send(officer(operator, county, "sample"), tables.sample(county, about));
          if (about == About.COMMUNITY) {
            quarter().ifPresent(it -> hold(operator, county, table, it));
          }
        }
      }
    }
  }

  private List<Long> counties() {
    return Acting.asHouseApart(
        transactions,
        () ->
            jdbc.sql(
                    """
                    select distinct c.county from registry_api.institution i
                      join registry_api.unit_county c on c.unit = i.id
                     where i.sample and c.county is not null
                       and not exists (select from evaluation.scoring_table t
                                        where t.county = c.county)
                     order by c.county limit 10
                    """)
                .query((row, _) -> row.getLong("county"))
                .list());
  }

  /** The last whole quarter but one that there are records of. */
  private Optional<Period> quarter() {
    return sources
        .horizon()
        .map(it -> {
          var last = it.last();
          var over = last.getMonthValue() % MONTHS == 0 ? last : last.minusMonths(MONTHS);
          return quarterOf(over).previous();
        })
        .filter(it -> sources.horizon().filter(h -> !h.first().isAfter(it.first())).isPresent());
  }

  private static Period quarterOf(YearMonth month) {
    return Period.of("%dQ%d".formatted(month.getYear(), (month.getMonthValue() - 1) / MONTHS + 1));
  }

  private void hold(Caller operator, long county, long table, Period period) {
    var stating = officer(operator, county, "sample-unit");
    var reviewing = officer(operator, county, "sample-office");
    var round = openings.open(reviewing, table, period.toString(), Purpose.REGULAR);
    for (var listed : desk.list(reviewing, county, Long.MAX_VALUE, 1)) {
      for (var run : listed.runs()) {
        state(stating, run.id());
        review(reviewing, run.id());
      }
    }
    rounds.publish(reviewing, round, 0);
  }

  private void state(Caller caller, long run) {
    var no = 0;
    for (var line : desk.look(caller, run).sheet().lines()) {
      if (line.way().equals("stated")) {
        var points =
            new BigDecimal(line.weight())
                .multiply(share(run, ++no))
                .setScale(1, RoundingMode.HALF_UP);
        runs.state(caller, run, version(caller, run), line.criterion(), points, STATEMENT);
      }
    }
    runs.submit(caller, run, version(caller, run));
  }

  /** From 70 to 95 of a hundred, differing as such marks do. */
  private static BigDecimal share(long run, int no) {
    return BigDecimal.valueOf(70 + (no * 7L + run * 11) % 26, 2);
  }

  /** What blocks a result is lifted by the reviewer: no points, with the reason. */
  private void review(Caller caller, long run) {
    for (var line : desk.look(caller, run).sheet().lines()) {
      if (line.outcome().equals(Outcome.BLOCKS.code())) {
        runs.review(
            caller,
            run,
            version(caller, run),
            line.criterion(),
            BigDecimal.ZERO,
            "示例：数据不能判定，本季不给分");
      }
    }
    runs.confirm(caller, run, version(caller, run));
  }

  private int version(Caller caller, long run) {
    return desk.look(caller, run).run().version();
  }

  /** Two invented people, so that nobody reviews what he or she stated. */
  private static Caller officer(Caller operator, long county, String user) {
    return new Caller(
        user, "示例", Duty.REFORM_OFFICER, String.valueOf(county), operator.scope(), Reach.ALL);
  }
}
