package org.yipanqi.reporting;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;

/**
 * Prints what was locked many at once, within seconds: the transaction that locked did not wait.
 */
@Component
class LaterPrints {

  private static final int MOST = 100;

  private final FrozenReturns frozen;
  private final ReturnRows rows;
  private final UnderLock door;
  private final Sheets sheets;
  private final PlatformTransactionManager transactions;

  LaterPrints(
      FrozenReturns frozen,
      ReturnRows rows,
      UnderLock door,
      Sheets sheets,
      PlatformTransactionManager transactions) {
    this.frozen = frozen;
    this.rows = rows;
    this.door = door;
    this.sheets = sheets;
    this.transactions = transactions;
  }

  @Scheduled(initialDelay = 7, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void look() {
    while (sweep() == MOST) {
      // as long as there are full rounds
    }
  }

  /** How many were printed. */
  int sweep() {
    var waiting = Acting.asHouse(() -> Acting.together(transactions, () -> frozen.unprinted(MOST)));
    waiting.forEach(this::print);
    return waiting.size();
  }

  /** One, each in a transaction of its own. */
  private void print(FrozenReturns.Unprinted it) {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              rows.lock(it.id()).ifPresent(of -> inHand(of, it.no()));
              return true;
            }));
  }

  /** Under a lock that somebody holds: before a locked return is opened again. */
  void inHand(Return of, int no) {
    frozen.print(of, sheets.of(of, door.way(of)), no);
  }
}
