package org.yipanqi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;

/**
 * Tells, once for each date, that a task will be due in a week or is late. Tasks that are figures
 * are judged by their figure and not told.
 */
@Component
public class DueSweep {

  static final int DAYS_BEFORE = 7;
  private static final int DAYS_AFTER = 60;

  private final Ledger ledger;
  private final TaskRows rows;
  private final Telling telling;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  DueSweep(
      Ledger ledger,
      TaskRows rows,
      Telling telling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.ledger = ledger;
    this.rows = rows;
    this.telling = telling;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 3, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    sweep();
  }

  /** How many are due soon or became late within two months; telling again changes nothing. */
  public int sweep() {
    return Acting.asHouse(() -> Acting.together(transactions, this::tell));
  }

  private int tell() {
    var today = LocalDate.now(clock);
    var told = 0;
    for (var county : ledger.counties()) {
      ledger.lines(county); // opened for the first time, if nobody has
      for (var task : rows.all(county)) {
        var line = ledger.line(task);
        var due = line.map(LedgerLine::due).orElse(task.due());
        var waits = task.state() == TaskState.OPEN && line.filter(LedgerLine::figure).isEmpty();
        if (due != null
            && waits
            && !due.isAfter(today.plusDays(DAYS_BEFORE))
            && !due.isBefore(today.minusDays(DAYS_AFTER))) {
          telling.due(task, due, due.isBefore(today));
          told++;
        }
      }
    }
    return told;
  }
}
