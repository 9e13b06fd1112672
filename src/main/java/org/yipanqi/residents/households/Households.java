package org.yipanqi.residents.households;

import static org.yipanqi.residents.ResidentsProblem.ALREADY_MEMBER;
import static org.yipanqi.residents.ResidentsProblem.HOUSEHOLD_OF_OTHERS;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_HOUSEHOLD;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.residents.registering.WhatIsKnown;

/**
 * Opens households, lets people come and go and changes their heads. Whoever comes leaves the
 * household of before on the day before, so that nobody is in two; what was stays as it was.
 */
@Service
class Households {

  /** No household that lives is older. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final HouseholdRows rows;
  private final WhatIsKnown known;
  private final HouseholdTrail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Households(
      HouseholdRows rows,
      WhatIsKnown known,
      HouseholdTrail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.known = known;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A household of its own for somebody, who is its head from a day on.
   *
   * @return its number
   */
  String open(Caller caller, String personNo, LocalDate from) {
    var person = inSight(personNo);
    var institution = known.institution(caller);
    checkWrites(caller, institution);
    Household.checkDay(from, EARLIEST, today());
    return Acting.asHouseApart(
        transactions,
        () -> {
          leaveBefore(caller, person, personNo, from);
          var no = rows.open(caller, institution, from, now());
          rows.add(caller, rows.locked(no), person, Role.HEAD, from, now());
          trail.changed(caller, HouseholdAction.HOUSEHOLD_OPENED, no, personNo, Role.HEAD);
          return no;
        });
  }

  /** Somebody comes into a household. */
  void join(Caller caller, String no, int version, String personNo, Role role, LocalDate from) {
    var person = inSight(personNo);
    change(
        caller,
        no,
        version,
        household -> {
          household.checkJoins(personNo, from, today());
          leaveBefore(caller, person, personNo, from);
          rows.add(caller, household, person, role, from, now());
          rows.changed(household, null);
          trail.changed(caller, HouseholdAction.HOUSEHOLD_JOINED, no, personNo, role);
        });
  }

  /**
   * Somebody leaves; with the last one the household ends.
   *
   * @param last the last day in it
   */
  void leave(Caller caller, String no, int version, String personNo, LocalDate last) {
    change(caller, no, version, household -> leave(caller, household, personNo, last));
  }

  /** Another member is the head from a day on; the head of before stays in the household. */
  void changeHead(
      Caller caller, String no, int version, String personNo, LocalDate from, Role before) {
    change(
        caller,
        no,
        version,
        household -> {
          var rising = household.rising(personNo, from, today());
          var head = household.head();
          rows.end(caller, head, from.minusDays(1), now());
          rows.end(caller, rising, from.minusDays(1), now());
          rows.add(caller, household, rising.person(), Role.HEAD, from, now());
          rows.add(caller, household, head.person(), before, from, now());
          rows.changed(household, null);
          trail.changed(caller, HouseholdAction.HOUSEHOLD_HEADED, no, personNo, Role.HEAD);
        });
  }

  private void change(Caller caller, String no, int version, Consumer<Household> change) {
    if (!rows.seen(no)) {
      throw UNKNOWN_HOUSEHOLD.because(no);
    }
    Acting.asHouseApart(
        transactions,
        () -> {
          var household = rows.locked(no);
          checkWrites(caller, household.institution());
          household.checkVersion(version);
          change.accept(household);
          return true;
        });
  }

  /** A house of one's own, in which others live too, isn't left by joining another. */
  private void leaveBefore(Caller caller, int person, String personNo, LocalDate from) {
    rows.takeTurn(person);
    rows.of(person)
        .map(rows::locked)
        .ifPresent(before -> {
          if (before.head().person() == person && before.members().size() > 1) {
            throw ALREADY_MEMBER.because(personNo);
          }
          leave(caller, before, personNo, from.minusDays(1));
        });
  }

  private void leave(Caller caller, Household household, String personNo, LocalDate last) {
    var leaving = household.leaving(personNo, last, today());
    rows.end(caller, leaving, last, now());
    rows.changed(household, household.members().size() == 1 ? last : null);
    trail.changed(caller, HouseholdAction.HOUSEHOLD_LEFT, household.no(), personNo, leaving.role());
  }

  private int inSight(String personNo) {
    return rows.person(personNo).orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }

  private static void checkWrites(Caller caller, int institution) {
    if (!caller.writes().covers(institution)) {
      throw HOUSEHOLD_OF_OTHERS.because();
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
