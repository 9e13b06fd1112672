package org.yipanqi.governance.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yipanqi.governance.bodies.CharterRules.Attended;
import org.yipanqi.governance.bodies.CharterRules.Heads;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Quorum;
import org.yipanqi.governance.bodies.CharterRules.QuorumOf;
import org.yipanqi.governance.bodies.CharterRules.Voted;
import org.yipanqi.governance.bodies.CharterRules.Votes;

/** Quorum and majority as a charter says, and nothing where it doesn't. */
class CharterRulesTest {

  private static final Share TWO_THIRDS = new Share(2, 3, false);
  private static final Share MORE_THAN_HALF = new Share(1, 2, true);

  @Test
  void two_thirds_of_thirteen_are_nine_and_half_of_ten_is_not_more_than_half() {
    assertThat(TWO_THIRDS.reached(8, 13)).isFalse();
    assertThat(TWO_THIRDS.reached(9, 13)).isTrue();
    assertThat(TWO_THIRDS.reached(2, 3)).isTrue();
    assertThat(MORE_THAN_HALF.reached(5, 10)).isFalse();
    assertThat(MORE_THAN_HALF.reached(6, 10)).isTrue();
    assertThat(MORE_THAN_HALF.reached(0, 0)).isFalse();
  }

  @Test
  void a_share_is_some_of_a_whole() {
    assertThatThrownBy(() -> new Share(3, 2, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(0, 2, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(1, 1, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_a_word_of_it_no_quorum_and_no_majority_is_assumed() {
    var heads = new Heads(13, 11, 1, 0);

    assertThat(CharterRules.NONE.attended(heads)).isEqualTo(Attended.NOT_STATED);
    assertThat(CharterRules.NONE.voted(new Votes(0, 1, 0), heads)).isEqualTo(Voted.NOT_STATED);
  }

  @Test
  void vacant_seats_count_only_where_the_charter_counts_seats() {
    var heads = new Heads(13, 9, 6, 0);

    assertThat(quorum(QuorumOf.SEATS, true).attended(heads)).isEqualTo(Attended.TOO_FEW);
    assertThat(quorum(QuorumOf.FILLED, true).attended(heads)).isEqualTo(Attended.ENOUGH);
  }

  @Test
  void whoever_is_represented_counts_as_the_charter_says_and_is_undecided_where_it_does_not() {
    var heads = new Heads(9, 9, 5, 1);

    assertThat(quorum(QuorumOf.SEATS, true).attended(heads)).isEqualTo(Attended.ENOUGH);
    assertThat(quorum(QuorumOf.SEATS, false).attended(heads)).isEqualTo(Attended.TOO_FEW);
    assertThat(quorum(QuorumOf.SEATS, null).attended(heads)).isEqualTo(Attended.PROXIES_NOT_STATED);
    assertThat(quorum(QuorumOf.SEATS, null).attended(new Heads(9, 9, 6, 1)))
        .isEqualTo(Attended.ENOUGH);
    assertThat(quorum(QuorumOf.SEATS, null).attended(new Heads(9, 9, 4, 1)))
        .isEqualTo(Attended.TOO_FEW);
  }

  @Test
  void the_same_votes_carry_or_not_by_what_the_majority_is_of() {
    var votes = new Votes(5, 3, 2);
    var heads = new Heads(13, 11, 9, 1);

    assertThat(majority(MajorityOf.VOTING).voted(votes, heads)).isEqualTo(Voted.CARRIED);
    assertThat(majority(MajorityOf.ATTENDING).voted(votes, heads)).isEqualTo(Voted.NOT_CARRIED);
    assertThat(majority(MajorityOf.FILLED).voted(votes, heads)).isEqualTo(Voted.NOT_CARRIED);
    assertThat(majority(MajorityOf.SEATS).voted(new Votes(7, 0, 0), heads))
        .isEqualTo(Voted.CARRIED);
  }

  private static CharterRules quorum(
      QuorumOf of, @org.jspecify.annotations.Nullable Boolean proxies) {
    return new CharterRules(new Quorum(TWO_THIRDS, of), proxies, null);
  }

  private static CharterRules majority(MajorityOf of) {
    return new CharterRules(null, true, new Majority(MORE_THAN_HALF, of));
  }

  @Test
  void the_fewest_that_suffice_are_counted_in_whole_people() {
    assertThat(new Share(2, 3, false).fewest(13)).isEqualTo(9);
    assertThat(new Share(2, 3, false).fewest(12)).isEqualTo(8);
    assertThat(new Share(1, 2, true).fewest(12)).isEqualTo(7);
    assertThat(new Share(1, 2, true).fewest(13)).isEqualTo(7);
    assertThat(new Share(1, 1, false).fewest(5)).isEqualTo(5);
    assertThat(new Share(1, 2, false).fewest(0)).isEqualTo(1);
  }
}
