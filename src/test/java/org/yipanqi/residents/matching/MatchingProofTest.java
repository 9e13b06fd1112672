package org.yipanqi.residents.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof at a size that a build can bear; of a million: {@code ./yipanqi prove matching}. */
class MatchingProofTest {

  @Test
  void nobody_is_taken_for_another_and_hardly_anybody_is_missed() {
    var outcome = MatchingProof.run(20_000, 1);

    assertThat(outcome.precision()).as(outcome.toString()).isGreaterThanOrEqualTo(0.999);
    assertThat(outcome.recall()).as(outcome.toString()).isGreaterThanOrEqualTo(0.98);
  }
}
