package bench;

import java.util.List;
import org.yipanqi.residents.matching.MatchingProof;

/** The rules for two entries of one person, on people whose truth is known: how right, how fast. */
final class MatchingSpeed {

  private static final int PEOPLE = 1_000_000;
  private static final long SEED = 1;
  private static final double PRECISION = 0.999;
  private static final double RECALL = 0.98;

  private final Report report;
  private final int people;
  private final long seed;

  /**
   * @param arguments a number of people, {@code --seed=N}, in any order
   */
  MatchingSpeed(Report report, List<String> arguments) {
    this.report = report;
    people =
        arguments.stream().filter(a -> a.matches("\\d+")).mapToInt(Integer::parseInt).findFirst()
            .orElse(PEOPLE);
    seed =
        arguments.stream().filter(a -> a.startsWith("--seed="))
            .mapToLong(a -> Long.parseLong(a.substring("--seed=".length()))).findFirst()
            .orElse(SEED);
  }

  /** Ends the process with 1 where a goal is missed. */
  void run() {
    var began = System.nanoTime();
    var outcome = MatchingProof.run(people, seed);
    var seconds = (System.nanoTime() - began) / 1e9;
    var pairs = outcome.slips().values().stream().mapToLong(MatchingProof.Count::made).sum();
    report.say("seed %d; %,d entries, %,d people entered twice", seed, outcome.entries(), pairs);
    outcome.slips().forEach((slip, count) -> report.say("  %-32s %s", slip, count));
    report.say(
        "%,d pairs compared, %,d entries passed over in blocks that are too large",
        outcome.compared(),
        outcome.passedOver());
    report.say(
        "taken for certain: %,d right, %,d wrong; in the queue: %,d right, %,d of two people",
        outcome.merged(),
        outcome.wronglyMerged(),
        outcome.queued(),
        outcome.wronglyQueued());
    report.say("precision of what is certain  %.4f %%", outcome.precision() * 100);
    report.say(
        "recall with the queue         %.2f %%, certain alone %.2f %%",
        outcome.recall() * 100,
        pairs == 0 ? 100.0 : 100.0 * outcome.merged() / pairs);
    report.say("time                          %.1f s, making the people included", seconds);
    if (outcome.precision() < PRECISION || outcome.recall() < RECALL) {
      report.say("MISSED: precision %.3f and recall %.2f are wanted", PRECISION, RECALL);
      System.exit(1);
    }
  }
}
