package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.OWNER_NEEDED;
import static org.yipanqi.referral.ReferralProblem.REASON_NEEDED;
import static org.yipanqi.referral.ReferralProblem.RECEIVER_NEEDED;
import static org.yipanqi.referral.ReferralProblem.TO_ITSELF;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;

/** What an act says beside its name, and what follows from it: a new receiver, an obligation. */
@Component
class CaseWords {

  private final JdbcClient jdbc;
  private final Clocks clocks;
  private final CaseRows rows;
  private final SlipInstitutions institutions;

  CaseWords(JdbcClient jdbc, Clocks clocks, CaseRows rows, SlipInstitutions institutions) {
    this.jdbc = jdbc;
    this.clocks = clocks;
    this.rows = rows;
    this.institutions = institutions;
  }

  /** Whether all is said that the act has to say. Returns its coded reason. */
  @Nullable String check(Act act, Doing doing) {
    return switch (act.says()) {
      case NOTHING -> null;
      case RECEIVER, WORDS, PLAN -> {
        Asked.needed(doing.words());
        yield null;
      }
      case PLACE -> {
        if (doing.place() == null) {
          Asked.needed(doing.words());
        }
        yield null;
      }
      case REASON -> reason(act, doing);
    };
  }

  private static String reason(Act act, Doing doing) {
    if (doing.reason() == null) {
      throw REASON_NEEDED.because();
    }
    var code =
        switch (act) {
          case DECLINE -> Asked.code(DeclineReason.class, act.label(), doing.reason()).code();
          case FOLLOW_UP -> Asked.code(FollowUpResult.class, act.label(), doing.reason()).code();
          default -> Asked.code(CancelReason.class, act.label(), doing.reason()).code();
        };
    if (code.equals("other") && Asked.words(doing.words()) == null) {
      throw REASON_NEEDED.because();
    }
    return code;
  }

  /** Writes where it goes on to, and returns the case as it is then. */
  ReferralCase detail(Caller caller, Act act, ReferralCase it, Doing doing) {
    switch (act) {
      case REDIRECT -> redirect(it, doing);
      case REFER_DOWN -> down(it, doing, doing.to() == null ? it.from() : to(doing));
      case ACCEPT -> {
        if (it.direction() == Direction.DOWN && it.to() != null) {
          owner(doing);
          down(it, doing, it.to());
        }
        receiver(it, caller);
      }
      default -> {}
    }
    return rows.lock(it.id());
  }

  /** After the case has moved: what somebody now owes, or has done. */
  void consequences(Caller caller, Act act, ReferralCase it, Doing doing, @Nullable String why) {
    if (it.state() == CaseState.DOWN_REFERRED) {
      obligation(it, owner(doing));
    } else if (act == Act.FOLLOW_UP && why != null) {
      done(caller, it, why, Asked.words(doing.words()));
    }
  }

  void message(ReferralCase it, Caller caller, String words) {
    jdbc.sql(
            """
            insert into referral.case_message (case_id, at, actor, actor_name, duty, unit, words)
            values (:id, :now, :actor, :name, :duty, :unit, :words)
            """)
        .param("id", it.id())
        .param("now", clocks.now())
        .param("actor", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("words", words)
        .update();
  }

  private static String owner(Doing doing) {
    var owner = Asked.words(doing.owner());
    if (owner == null) {
      throw OWNER_NEEDED.because();
    }
    return owner;
  }

  private int to(Doing doing) {
    if (doing.to() == null) {
      throw RECEIVER_NEEDED.because();
    }
    return institutions.open(doing.to());
  }

  private void redirect(ReferralCase it, Doing doing) {
    var to = to(doing);
    if (to == it.from() || Integer.valueOf(to).equals(it.to())) {
      throw TO_ITSELF.because();
    }
    jdbc.sql(
            """
            update referral.referral_case
               set passed_by_institution_id = to_institution_id, to_institution_id = :to,
                   to_department = null
             where id = :id
            """)
        .param("to", to)
        .param("id", it.id())
        .update();
  }

  private void down(ReferralCase it, Doing doing, int home) {
    jdbc.sql(
            """
            update referral.referral_case
               set down_institution_id = :home, down_plan = :plan, down_purpose = 'rehabilitation',
                   down_on = :today
             where id = :id
            """)
        .param("home", home)
        .param("plan", Asked.words(doing.words()))
        .param("today", clocks.now().toLocalDate())
        .param("id", it.id())
        .update();
  }

  private void receiver(ReferralCase it, Caller caller) {
    jdbc.sql(
            """
            update referral.referral_case set receiver_name = :name where id = :id
            """)
        .param("name", caller.name())
        .param("id", it.id())
        .update();
  }

  private void obligation(ReferralCase it, String owner) {
    jdbc.sql(
            """
            insert into referral.obligation (case_id, institution_id, asked_by_institution_id,
                   owner_name, person_id, due_on, made_at)
            values (:id, :home, :by, :owner, :person, :due, :now)
            """)
        .param("id", it.id())
        .param("home", it.home())
        .param("by", it.to() == null || it.direction() == Direction.DOWN ? it.from() : it.to())
        .param("owner", owner)
        .param("person", it.person())
        .param("due", clocks.followUp(it.urgency()).orElseThrow().toLocalDate())
        .param("now", clocks.now())
        .update();
  }

  private void done(Caller caller, ReferralCase it, String result, @Nullable String words) {
    jdbc.sql(
            """
            update referral.obligation
               set done_at = :now, done_by = :by, done_by_name = :name, result = :result,
                   words = :words
             where case_id = :id and done_at is null
            """)
        .param("now", clocks.now())
        .param("by", caller.user())
        .param("name", caller.name())
        .param("result", result)
        .param("words", words)
        .param("id", it.id())
        .update();
  }
}
