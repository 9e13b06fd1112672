package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.NOT_NOW;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_DUTY;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_SIDE;
import static org.yipanqi.referral.ReferralProblem.PATIENT_DIED;
import static org.yipanqi.referral.ReferralProblem.STALE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Problem;

/** Whether somebody may do something with a case now; who may not hears who did what when. */
@Component
class Permission {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final JdbcClient jdbc;
  private final CaseRows rows;

  Permission(JdbcClient jdbc, CaseRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** Where it stands after the act. */
  CaseState check(Caller caller, Act act, ReferralCase it, boolean place) {
    var answer =
        ReferralRules.answer(act, it.state(), it.nature(place), caller.duty(), it.sides(caller));
    return switch (answer) {
      case ReferralRules.Answer.Allowed(var to) -> to;
      case ReferralRules.Answer.WrongDuty() -> throw wrongDuty(caller, act);
      case ReferralRules.Answer.WrongSide(_) -> throw NOT_YOUR_SIDE.because(act.label());
      case ReferralRules.Answer.NotNow() -> throw tooLate(act, it);
    };
  }

  /** That the page was not older than the case. */
  void fresh(ReferralCase it, int version) {
    if (it.version() != version) {
      var last = rows.last(it.id());
      throw STALE.because(last.who(), WHEN.format(last.at()), last.act());
    }
  }

  /** That the patient is, whichever of their entries says otherwise. */
  void alive(int person) {
    jdbc.sql(
            """
            select death_date from residents_api.person
             where person in (:person, residents_api.canonical(:person)) and death_date is not null
             limit 1
            """)
        .param("person", person)
        .query(LocalDate.class)
        .optional()
        .ifPresent(day -> {
          throw PATIENT_DIED.because(day);
        });
  }

  /** Only an office enters what came by phone or paper. */
  static void liaising(Caller caller, @Nullable String channel) {
    if (channel != null && !ReferralPower.LIAISE.duties().contains(caller.duty())) {
      throw NOT_YOUR_DUTY.because(ReferralPower.LIAISE.label(), caller.duty().label());
    }
  }

  static Problem wrongDuty(Caller caller, Act act) {
    return NOT_YOUR_DUTY.because(act.label(), caller.duty().label());
  }

  private Problem tooLate(Act act, ReferralCase it) {
    var last = rows.last(it.id());
    return NOT_NOW.because(
        last.who(), WHEN.format(last.at()), last.act(), it.state().label(), act.label());
  }
}
