package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.BY_ANOTHER_RULE;
import static org.yipanqi.entitlement.EntitlementProblem.CHANGED_MEANWHILE;
import static org.yipanqi.entitlement.EntitlementProblem.NOT_YOUR_PLACE;
import static org.yipanqi.entitlement.EntitlementProblem.REASON_NEEDED;
import static org.yipanqi.entitlement.EntitlementProblem.RECORDED;
import static org.yipanqi.entitlement.EntitlementProblem.UNFIT_VALUE;
import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_ASK;
import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_STATEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.calculators.Answers;
import org.yipanqi.policy.rules.Recorded;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;

/**
 * What no record knows is stated by name. It stands until somebody states it anew or takes it back,
 * for a reason; nothing is edited. What records know can't be stated.
 */
@Service
public class Statements {

  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 200;
  private static final String REPLACED = "由新的填报取代";

  /**
   * What somebody wants to state.
   *
   * @param staffNo whom it is about; null for the institution itself
   * @param to the last day it holds; null for without end
   * @param replaces the standing statement whose place it takes, with its version
   */
  public record Stated(
      PolicyPack pack,
      Rule rule,
      Institution institution,
      @Nullable String staffNo,
      String ask,
      String value,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Replaced replaces) {}

  /** A statement as it was seen. */
  public record Replaced(long id, int version) {}

  private final StatementRows rows;
  private final StatementTrail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Statements(
      StatementRows rows,
      StatementTrail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What stands of some institutions and their staff for a pack, the newer later. */
  @Transactional(readOnly = true)
  public List<Statement> standing(Caller caller, String pack, Collection<Integer> institutions) {
    return rows.standing(pack, institutions);
  }

  /** All that was ever stated of somebody or of an institution, the newest first. */
  @Transactional(readOnly = true)
  public List<Statement> history(
      Caller caller, String pack, Institution at, @Nullable String staffNo) {
    return rows.history(pack, at.id(), staffNo);
  }

  public boolean mayStateOfStaff(Caller caller, Institution at) {
    return may(EntitlementPower.STATE_STAFF, caller, at);
  }

  public boolean mayStateOfInstitutions(Caller caller, Institution at) {
    return may(EntitlementPower.STATE_INSTITUTION, caller, at);
  }

  private static boolean may(EntitlementPower power, Caller caller, Institution at) {
    return power.duties().contains(caller.duty()) && caller.writes().covers(at.id());
  }

  /**
   * @param facts what records know of the subject
   * @param measured the measures that give a value for it
   * @return the new statement
   */
  public Statement state(
      Caller caller, Stated stated, Map<String, Object> facts, Set<String> measured) {
    may(caller, stated.institution().id());
    var ask = stated.rule().ask(stated.ask()).orElseThrow(() -> UNKNOWN_ASK.because(stated.ask()));
    if (ask.measure() != null && measured.contains(ask.measure())) {
      throw RECORDED.because(ask.label());
    }
    check(stated, ask, facts);
    try {
      return Acting.asHouseWriting(
          caller.writes(), () -> Acting.together(transactions, () -> keep(caller, stated, ask)));
    } catch (DuplicateKeyException e) {
      throw CHANGED_MEANWHILE.because();
    }
  }

  private static void check(Stated stated, Rule.Ask ask, Map<String, Object> facts) {
    if (stated.rule().sources().rules().containsKey(ask.id())) {
      throw BY_ANOTHER_RULE.because(ask.label());
    }
    var known =
        new Recorded(id -> stated.pack().parameter(id, stated.from()).flatMap(Answers::value))
            .answers(stated.rule(), stated.from(), facts);
    if (known.containsKey(ask.id())) {
      throw RECORDED.because(ask.label());
    }
    var fits =
        Answers.value(ask.type(), stated.value())
            .filter(value -> Recorded.takes(ask, value))
            .isPresent();
    if (!fits || (stated.to() != null && stated.to().isBefore(stated.from()))) {
      throw UNFIT_VALUE.because(ask.label());
    }
  }

  private Statement keep(Caller caller, Stated stated, Rule.Ask ask) {
    var now = now();
    Statement before = null;
    var replaced = stated.replaces();
    if (replaced != null) {
      before = standing(replaced.id());
      if (!sameSubject(before, stated, ask)) {
        throw UNKNOWN_STATEMENT.because();
      }
      if (!rows.end(replaced.id(), replaced.version(), REPLACED, caller, now)) {
        throw CHANGED_MEANWHILE.because();
      }
    }
    var id =
        rows.add(
            new StatementRows.New(
                stated.institution().id(),
                stated.staffNo(),
                stated.pack().id(),
                ask.id(),
                ask.label().zh(),
                stated.value(),
                stated.from(),
                stated.to(),
                replaced == null ? null : replaced.id()),
            caller,
            now);
    var after = rows.find(id).orElseThrow();
    trail.stated(caller, stated.institution().code(), before, after);
    return after;
  }

  private static boolean sameSubject(Statement of, Stated stated, Rule.Ask ask) {
    return of.institution() == stated.institution().id()
        && Objects.equals(of.staffNo(), stated.staffNo())
        && of.pack().equals(stated.pack().id())
        && of.ask().equals(ask.id())
        && of.question().equals(ask.label().zh());
  }

  /**
   * Takes a statement back.
   *
   * @param staff whether it has to be about staff, or about an institution
   */
  public Statement end(
      Caller caller,
      Institution institution,
      boolean staff,
      long id,
      int version,
      @Nullable String given) {
    may(caller, institution.id());
    var reason = given == null ? "" : given.strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    return Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var before = standing(id);
                  if (before.institution() != institution.id()
                      || (before.staffNo() != null) != staff) {
                    throw UNKNOWN_STATEMENT.because();
                  }
                  if (!rows.end(id, version, reason, caller, now())) {
                    throw CHANGED_MEANWHILE.because();
                  }
                  var after = rows.find(id).orElseThrow();
                  trail.ended(caller, institution.code(), before, after, reason);
                  return after;
                }));
  }

  private Statement standing(long id) {
    var found = rows.find(id).orElseThrow(UNKNOWN_STATEMENT::because);
    if (found.ended() != null) {
      throw CHANGED_MEANWHILE.because();
    }
    return found;
  }

  private static void may(Caller caller, int institution) {
    if (!caller.writes().covers(institution)) {
      throw NOT_YOUR_PLACE.because();
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
  }
}
