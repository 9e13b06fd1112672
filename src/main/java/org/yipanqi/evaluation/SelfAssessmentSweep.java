package org.yipanqi.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunState;

/** Tells, once each, that a unit's own marks are due in days or late. */
@Component
class SelfAssessmentSweep {

  static final int DAYS_BEFORE = 3;

  private final RoundRows rounds;
  private final RunRows runs;
  private final RunTold told;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  SelfAssessmentSweep(
      RoundRows rounds,
      RunRows runs,
      RunTold told,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rounds = rounds;
    this.runs = runs;
    this.told = told;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 4, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    sweep(LocalDate.now(clock));
  }

  /** How many are due soon or late on a day; telling again changes nothing. */
  public int sweep(LocalDate today) {
    return Acting.asHouse(() -> Acting.together(transactions, () -> tell(today)));
  }

  private int tell(LocalDate today) {
    var count = 0;
    for (var round : rounds.awaiting(today.plusDays(DAYS_BEFORE))) {
      var day = round.selfDue();
      for (var run : runs.of(round.id())) {
        if (day != null && run.state() == RunState.SELF_ASSESSMENT) {
          told.due(run, round, day, day.isBefore(today));
          count++;
        }
      }
    }
    return count;
  }
}
