package org.yipanqi.referral;

import static org.yipanqi.referral.CaseState.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yipanqi.access.Duty;

/**
 * Who may do what with a referral, in which state, from which side, and where it stands then. A
 * table and nothing else: what is not in it is not allowed.
 */
final class ReferralRules {

  /** One line of the table. */
  record Step(Act act, CaseState from, CaseState to, Side side) {}

  /**
   * What kind of referral it is, as far as the rules care.
   *
   * @param place whether a bed, slot or examination time is taken with the act
   */
  record Nature(Direction direction, Care care, boolean place) {}

  /** What the rules say to an act. */
  sealed interface Answer {

    record Allowed(CaseState to) implements Answer {}

    /** Nothing of the kind in this state. */
    record NotNow() implements Answer {}

    /** The duty never does this. */
    record WrongDuty() implements Answer {}

    /** The duty does it, on the other side. */
    record WrongSide(Side side) implements Answer {}
  }

  private static final List<Step> TABLE =
      Stream.of(
              to(Act.SUBMIT, SUBMITTED, Side.SENDER, DRAFT, ADVICE),
              to(Act.WITHDRAW, CANCELLED, Side.SENDER, DRAFT, ADVICE),
              to(Act.ASK_INFORMATION, INFORMATION_ASKED, Side.RECEIVER, SUBMITTED),
              to(Act.GIVE_INFORMATION, SUBMITTED, Side.SENDER, INFORMATION_ASKED),
              to(Act.ACCEPT, ACCEPTED, Side.RECEIVER, SUBMITTED),
              to(Act.COUNTER_OFFER, COUNTER_OFFERED, Side.RECEIVER, SUBMITTED),
              to(Act.AGREE, ACCEPTED, Side.SENDER, COUNTER_OFFERED),
              to(Act.DISAGREE, SUBMITTED, Side.SENDER, COUNTER_OFFERED),
              to(Act.REDIRECT, SUBMITTED, Side.RECEIVER, SUBMITTED),
              to(Act.DECLINE, DECLINED, Side.RECEIVER, SUBMITTED, ADVICE),
              to(Act.BOOK, BOOKED, Side.RECEIVER, ACCEPTED),
              to(Act.ARRIVE, ARRIVED, Side.RECEIVER, ACCEPTED, BOOKED, NO_SHOW, CANCEL_REQUESTED),
              to(Act.MISS, NO_SHOW, Side.RECEIVER, ACCEPTED, BOOKED),
              to(Act.RENEW, SUBMITTED, Side.SENDER, NO_SHOW),
              to(Act.SEND_RECORDS, RECORDS_SENT, Side.SENDER, ARRIVED),
              to(Act.ADMIT, ADMITTED, Side.RECEIVER, ARRIVED, RECORDS_SENT),
              to(Act.DISCHARGE, DISCHARGED, Side.RECEIVER, ARRIVED, RECORDS_SENT, ADMITTED),
              to(Act.REFER_DOWN, DOWN_REFERRED, Side.RECEIVER, DISCHARGED),
              to(Act.FOLLOW_UP, FOLLOWED_UP, Side.HOME, DOWN_REFERRED),
              to(Act.CLOSE, CLOSED, Side.HOME, FOLLOWED_UP),
              to(Act.CLOSE, CLOSED, Side.RECEIVER, DISCHARGED),
              to(Act.CLOSE, CLOSED, Side.SENDER, NO_SHOW),
              to(
                  Act.REQUEST_CANCEL,
                  CANCEL_REQUESTED,
                  Side.SENDER,
                  SUBMITTED,
                  INFORMATION_ASKED,
                  COUNTER_OFFERED,
                  ACCEPTED,
                  BOOKED,
                  NO_SHOW),
              to(Act.CONFIRM_CANCEL, CANCELLED, Side.RECEIVER, CANCEL_REQUESTED),
              to(Act.DIE, DIED, Side.EITHER, CaseState.open().toArray(CaseState[]::new)),
              to(
                  Act.EXPIRE,
                  EXPIRED,
                  Side.HOUSE,
                  ADVICE,
                  SUBMITTED,
                  INFORMATION_ASKED,
                  COUNTER_OFFERED),
              to(Act.LOSE_PLACE, ACCEPTED, Side.HOUSE, BOOKED))
          .flatMap(s -> s)
          .toList();

  private ReferralRules() {}

  private static Stream<Step> to(Act act, CaseState to, Side side, CaseState... from) {
    return Stream.of(from).map(state -> new Step(act, state, to, side));
  }

  static List<Step> table() {
    return TABLE;
  }

  /**
   * @param sides those the caller stands on; both, for an office of a whole community
   */
  static Answer answer(Act act, CaseState state, Nature nature, Duty duty, Set<Side> sides) {
    if (!act.duties().contains(duty)) {
      return new Answer.WrongDuty();
    }
    var step = step(act, state, nature);
    if (step.isEmpty()) {
      return new Answer.NotNow();
    }
    var side = step.get().side();
    var stands =
        side == Side.EITHER ? !sides.isEmpty() : side != Side.HOUSE && sides.contains(side);
    return stands ? new Answer.Allowed(target(step.get(), nature)) : new Answer.WrongSide(side);
  }

  /** What may be done now, in the table's order. */
  static Set<Act> possible(CaseState state, Nature nature, Duty duty, Set<Side> sides) {
    return TABLE.stream()
        .map(Step::act)
        .filter(act -> answer(act, state, nature, duty, sides) instanceof Answer.Allowed)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
  }

  /** The line for an act in a state, as far as it makes sense for this kind of referral. */
  private static Optional<Step> step(Act act, CaseState state, Nature nature) {
    return TABLE.stream()
        .filter(step -> step.act() == act && step.from() == state)
        .filter(step -> makesSense(step, nature))
        .findFirst();
  }

  private static boolean makesSense(Step step, Nature nature) {
    return switch (step.act()) {
      // a bed is only for who stays; who stays is admitted before being discharged
      case ADMIT -> nature.care() == Care.INPATIENT && nature.direction() != Direction.DOWN;
      case DISCHARGE -> nature.care() != Care.INPATIENT || step.from() == ADMITTED;
      case REDIRECT, COUNTER_OFFER -> nature.direction() != Direction.OUT;
      default -> true;
    };
  }

  /**
   * A patient who is sent down is at home once the home accepts: what is left is the follow-up. An
   * acceptance with a place is a booking at once.
   */
  private static CaseState target(Step step, Nature nature) {
    if (step.to() == ACCEPTED && nature.direction() == Direction.DOWN) {
      return DOWN_REFERRED;
    }
    return step.act() == Act.ACCEPT && nature.place() ? BOOKED : step.to();
  }
}
