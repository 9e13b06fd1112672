package org.yipanqi.referral.desk;

import java.util.Arrays;
import java.util.List;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Act;
import org.yipanqi.referral.CancelReason;
import org.yipanqi.referral.DeclineReason;
import org.yipanqi.referral.FollowUpResult;
import org.yipanqi.referral.ToldAbove;
import org.yipanqi.referral.desk.ReferralCaseController.ReferralChoice;

/** The coded reasons that an act may have. */
final class Reasons {

  private Reasons() {}

  static List<ReferralChoice> of(Act act) {
    return switch (act) {
      case DECLINE ->
          Arrays.stream(DeclineReason.values())
              .map(r -> new ReferralChoice(r.code(), r.label()))
              .toList();
      case FOLLOW_UP ->
          Arrays.stream(FollowUpResult.values())
              .map(r -> new ReferralChoice(r.code(), r.label()))
              .toList();
      default ->
          Arrays.stream(CancelReason.values())
              .map(r -> new ReferralChoice(r.code(), r.label()))
              .toList();
    };
  }

  private static List<ReferralChoice> told() {
    return Arrays.stream(ToldAbove.values())
        .map(r -> new ReferralChoice(r.code(), r.label()))
        .toList();
  }

  static Label label(Act act, String code) {
    return (act == Act.ESCALATE ? told() : of(act))
        .stream()
            .filter(it -> it.code().equals(code))
            .findFirst()
            .map(ReferralChoice::label)
            .orElse(new Label(code, code));
  }
}
