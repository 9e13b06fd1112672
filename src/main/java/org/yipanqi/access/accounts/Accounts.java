package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;

/** Accounts: who there is, and their passwords. */
@Service
public class Accounts {

  private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,49}";
  private static final int LONGEST_NAME = 100;

  private final AccountRows rows;
  private final DutyRows duties;
  private final Passwords passwords;
  private final Clock clock;
  private final Keeping keeping;
  private final ApplicationEventPublisher events;

  Accounts(
      AccountRows rows,
      DutyRows duties,
      Passwords passwords,
      Clock clock,
      Keeping keeping,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.duties = duties;
    this.passwords = passwords;
    this.clock = clock;
    this.keeping = keeping;
    this.events = events;
  }

  /** A new account and the password it is given. */
  public record Added(int id, String password) {}

  public Optional<Account> find(int id) {
    return house(() -> rows.find(id));
  }

  public Optional<Account> byLogin(String login) {
    return house(() -> rows.byLogin(login.toLowerCase(Locale.ROOT).strip()));
  }

  public Optional<Account> bySubject(String subject) {
    return house(() -> rows.bySubject(subject));
  }

  /** Whether nobody has been added yet. */
  public boolean none() {
    return house(() -> !rows.any());
  }

  /** Adds somebody, with a password that is good for one sign-in. */
  public Added add(Caller caller, String login, String name) {
    var plain = login.toLowerCase(Locale.ROOT).strip();
    if (!plain.matches(LOGIN)) {
      throw AccountProblem.BAD_LOGIN.because(login);
    }
    var called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw AccountProblem.NAME_NEEDED.because(LONGEST_NAME);
    }
    return house(() -> {
      try {
        var id = rows.add(plain, called, false, caller.user(), now());
        var given = passwords.given();
        rows.setPassword(id, passwords.hash(given), true, now());
        events.publishEvent(new AccountChanged(caller, plain, AccountChanged.What.ADDED));
        return new Added(id, given);
      } catch (DuplicateKeyException e) {
        throw AccountProblem.LOGIN_TAKEN.because(plain);
      }
    });
  }

  /** Adds an invented person of the sample county, with a password that everybody knows. */
  public int addSample(Caller caller, String login, String name, String password) {
    return house(() -> {
      var id = rows.add(login, name, true, caller.user(), now());
      rows.setPassword(id, passwords.hash(password), false, now());
      events.publishEvent(new AccountChanged(caller, login, AccountChanged.What.ADDED));
      return id;
    });
  }

  /** Gives a new password that is good for one sign-in; whoever is signed in there is out. */
  public String resetPassword(Caller caller, int id) {
    return house(() -> {
      var account = keeping.account(caller, id);
      var given = passwords.given();
      rows.setPassword(id, passwords.hash(given), true, now());
      events.publishEvent(
          new AccountChanged(caller, account.login(), AccountChanged.What.PASSWORD_GIVEN));
      return given;
    });
  }

  /** Sets one's own password; the present one is asked for. */
  public void changePassword(Account of, String present, String fresh) {
    house(() -> {
      var account = keeping.account(of.id());
      if (!passwords.matches(present, account.password())) {
        throw AccountProblem.WRONG_PASSWORD.because();
      }
      passwords.require(fresh, account, rows.lastPasswords(account.id()));
      rows.setPassword(account.id(), passwords.hash(fresh), false, now());
      events.publishEvent(
          new OwnAccountChanged(
              account.login(), account.name(), OwnAccountChanged.What.PASSWORD_CHANGED));
      return true;
    });
  }

  /**
   * Lets somebody come in by another house's sign-in, or no longer.
   *
   * @param subject issuer and subject with a space between them; null for no longer
   */
  public void link(Caller caller, int id, @Nullable String subject) {
    house(() -> {
      var account = keeping.account(caller, id);
      try {
        rows.link(id, subject);
      } catch (DuplicateKeyException e) {
        throw AccountProblem.SUBJECT_TAKEN.because();
      }
      events.publishEvent(new AccountChanged(caller, account.login(), AccountChanged.What.LINKED));
      return true;
    });
  }

  public void disable(Caller caller, int id, boolean disabled) {
    house(() -> {
      var account = keeping.account(caller, id);
      if (account.login().equals(caller.user())) {
        throw AccountProblem.NOT_ONESELF.because();
      }
      rows.disable(id, disabled ? caller.user() : null, disabled ? now() : null);
      events.publishEvent(
          new AccountChanged(
              caller,
              account.login(),
              disabled ? AccountChanged.What.DISABLED : AccountChanged.What.ENABLED));
      return true;
    });
  }

  /** Counts a failed attempt; after some the account waits, longer each time. */
  public void failed(Account of, LockOut rule) {
    house(() -> {
      var failures = keeping.account(of.id()).failures() + 1;
      rows.failed(of.id(), failures, rule.until(failures, now()));
      return true;
    });
  }

  public void succeeded(Account of) {
    house(() -> {
      rows.failed(of.id(), 0, null);
      return true;
    });
  }

  /** How long an account waits after so many failures. */
  @FunctionalInterface
  public interface LockOut {
    @Nullable OffsetDateTime until(int failures, OffsetDateTime now);
  }

  /** What an account may act in today. */
  public List<DutyHeld> duties(int account) {
    var today = LocalDate.now(clock);
    return house(() -> duties.of(account)).stream().filter(d -> d.inForce(today)).toList();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private <T> T house(Supplier<T> work) {
    return keeping.inOne(work);
  }
}
