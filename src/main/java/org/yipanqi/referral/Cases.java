package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.NOT_NOW;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_DUTY;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_SIDE;
import static org.yipanqi.referral.ReferralProblem.PATIENT_DIED;
import static org.yipanqi.referral.ReferralProblem.STALE;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_ACT;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CASE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.kernel.Problem;
import org.yipanqi.referral.CaseRows.Said;
import org.yipanqi.web.BrowserEvents;

/**
 * Carries referrals on. What the caller does not see does not exist; what is seen is changed by the
 * house within the institutions that the caller writes for, under a lock, in one transaction with
 * its event, its trace in the trail and the marks for figures.
 */
@Service
public class Cases {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final CaseRows rows;
  private final CaseWords wording;
  private final Opening opening;
  private final Trail trail;
  private final OwnFacts facts;
  private final BrowserEvents browsers;

  Cases(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CaseRows rows,
      CaseWords wording,
      Opening opening,
      Trail trail,
      OwnFacts facts,
      BrowserEvents browsers) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = rows;
    this.wording = wording;
    this.opening = opening;
    this.trail = trail;
    this.facts = facts;
    this.browsers = browsers;
  }

  /** Opens a referral: a draft, a question, or sent at once. Returns its number. */
  public String open(Caller caller, NewCase slip) {
    var begin = Act.find(slip.begin()).orElseThrow(() -> UNKNOWN_ACT.because(slip.begin()));
    if (!Opening.BEGINNINGS.containsKey(begin)) {
      throw UNKNOWN_ACT.because(slip.begin());
    }
    if (!begin.duties().contains(caller.duty())) {
      throw NOT_YOUR_DUTY.because(begin.label(), caller.duty().label());
    }
    liaising(caller, slip.channel());
    var read = Acting.together(transactions, () -> opening.read(caller, slip));
    return writing(
        caller,
        () -> {
          var opened = opening.insert(caller, slip, read);
          var state = Objects.requireNonNull(Opening.BEGINNINGS.get(begin));
          rows.stand(opened, state);
          rows.event(
              opened, caller, begin, state, null, new Said(null, Asked.channel(slip.channel())));
          trail.note(caller, entry(ReferralAction.CASE_OPENED, opened, null, state));
          tell(rows.lock(opened.id()), null);
          return opened.no();
        });
  }

  /** Does something with a referral that the caller sees. */
  public void act(Caller caller, String no, Doing doing) {
    var act = Act.find(doing.act()).orElseThrow(() -> UNKNOWN_ACT.because(doing.act()));
    liaising(caller, doing.channel());
    var seen =
        Acting.together(transactions, () -> rows.find(no))
            .orElseThrow(() -> UNKNOWN_CASE.because(no));
    allowed(caller, act, seen, doing);
    writing(
        caller,
        () -> {
          var locked = rows.lock(seen.id());
          var to = allowed(caller, act, locked, doing);
          if (locked.version() != doing.version()) {
            var last = rows.last(locked.id());
            throw STALE.because(last.who(), WHEN.format(last.at()), last.act());
          }
          if (act != Act.DIE) {
            alive(locked.person());
          }
          move(caller, act, locked, to, doing);
          return true;
        });
  }

  /** A word on a referral, for both sides to read. */
  public void say(Caller caller, String no, String words) {
    var text = Asked.needed(words);
    var seen =
        Acting.together(transactions, () -> rows.find(no))
            .orElseThrow(() -> UNKNOWN_CASE.because(no));
    if (seen.sides(caller).isEmpty()) {
      throw NOT_YOUR_DUTY.because(ReferralAction.CASE_TALKED.label(), caller.duty().label());
    }
    writing(
        caller,
        () -> {
          wording.message(seen, caller, text);
          trail.note(caller, entry(ReferralAction.CASE_TALKED, seen, seen.state(), seen.state()));
          browsers.tell("referrals", Map.of());
          return true;
        });
  }

  private void move(Caller caller, Act act, ReferralCase locked, CaseState to, Doing doing) {
    var why = wording.check(act, doing);
    var moved = wording.detail(caller, act, locked, doing);
    rows.stand(moved, to);
    rows.event(
        locked,
        caller,
        act,
        to,
        why,
        new Said(Asked.words(doing.words()), Asked.channel(doing.channel())));
    wording.consequences(caller, act, rows.lock(locked.id()), doing, why);
    trail.note(caller, entry(ReferralAction.CASE_MOVED, locked, locked.state(), to));
    tell(rows.lock(locked.id()), locked);
  }

  private CaseState allowed(Caller caller, Act act, ReferralCase it, Doing doing) {
    var nature = it.nature(doing.place() != null);
    return switch (ReferralRules.answer(act, it.state(), nature, caller.duty(), it.sides(caller))) {
      case ReferralRules.Answer.Allowed(var to) -> to;
      case ReferralRules.Answer.WrongDuty() ->
          throw NOT_YOUR_DUTY.because(act.label(), caller.duty().label());
      case ReferralRules.Answer.WrongSide(_) -> throw NOT_YOUR_SIDE.because(act.label());
      case ReferralRules.Answer.NotNow() -> throw tooLate(act, it);
    };
  }

  private Problem tooLate(Act act, ReferralCase it) {
    var last = rows.last(it.id());
    return NOT_NOW.because(
        last.who(), WHEN.format(last.at()), last.act(), it.state().label(), act.label());
  }

  /** Only an office enters what came by phone or paper. */
  private static void liaising(Caller caller, @Nullable String channel) {
    if (channel != null && !ReferralPower.LIAISE.duties().contains(caller.duty())) {
      throw NOT_YOUR_DUTY.because(ReferralPower.LIAISE.label(), caller.duty().label());
    }
  }

  private void alive(int person) {
    jdbc.sql(
            """
            select death_date from residents_api.person
             where person = :person and death_date is not null
            """)
        .param("person", person)
        .query(LocalDate.class)
        .optional()
        .ifPresent(day -> {
          throw PATIENT_DIED.because(day);
        });
  }

  /** Figures where it was and where it is; browsers that show it. */
  private void tell(ReferralCase is, @Nullable ReferralCase was) {
    for (var it : Stream.of(is, was).filter(Objects::nonNull).toList()) {
      if (it.referredOn() != null) {
        facts.touched("referral", List.of(it.referredOn()), units(it.from(), it.to()));
      }
      if (it.downOn() != null) {
        facts.touched("referral", List.of(it.downOn()), units(it.to(), it.down()));
      }
    }
    browsers.tell("referrals", Map.of());
  }

  private static List<@Nullable Long> units(@Nullable Integer sender, @Nullable Integer receiver) {
    return java.util.Arrays.asList(
        sender == null ? null : Long.valueOf(sender),
        receiver == null ? null : Long.valueOf(receiver));
  }

  private static Entry entry(
      ReferralAction action, ReferralCase it, @Nullable CaseState was, CaseState is) {
    return Entry.of(action, "referral", it.no())
        .about(it.personNo())
        .changed(was == null ? null : Map.of("state", was.code()), Map.of("state", is.code()));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }

  /** What a duty may do with a referral now, for buttons. */
  public static List<Act> possible(ReferralCase it, Caller caller) {
    Duty duty = caller.duty();
    return List.copyOf(
        ReferralRules.possible(it.state(), it.nature(false), duty, it.sides(caller)));
  }
}
