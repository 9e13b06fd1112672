package org.yipanqi.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Places;
import org.yipanqi.access.accounts.Account;
import org.yipanqi.access.accounts.AccountProblem;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.DutyHeld;
import org.yipanqi.access.accounts.Factors;
import org.yipanqi.access.accounts.Passwords;
import org.yipanqi.kernel.Problem;
import org.yipanqi.web.Origin;

/** Lets people in and out. */
@Service
class SignIn {

  private static final int FREE_FAILURES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  private final Accounts accounts;
  private final Factors factors;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Places places;
  private final Attempts attempts;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  SignIn(
      Accounts accounts,
      Factors factors,
      Passwords passwords,
      Sessions sessions,
      Places places,
      Attempts attempts,
      Clock clock,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.factors = factors;
    this.passwords = passwords;
    this.sessions = sessions;
    this.places = places;
    this.attempts = attempts;
    this.clock = clock;
    this.events = events;
  }

  /**
   * A fresh token for whoever knows the password. Which of name and password is wrong is not said.
   */
  Token withPassword(String login, String password, Visit visit) {
    attempts.count(visit.address());
    var known = accounts.byLogin(login);
    var now = OffsetDateTime.now(clock);
    if (known.isPresent() && known.get().lockedAt(now)) {
      var until = java.util.Objects.requireNonNull(known.get().lockedUntil());
      throw refused(
          known.get(), SignInProblem.LOCKED.because(Duration.between(now, until).toSeconds() + 1));
    }
    var right = passwords.matches(password, known.map(Account::password).orElse(null));
    if (known.isEmpty() || !right) {
      known.ifPresent(account -> accounts.failed(account, SignIn::until));
      throw refused(known.orElse(null), SignInProblem.WRONG.because());
    }
    if (!known.get().hasFactor()) {
      accounts.succeeded(known.get()); // else wrong codes go on being counted
    }
    return admitted(known.get(), visit);
  }

  /** A fresh token for whom another house has let in. */
  Token withSubject(String subject, Visit visit) {
    var account =
        accounts.bySubject(subject).orElseThrow(() -> refused(null, SignInProblem.WRONG.because()));
    return admitted(account, visit);
  }

  private Token admitted(Account account, Visit visit) {
    if (account.disabled()) {
      throw refused(account, SignInProblem.DISABLED.because());
    }
    if (account.sample() && !visit.here()) {
      throw refused(account, SignInProblem.SAMPLE_FROM_AFAR.because());
    }
    var token = Token.fresh();
    sessions.begin(token, account.id(), false, visit.address(), visit.browser());
    var duties = accounts.duties(account.id());
    if (!duties.isEmpty()) {
      sessions.choose(java.util.HexFormat.of().formatHex(token.digest()), duties.getFirst().id());
    }
    events.publishEvent(new SignedIn(account.login(), account.name()));
    return token;
  }

  private Problem refused(@Nullable Account account, Problem why) {
    var login = account == null ? null : account.login();
    events.publishEvent(new SignInRefused(login, why.type().name()));
    return why;
  }

  /** After five failures a minute, then twice as long each time, up to an hour. */
  static @Nullable OffsetDateTime until(int failures, OffsetDateTime now) {
    if (failures < FREE_FAILURES) {
      return null;
    }
    var doublings = Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS);
    return now.plus(FIRST_WAIT.multipliedBy(1L << doublings));
  }

  /** Who a token stands for. */
  Optional<Entry> entry(Token token) {
    return sessions.find(token).flatMap(this::entry);
  }

  private Optional<Entry> entry(Session session) {
    var found = accounts.find(session.account());
    if (found.isEmpty() || found.get().disabled()) {
      return Optional.empty();
    }
    var account = found.get();
    var duties = accounts.duties(account.id());
    var held =
        duties.stream()
            .filter(d -> Long.valueOf(d.id()).equals(session.held()))
            .findFirst()
            .or(() -> duties.stream().findFirst())
            .orElse(null);
    var standing = standing(session, account, duties, held);
    var caller = standing == Standing.IN && held != null ? caller(account, held) : null;
    return Optional.of(new Entry(session, account, standing, duties, held, caller));
  }

  private static Standing standing(
      Session session, Account account, List<DutyHeld> duties, @Nullable DutyHeld held) {
    var wanted = !account.sample() && duties.stream().anyMatch(d -> d.duty().needsSecondFactor());
    if (account.hasFactor() && !session.factorGiven()) {
      return Standing.CODE;
    }
    if (account.mustChange()) {
      return Standing.PASSWORD;
    }
    if (wanted && !account.hasFactor()) {
      return Standing.FACTOR;
    }
    return held == null ? Standing.NO_DUTY : Standing.IN;
  }

  private Caller caller(Account account, DutyHeld held) {
    return new Caller(
        account.login(),
        account.name(),
        held.duty(),
        held.unit(),
        places.scope(account.login(), held.duty(), held.unit()),
        places.writes(held.duty(), held.unit()));
  }

  /**
   * Takes the second factor's code; a session that was only half in is wholly in under a new token.
   */
  Token withCode(Entry entry, String code) {
    attempts.count(address());
    var now = OffsetDateTime.now(clock);
    if (entry.account().lockedAt(now)) {
      throw SignInProblem.LOCKED.because(
          Duration.between(now, entry.account().lockedUntil()).toSeconds() + 1);
    }
    try {
      var owed = entry.account().hasFactor() && !entry.session().factorGiven();
      factors.use(entry.account(), code, !owed);
    } catch (Problem e) {
      if (e.type() == AccountProblem.WRONG_CODE) {
        accounts.failed(entry.account(), SignIn::until);
        events.publishEvent(new SignInRefused(entry.account().login(), "WRONG_CODE"));
      }
      throw e;
    }
    accounts.succeeded(entry.account());
    var token = Token.fresh();
    sessions.begin(
        token, entry.account().id(), true, entry.session().address(), entry.session().browser());
    sessions.choose(java.util.HexFormat.of().formatHex(token.digest()), entry.session().held());
    sessions.end(entry.session().digest(), "signed_out");
    return token;
  }

  void choose(Entry entry, long held) {
    if (entry.duties().stream().noneMatch(d -> d.id() == held)) {
      throw SignInProblem.NOT_YOUR_DUTY.because();
    }
    sessions.choose(entry.session().digest(), held);
  }

  /** Sets a new password; everywhere else the account is out. */
  void changePassword(Entry entry, String present, String fresh) {
    attempts.count(address());
    accounts.changePassword(entry.account(), present, fresh);
    sessions.endOthers(entry.account().id(), entry.session().digest(), "password");
  }

  void out(Entry entry) {
    sessions.end(entry.session().digest(), "signed_out");
    events.publishEvent(new SignedOut(entry.account().login(), entry.account().name()));
  }

  private static String address() {
    return Origin.current().map(Origin::address).orElse("");
  }
}
