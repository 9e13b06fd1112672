package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Places;
import org.yipanqi.database.Acting;

/** Accounts in the hands of whoever changes them: one at a time, and of one's own division only. */
@Component
class Keeping {

  private final AccountRows rows;
  private final DutyRows duties;
  private final Places places;
  private final Clock clock;
  private final PlatformTransactionManager transactions;

  Keeping(
      AccountRows rows,
      DutyRows duties,
      Places places,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.duties = duties;
    this.places = places;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** In one transaction of the house's own: accounts are nobody's to read. */
  <T> T inOne(Supplier<T> work) {
    return Acting.asHouse(() -> Acting.together(transactions, work));
  }

  /** The account, with nobody else changing it before the transaction ends. */
  Account account(int id) {
    return rows.held(id).orElseThrow(() -> AccountProblem.UNKNOWN_ACCOUNT.because(id));
  }

  /**
   * The same, for one of the three officers: nothing that it does or will do lies outside the
   * officer's division.
   */
  Account account(Caller officer, int id) {
    var account = account(id);
    var today = LocalDate.now(clock);
    var kept =
        duties.of(id).stream()
            .filter(d -> d.refusedAt() == null)
            .filter(d -> d.validTo() == null || !d.validTo().isBefore(today))
            .allMatch(d -> places.keeps(officer, d.unit()));
    if (!kept) {
      throw AccountProblem.UNKNOWN_ACCOUNT.because(id);
    }
    return account;
  }
}
