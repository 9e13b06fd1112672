package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yipanqi.referral.CaseState.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Duty;
import org.yipanqi.referral.ReferralRules.Answer;
import org.yipanqi.referral.ReferralRules.Nature;

/** Every state × act × duty × side, against the table written down a second time, by hand. */
class ReferralRulesTest {

  private static final Nature BED = new Nature(Direction.UP, Care.INPATIENT, false);

  /** act from>to side, for a patient sent up to a bed. */
  private static final Set<String> BY_HAND =
      Set.of(
          "SUBMIT DRAFT>SUBMITTED SENDER",
          "SUBMIT ADVICE>SUBMITTED SENDER",
          "WITHDRAW DRAFT>CANCELLED SENDER",
          "WITHDRAW ADVICE>CANCELLED SENDER",
          "ASK_INFORMATION SUBMITTED>INFORMATION_ASKED RECEIVER",
          "GIVE_INFORMATION INFORMATION_ASKED>SUBMITTED SENDER",
          "ACCEPT SUBMITTED>ACCEPTED RECEIVER",
          "COUNTER_OFFER SUBMITTED>COUNTER_OFFERED RECEIVER",
          "AGREE COUNTER_OFFERED>ACCEPTED SENDER",
          "DISAGREE COUNTER_OFFERED>SUBMITTED SENDER",
          "REDIRECT SUBMITTED>SUBMITTED RECEIVER",
          "DECLINE SUBMITTED>DECLINED RECEIVER",
          "DECLINE ADVICE>DECLINED RECEIVER",
          "BOOK ACCEPTED>BOOKED RECEIVER",
          "ARRIVE ACCEPTED>ARRIVED RECEIVER",
          "ARRIVE BOOKED>ARRIVED RECEIVER",
          "ARRIVE NO_SHOW>ARRIVED RECEIVER",
          "ARRIVE CANCEL_REQUESTED>ARRIVED RECEIVER",
          "MISS ACCEPTED>NO_SHOW RECEIVER",
          "MISS BOOKED>NO_SHOW RECEIVER",
          "RENEW NO_SHOW>SUBMITTED SENDER",
          "SEND_RECORDS ARRIVED>RECORDS_SENT SENDER",
          "ADMIT ARRIVED>ADMITTED RECEIVER",
          "ADMIT RECORDS_SENT>ADMITTED RECEIVER",
          "DISCHARGE ADMITTED>DISCHARGED RECEIVER",
          "REFER_DOWN DISCHARGED>DOWN_REFERRED RECEIVER",
          "FOLLOW_UP DOWN_REFERRED>FOLLOWED_UP HOME",
          "CLOSE FOLLOWED_UP>CLOSED HOME",
          "CLOSE DISCHARGED>CLOSED RECEIVER",
          "CLOSE NO_SHOW>CLOSED SENDER",
          "REQUEST_CANCEL SUBMITTED>CANCEL_REQUESTED SENDER",
          "REQUEST_CANCEL INFORMATION_ASKED>CANCEL_REQUESTED SENDER",
          "REQUEST_CANCEL COUNTER_OFFERED>CANCEL_REQUESTED SENDER",
          "REQUEST_CANCEL ACCEPTED>CANCEL_REQUESTED SENDER",
          "REQUEST_CANCEL BOOKED>CANCEL_REQUESTED SENDER",
          "REQUEST_CANCEL NO_SHOW>CANCEL_REQUESTED SENDER",
          "CONFIRM_CANCEL CANCEL_REQUESTED>CANCELLED RECEIVER");

  private static final Set<Side> SIDES = EnumSet.of(Side.SENDER, Side.RECEIVER, Side.HOME);
  private static final Set<Act> RECEIVERS =
      EnumSet.of(
          Act.ASK_INFORMATION,
          Act.ACCEPT,
          Act.COUNTER_OFFER,
          Act.REDIRECT,
          Act.DECLINE,
          Act.BOOK,
          Act.ARRIVE,
          Act.MISS,
          Act.ADMIT,
          Act.DISCHARGE,
          Act.REFER_DOWN,
          Act.CONFIRM_CANCEL);

  @Test
  void every_state_act_duty_and_side_is_as_written_by_hand() {
    var seen = new HashSet<String>();
    for (var state : CaseState.values()) {
      for (var act : Act.values()) {
        for (var duty : Duty.values()) {
          for (var side : SIDES) {
            if (act == Act.DIE) {
              continue;
            }
            var answer = ReferralRules.answer(act, state, BED, duty, Set.of(side));
            var allowed = answer instanceof Answer.Allowed;
            var line =
                answer instanceof Answer.Allowed(var to)
                    ? act + " " + state + ">" + to + " " + side
                    : "";
            var written =
                BY_HAND.stream()
                    .anyMatch(
                        it -> it.startsWith(act + " " + state + ">") && it.endsWith(" " + side));
            assertThat(allowed)
                .as("%s in %s by %s on %s", act, state, duty, side)
                .isEqualTo(written && mayEver(duty, act));
            if (allowed) {
              seen.add(line);
            }
          }
        }
      }
    }
    assertThat(seen).isEqualTo(BY_HAND);
  }

  private static boolean mayEver(Duty duty, Act act) {
    return switch (duty) {
      case TOWNSHIP_DOCTOR, FAMILY_DOCTOR, REFERRAL_OFFICE -> true;
      case VILLAGE_DOCTOR -> !RECEIVERS.contains(act);
      default -> false;
    };
  }

  @Test
  void what_is_over_stays_over_and_every_open_state_has_an_owner_and_a_way_on() {
    for (var state : CaseState.values()) {
      var possible = ReferralRules.possible(state, BED, Duty.REFERRAL_OFFICE, SIDES);
      assertThat(possible.isEmpty()).as("%s", state).isEqualTo(state.over());
    }
  }

  @Test
  void death_ends_whatever_is_open_from_either_side_and_nobody_elses() {
    for (var state : CaseState.open()) {
      assertThat(ReferralRules.answer(Act.DIE, state, BED, Duty.TOWNSHIP_DOCTOR, Set.of(Side.HOME)))
          .isEqualTo(new Answer.Allowed(DIED));
      assertThat(
              ReferralRules.answer(
                  Act.DIE, state, BED, Duty.TOWNSHIP_DOCTOR, Collections.emptySet()))
          .isInstanceOf(Answer.WrongSide.class);
    }
  }

  @Test
  void no_user_expires_or_escalates_a_referral() {
    for (var duty : Duty.values()) {
      assertThat(ReferralRules.possible(SUBMITTED, BED, duty, SIDES))
          .doesNotContain(Act.EXPIRE, Act.ESCALATE, Act.LOSE_PLACE);
    }
  }

  @Test
  void the_kind_of_referral_decides_what_makes_sense() {
    var visit = new Nature(Direction.UP, Care.OUTPATIENT, false);
    var down = new Nature(Direction.DOWN, Care.INPATIENT, false);
    var out = new Nature(Direction.OUT, Care.INPATIENT, false);
    var office = Duty.REFERRAL_OFFICE;

    assertThat(ReferralRules.possible(ARRIVED, visit, office, SIDES))
        .contains(Act.DISCHARGE)
        .doesNotContain(Act.ADMIT);
    assertThat(ReferralRules.answer(Act.ACCEPT, SUBMITTED, down, office, SIDES))
        .isEqualTo(new Answer.Allowed(DOWN_REFERRED));
    assertThat(ReferralRules.possible(SUBMITTED, out, office, SIDES))
        .contains(Act.ACCEPT)
        .doesNotContain(Act.REDIRECT);
    assertThat(
            ReferralRules.answer(
                Act.ACCEPT,
                SUBMITTED,
                new Nature(Direction.UP, Care.INPATIENT, true),
                office,
                SIDES))
        .isEqualTo(new Answer.Allowed(BOOKED));
  }
}
