package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.Seal;

/** Second factors: codes by time (RFC 6238). */
@Service
public class Factors {

  private static final String FACTOR = "access.account.factor";

  private final AccountRows rows;
  private final Keeping keeping;
  private final Seal seal;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Factors(
      AccountRows rows, Keeping keeping, Keys keys, Clock clock, ApplicationEventPublisher events) {
    this.rows = rows;
    this.keeping = keeping;
    this.seal = new Seal(keys, Purpose.ACCOUNT);
    this.clock = clock;
    this.events = events;
  }

  /**
   * Begins a second factor: the secret to be put into an authenticator app. One that counts already
   * counts until the new one has been used.
   */
  public FactorBegun begin(Account of) {
    var secret = SecondFactor.newSecret();
    keeping.inOne(() -> {
      rows.beginFactor(keeping.account(of.id()).id(), seal.close(secret, FACTOR + of.id()));
      return true;
    });
    return new FactorBegun(secret, SecondFactor.address(secret, of.login()));
  }

  /** What an authenticator app needs. */
  public record FactorBegun(String secret, String address) {}

  /**
   * Checks a code, once. The first right code of a factor that was begun makes it count from then
   * on.
   *
   * @param begun whether one that was begun may be meant: not by who still owes the code of another
   */
  public void use(Account of, String code, boolean begun) {
    keeping.inOne(() -> {
      var account = keeping.account(of.id());
      var fresh = begun ? account.factorBegun() : null;
      if (fresh == null && account.factor() == null) {
        throw AccountProblem.NO_FACTOR_BEGUN.because();
      }
      var freshStep = step(account, fresh, code, null);
      if (freshStep.isPresent()) {
        rows.setFactor(account.id(), freshStep.getAsLong(), OffsetDateTime.now(clock));
        events.publishEvent(
            new OwnAccountChanged(
                account.login(), account.name(), OwnAccountChanged.What.FACTOR_SET));
        return true;
      }
      var step = step(account, account.factor(), code, account.factorStep());
      if (step.isEmpty()) {
        throw AccountProblem.WRONG_CODE.because();
      }
      rows.factorUsed(account.id(), step.getAsLong());
      return true;
    });
  }

  private OptionalLong step(
      Account account, byte @Nullable [] closed, String code, @Nullable Long last) {
    if (closed == null) {
      return OptionalLong.empty();
    }
    var secret = seal.open(closed, FACTOR + account.id());
    return SecondFactor.step(secret, code.strip(), clock.instant(), last == null ? -1 : last);
  }

  /** Takes the second factor away from who lost it. */
  public void drop(Caller caller, int id) {
    keeping.inOne(() -> {
      var account = keeping.account(caller, id);
      rows.dropFactor(id);
      events.publishEvent(
          new AccountChanged(caller, account.login(), AccountChanged.What.FACTOR_DROPPED));
      return true;
    });
  }
}
