package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.access.accounts.SecondPerson.Reason;
import org.yipanqi.database.Acting;

/**
 * Gives and takes duties. Where the place wants a second person, what one security administrator
 * proposes is in force when another has agreed.
 */
@Service
public class Duties {

  /**
   * A duty for somebody.
   *
   * @param unit the place's code
   * @param to the last day, null without end
   * @param deputyOf the account it acts for
   * @param basis on what it rests
   */
  public record Proposal(
      int account,
      Duty duty,
      String unit,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer deputyOf,
      String basis) {}

  private static final int LONGEST_BASIS = 500;

  private final AccountRows accounts;
  private final DutyRows rows;
  private final Places places;
  private final Clock clock;
  private final boolean secondPerson;
  private final List<SecondPerson> rules;
  private final PlatformTransactionManager transactions;
  private final ApplicationEventPublisher events;

  Duties(
      AccountRows accounts,
      DutyRows rows,
      Places places,
      Clock clock,
      @Value("${yipanqi.access.second-person}") boolean secondPerson,
      List<SecondPerson> rules,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.rows = rows;
    this.places = places;
    this.clock = clock;
    this.secondPerson = secondPerson;
    this.rules = rules;
    this.transactions = transactions;
    this.events = events;
  }

  public List<DutyHeld> of(int account) {
    return house(() -> rows.of(account));
  }

  /** Why a second person has to agree to a duty at a place; nothing where nobody has to. */
  public List<Reason> secondPerson(String unit) {
    var divisions = places.divisions(unit);
    var house = secondPerson ? Stream.of(Reason.HOUSE) : Stream.<Reason>empty();
    return Stream.concat(house, rules.stream().flatMap(it -> it.wanted(divisions).stream()))
        .toList();
  }

  /**
   * Proposes a duty for somebody; where no second person is wanted it is in force at once.
   *
   * @return the number of the duty held
   */
  public long propose(Caller caller, Proposal what) {
    return add(caller, what, secondPerson(what.unit()).isEmpty());
  }

  /** Gives a duty at once: to the first accounts of a house, by whoever runs its machine. */
  public long give(Caller operator, Proposal what) {
    return add(operator, what, true);
  }

  private long add(Caller caller, Proposal what, boolean atOnce) {
    check(what);
    mustKeep(caller, what.unit());
    return house(() -> {
      var account =
          accounts
              .held(what.account())
              .orElseThrow(() -> AccountProblem.UNKNOWN_ACCOUNT.because(what.account()));
      if (account.login().equals(caller.user())) {
        throw AccountProblem.NOT_ONESELF.because();
      }
      deputised(what);
      try {
        var id = rows.add(what, caller.user(), now(), atOnce);
        var done = atOnce ? DutyChanged.What.GIVEN : DutyChanged.What.PROPOSED;
        tell(caller, account.login(), id, done);
        return id;
      } catch (DataIntegrityViolationException e) {
        throw AccountProblem.OFFICERS_STAY_APART.because();
      }
    });
  }

  private void check(Proposal what) {
    var basis = what.basis().strip();
    if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
      throw AccountProblem.BASIS_NEEDED.because(LONGEST_BASIS);
    }
    var to = what.to();
    if (to != null && to.isBefore(what.from())) {
      throw AccountProblem.ENDS_BEFORE_IT_BEGINS.because(what.from(), to);
    }
    var kind =
        places
            .kind(what.unit())
            .orElseThrow(() -> AccountProblem.UNKNOWN_PLACE.because(what.unit()));
    if (!what.duty().places().contains(kind)) {
      throw AccountProblem.NOT_AT_SUCH_A_PLACE.because(what.duty().label(), what.unit());
    }
    if (what.deputyOf() != null && to == null) {
      throw AccountProblem.DEPUTY_NEEDS_AN_END.because();
    }
  }

  /** Who acts for somebody does what that person does, where that person does it. */
  private void deputised(Proposal what) {
    var other = what.deputyOf();
    if (other != null
        && rows.of(other).stream()
            .noneMatch(h ->
                h.approvedAt() != null
                    && h.duty() == what.duty()
                    && h.unit().equals(what.unit())
                    && (h.validTo() == null || !h.validTo().isBefore(what.from())))) {
      throw AccountProblem.NOTHING_TO_DEPUTISE.because();
    }
  }

  public void approve(Caller caller, long id) {
    decide(caller, id, true);
  }

  public void refuse(Caller caller, long id) {
    decide(caller, id, false);
  }

  private void decide(Caller caller, long id, boolean yes) {
    house(() -> {
      var held = rows.find(id).orElseThrow(() -> AccountProblem.UNKNOWN_DUTY.because(id));
      mustKeep(caller, held.unit());
      if (held.approvedAt() != null || held.refusedAt() != null) {
        throw AccountProblem.ALREADY_DECIDED.because();
      }
      if (yes && held.proposedBy().equals(caller.user())) {
        throw AccountProblem.SECOND_PERSON_NEEDED.because();
      }
      var login = login(held.account());
      if (login.equals(caller.user())) {
        throw AccountProblem.NOT_ONESELF.because();
      }
      if (yes) {
        rows.approve(id, caller.user(), now());
      } else {
        rows.refuse(id, caller.user(), now());
      }
      tell(caller, login, id, yes ? DutyChanged.What.APPROVED : DutyChanged.What.REFUSED);
      return true;
    });
  }

  /** Ends a duty with a day, today by default; taking needs no second person. */
  public void end(Caller caller, long id, LocalDate last) {
    house(() -> {
      var held = rows.find(id).orElseThrow(() -> AccountProblem.UNKNOWN_DUTY.because(id));
      mustKeep(caller, held.unit());
      var login = login(held.account());
      if (login.equals(caller.user())) {
        throw AccountProblem.NOT_ONESELF.because();
      }
      rows.end(id, last, caller.user(), now());
      tell(caller, login, id, DutyChanged.What.ENDED);
      return true;
    });
  }

  private void mustKeep(Caller officer, String unit) {
    if (!places.keeps(officer, unit)) {
      throw AccessProblem.NOT_OF_THIS_PLACE.because(unit);
    }
  }

  private String login(int account) {
    return accounts.find(account).map(Account::login).orElse("");
  }

  private void tell(Caller caller, String login, long id, DutyChanged.What what) {
    rows.find(id).ifPresent(h -> events.publishEvent(new DutyChanged(caller, login, h, what)));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private <T> T house(Supplier<T> work) {
    return Acting.asHouse(() -> Acting.together(transactions, work));
  }
}
