package org.yipanqi.governance.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Voted;
import org.yipanqi.governance.bodies.CharterRules.Votes;
import org.yipanqi.governance.bodies.Share;
import org.yipanqi.governance.meetings.Attendance.State;
import org.yipanqi.governance.meetings.Ballot.Choice;
import org.yipanqi.governance.meetings.Ballot.Kind;
import org.yipanqi.kernel.Problem;

/** Votes, and who may have given them. */
class BallotTest {

  private static final List<Attendance> THERE =
      List.of(
          new Attendance(1, "甲", State.PRESENT, null, null),
          new Attendance(2, "乙", State.REPRESENTED, "丁", null),
          new Attendance(3, "丙", State.ABSENT, null, "出差"),
          new Attendance(4, null, State.ABSENT, null, null));
  private static final CharterRules HALF_OF_THE_VOTES =
      new CharterRules(null, true, new Majority(new Share(1, 2, true), MajorityOf.VOTING));

  @Test
  void a_decision_without_a_vote_is_not_voted_whatever_the_charter_says() {
    Ballot.NONE.check(true, HALF_OF_THE_VOTES, THERE);

    assertThat(Ballot.NONE.verdict(HALF_OF_THE_VOTES, Attendance.heads(THERE)))
        .isEqualTo(Voted.NOT_VOTED);
  }

  @Test
  void the_sums_of_a_named_ballot_follow_from_the_names() {
    var ballot = Ballot.named(Map.of(1L, Choice.FOR, 2L, Choice.ABSTAINED));

    assertThat(ballot.votes()).isEqualTo(new Votes(1, 0, 1));
    ballot.check(true, HALF_OF_THE_VOTES, THERE);
  }

  @Test
  void nobody_votes_who_was_not_there_and_proxies_only_where_the_charter_lets_them() {
    refused(
        GovernanceProblem.VOTES_DONT_ADD_UP,
        () -> Ballot.named(Map.of(3L, Choice.FOR)).check(true, CharterRules.NONE, THERE));
    refused(
        GovernanceProblem.VOTES_DONT_ADD_UP,
        () ->
            Ballot.named(Map.of(2L, Choice.FOR))
                .check(true, new CharterRules(null, false, null), THERE));
  }

  @Test
  void there_are_not_more_votes_than_voters_and_a_vote_without_any_is_none() {
    refused(
        GovernanceProblem.VOTES_DONT_ADD_UP,
        () -> secret(2, 1, 0).check(true, CharterRules.NONE, THERE));
    refused(
        GovernanceProblem.VOTES_DONT_ADD_UP,
        () -> secret(0, 0, 0).check(false, CharterRules.NONE, THERE));
    secret(1, 1, 0).check(true, CharterRules.NONE, THERE);
  }

  @Test
  void what_the_chair_declares_fits_the_charter_or_is_refused() {
    refused(
        GovernanceProblem.AGAINST_CHARTER,
        () -> secret(1, 1, 0).check(true, HALF_OF_THE_VOTES, THERE));
    refused(
        GovernanceProblem.AGAINST_CHARTER,
        () -> secret(2, 0, 0).check(false, HALF_OF_THE_VOTES, THERE));
    secret(1, 1, 0).check(false, HALF_OF_THE_VOTES, THERE);
  }

  @Test
  void nobody_is_present_in_a_seat_that_nobody_holds_and_who_is_absent_says_why() {
    refused(
        GovernanceProblem.NOBODY_IN_THIS_SEAT,
        () -> new Attendance(4, null, State.PRESENT, null, null));
    refused(GovernanceProblem.WORDS_NEEDED, () -> new Attendance(1, "甲", State.ABSENT, null, null));
    refused(
        GovernanceProblem.WORDS_NEEDED,
        () -> new Attendance(1, "甲", State.REPRESENTED, null, null));
  }

  private static Ballot secret(int inFavour, int against, int abstained) {
    return new Ballot(Kind.SECRET, new Votes(inFavour, against, abstained), Map.of());
  }

  private static void refused(GovernanceProblem problem, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }
}
