package org.yipanqi.referral;

import static java.util.stream.Collectors.joining;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_DUTY;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_ACT;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CASE;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Problem;
import org.yipanqi.referral.CaseRows.Said;
import org.yipanqi.scheduling.SchedulingProblem;
import org.yipanqi.web.BrowserEvents;

/**
 * Carries referrals on. What the caller does not see does not exist; what is seen is changed by the
 * house within the institutions that the caller writes for, under a lock, in one transaction with
 * its event, its trace in the trail and the marks for figures.
 */
@Service
public class Cases {

  private final PlatformTransactionManager transactions;
  private final CaseRows rows;
  private final CaseWords wording;
  private final Opening opening;
  private final Slips slips;
  private final Permission permission;
  private final CasePlaces places;
  private final Papers papers;
  private final Touched touched;
  private final Trail trail;
  private final BrowserEvents browsers;

  Cases(
      PlatformTransactionManager transactions,
      CaseRows rows,
      CaseWords wording,
      Opening opening,
      Slips slips,
      Permission permission,
      CasePlaces places,
      Papers papers,
      Touched touched,
      Trail trail,
      BrowserEvents browsers) {
    this.transactions = transactions;
    this.rows = rows;
    this.wording = wording;
    this.opening = opening;
    this.slips = slips;
    this.permission = permission;
    this.places = places;
    this.papers = papers;
    this.touched = touched;
    this.trail = trail;
    this.browsers = browsers;
  }

  /**
   * Opens a referral: a draft, a question, or sent at once. Returns its number.
   *
   * @param key of the sender's choosing: the same key is the same referral, however often it is
   *     sent
   */
  public String open(Caller caller, NewCase slip, @Nullable String key) {
    var begin = beginning(caller, slip);
    var read = Acting.together(transactions, () -> opening.read(caller, slip));
    return writing(
        caller,
        () -> {
          var opened = slips.insert(caller, slip, read, Asked.key(key));
          if (opened.isEmpty()) {
            return slips.known(caller, Objects.requireNonNull(key));
          }
          trail.note(caller, entry(ReferralAction.CASE_OPENED, opened.get(), null, begin));
          return begin(caller, opened.get(), slip, null);
        });
  }

  /** Writes a draft anew, or sends it. */
  public void rewrite(Caller caller, String no, int version, NewCase slip) {
    var begin = beginning(caller, slip);
    var seen = find(no);
    permission.check(caller, Act.WITHDRAW, seen, false);
    var read = Acting.together(transactions, () -> opening.read(caller, slip));
    writing(
        caller,
        () -> {
          var locked = rows.lock(seen.id());
          permission.check(caller, Act.WITHDRAW, locked, false);
          permission.fresh(locked, version);
          slips.rewrite(caller, slip, read, locked);
          trail.note(caller, entry(ReferralAction.DRAFT_REWRITTEN, locked, locked.state(), begin));
          return begin(caller, rows.lock(locked.id()), slip, locked);
        });
    papers.follow(caller, Act.find(slip.begin()).orElseThrow(), no);
  }

  private static CaseState beginning(Caller caller, NewCase slip) {
    var begin =
        Act.find(slip.begin())
            .filter(Opening.BEGINNINGS::containsKey)
            .orElseThrow(() -> UNKNOWN_ACT.because(slip.begin()));
    if (!begin.duties().contains(caller.duty())) {
      throw Permission.wrongDuty(caller, begin);
    }
    Permission.liaising(caller, slip.channel());
    return Objects.requireNonNull(Opening.BEGINNINGS.get(begin));
  }

  private String begin(Caller caller, ReferralCase it, NewCase slip, @Nullable ReferralCase was) {
    var act = Act.find(slip.begin()).orElseThrow();
    var state = Objects.requireNonNull(Opening.BEGINNINGS.get(act));
    rows.stand(it, state);
    rows.event(it, caller, act, state, null, new Said(null, Asked.channel(slip.channel())));
    touched.tell(rows.lock(it.id()), was);
    return it.no();
  }

  /** Does something with a referral that the caller sees. */
  public void act(Caller caller, String no, Doing doing) {
    var act = Act.find(doing.act()).orElseThrow(() -> UNKNOWN_ACT.because(doing.act()));
    Permission.liaising(caller, doing.channel());
    var seen = find(no);
    check(caller, act, seen, doing);
    if (act == Act.SUBMIT) {
      Acting.together(
          transactions,
          () -> {
            opening.submitted(caller, seen, doing.words());
            return true;
          });
    }
    try {
      writing(caller, () -> move(caller, act, seen, doing));
    } catch (Problem refused) {
      if (refused.type() instanceof SchedulingProblem) {
        // the place was gone because somebody was quicker with the case: say who
        check(caller, act, find(no), doing);
      }
      throw refused;
    }
    papers.follow(caller, act, no);
  }

  /** A word on a referral, for both sides to read. */
  public void say(Caller caller, String no, String words) {
    var text = Asked.needed(words);
    var seen = find(no);
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

  /** In the house's name: nobody answered for so long that nobody waits any more. */
  void expire(ReferralCase it) {
    var house = Caller.operator();
    var locked = rows.lock(it.id());
    if (!locked.state().expires()) {
      return;
    }
    rows.stand(locked, CaseState.EXPIRED);
    rows.event(locked, house, Act.EXPIRE, CaseState.EXPIRED, null, new Said(null, null));
    trail.note(
        house, entry(ReferralAction.CASE_EXPIRED, locked, locked.state(), CaseState.EXPIRED));
    touched.tell(rows.lock(it.id()), locked);
  }

  private ReferralCase find(String no) {
    return Acting.together(transactions, () -> rows.find(no))
        .orElseThrow(() -> UNKNOWN_CASE.because(no));
  }

  private CaseState check(Caller caller, Act act, ReferralCase it, Doing doing) {
    var to = permission.check(caller, act, it, doing.place() != null);
    permission.fresh(it, doing.version());
    return to;
  }

  private boolean move(Caller caller, Act act, ReferralCase seen, Doing doing) {
    var place = places.follow(caller, act, seen, doing.place());
    var locked = rows.lock(seen.id());
    var to = check(caller, act, locked, doing);
    if (act != Act.DIE) {
      permission.alive(locked.person());
    }
    var why = wording.check(act, doing);
    place.ifPresent(now -> rows.place(locked, now));
    var moved = wording.detail(caller, act, locked, doing);
    rows.stand(moved, to);
    var words = Stream.of(moved.placed(act), Asked.words(doing.words()));
    rows.event(
        locked,
        caller,
        act,
        to,
        why,
        new Said(
            Asked.words(words.filter(Objects::nonNull).collect(joining("；"))),
            Asked.channel(doing.channel())));
    wording.consequences(caller, act, rows.lock(locked.id()), doing, why);
    trail.note(caller, entry(ReferralAction.CASE_MOVED, locked, locked.state(), to));
    touched.tell(rows.lock(locked.id()), locked);
    return true;
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
    return List.copyOf(
        ReferralRules.possible(it.state(), it.nature(false), caller.duty(), it.sides(caller)));
  }
}
