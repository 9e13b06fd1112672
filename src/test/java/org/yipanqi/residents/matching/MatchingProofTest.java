package org.yipanqi.residents.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof at a size that a build can bear; a million by hand: {@link #main}. */
class MatchingProofTest {

  @Test
  void nobody_is_taken_for_another_and_hardly_anybody_is_missed() {
    var outcome = MatchingProof.run(20_000, 1);

    assertThat(outcome.precision()).as(outcome.toString()).isGreaterThanOrEqualTo(0.999);
    assertThat(outcome.recall()).as(outcome.toString()).isGreaterThanOrEqualTo(0.98);
  }

  public static void main(String[] arguments) {
    var started = System.nanoTime();
    var outcome = MatchingProof.run(Integer.parseInt(arguments[0]), 1);
    System.out.println((System.nanoTime() - started) / 1_000_000_000.0 + " s");
    outcome.slips().forEach((slip, count) -> System.out.println(slip + ": " + count));
    System.out.println(outcome);
    System.out.println("precision " + outcome.precision() + ", recall " + outcome.recall());
  }
}
