package org.yipanqi.residents.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.yipanqi.residents.matching.Weighed.Verdict;

/**
 * Proves the rules on invented people whose truth is known: how many of those entered twice, with a
 * slip, the rules take for one, how many they put into the queue, and how often they are wrong.
 */
public final class MatchingProof {

  /**
   * What came out.
   *
   * @param merged right pairs that the rules take for certain
   * @param queued right pairs that wait for somebody
   * @param wronglyMerged pairs of two people that the rules take for certain
   * @param wronglyQueued pairs of two people in the queue
   * @param passedOver entries in blocks larger than the rules allow
   */
  public record Outcome(
      int entries,
      Map<Slip, Count> slips,
      long compared,
      long merged,
      long queued,
      long wronglyMerged,
      long wronglyQueued,
      long passedOver) {

    /** Of what the rules take for certain. */
    public double precision() {
      return merged + wronglyMerged == 0 ? 1 : (double) merged / (merged + wronglyMerged);
    }

    /** Of all pairs: found, for certain or for the queue. */
    public double recall() {
      var all = slips.values().stream().mapToLong(count -> count.made).sum();
      return all == 0 ? 1 : (double) (merged + queued) / all;
    }
  }

  /** Of one kind of slip. */
  public static final class Count {
    private long made;
    private long merged;
    private long queued;

    /** How many people were entered twice with this slip. */
    public long made() {
      return made;
    }

    @Override
    public String toString() {
      return "%d made, %d certain, %d queued, %d missed"
          .formatted(made, merged, queued, made - merged - queued);
    }
  }

  private final MatchRules rules = MatchRules.current();
  private final InventedEntries entries;
  private final Map<Slip, Count> counts = new EnumMap<>(Slip.class);
  private long compared;
  private long merged;
  private long queued;
  private long wronglyMerged;
  private long wronglyQueued;
  private long passedOver;

  private MatchingProof(InventedEntries entries) {
    this.entries = entries;
  }

  /** The same entries for the same seed. */
  public static Outcome run(int people, long seed) {
    var proof = new MatchingProof(InventedEntries.of(people, seed));
    return proof.outcome();
  }

  private Outcome outcome() {
    for (var slip : Slip.values()) {
      counts.put(slip, new Count());
    }
    entries.slips().forEach(slip -> count(slip).made++);
    for (var block = 0; block < rules.blocks().size(); block++) {
      compare(block);
    }
    return new Outcome(
        entries.all().size(),
        counts,
        compared,
        merged,
        queued,
        wronglyMerged,
        wronglyQueued,
        passedOver);
  }

  private Count count(Slip slip) {
    return Objects.requireNonNull(counts.get(slip));
  }

  /** Entries in the order of their keys' hashes: those that share a block lie together. */
  private void compare(int block) {
    var keyed = new ArrayList<long[]>();
    IntStream.range(0, entries.all().size())
        .forEach(at -> {
          var key = key(rules.blocks().get(block), entries.all().get(at));
          if (key != 0) {
            keyed.add(new long[] {key, at});
          }
        });
    var sorted = keyed.toArray(long[][]::new);
    Arrays.sort(sorted, (a, b) -> Long.compare(a[0], b[0]));
    for (var from = 0; from < sorted.length; ) {
      var to = from + 1;
      while (to < sorted.length && sorted[to][0] == sorted[from][0]) {
        to++;
      }
      if (to - from > rules.largestBlock()) {
        passedOver += to - from;
      } else {
        compare(block, sorted, from, to);
      }
      from = to;
    }
  }

  private void compare(int block, long[][] sorted, int from, int to) {
    for (var a = from; a < to; a++) {
      for (var b = a + 1; b < to; b++) {
        judge(block, (int) sorted[a][1], (int) sorted[b][1]);
      }
    }
  }

  private void judge(int block, int a, int b) {
    var one = entries.all().get(a);
    var other = entries.all().get(b);
    for (var before = 0; before < block; before++) {
      var key = key(rules.blocks().get(before), one);
      if (key != 0 && key == key(rules.blocks().get(before), other)) {
        return; // compared there
      }
    }
    compared++;
    var verdict = rules.weigh(one, other).verdict();
    var slip = entries.slip(a, b);
    if (verdict == Verdict.CERTAIN) {
      merged += slip == null ? 0 : 1;
      wronglyMerged += slip == null ? 1 : 0;
    } else if (verdict == Verdict.DOUBTFUL) {
      queued += slip == null ? 0 : 1;
      wronglyQueued += slip == null ? 1 : 0;
    }
    if (slip != null && verdict == Verdict.CERTAIN) {
      count(slip).merged++;
    } else if (slip != null && verdict == Verdict.DOUBTFUL) {
      count(slip).queued++;
    }
  }

  /** 0 where the block does not concern the entry. */
  private static long key(List<BlockKey> block, Traits entry) {
    var key = 7L;
    for (var each : block) {
      var part = each.of(entry);
      if (part == null) {
        return 0;
      }
      key = key * 0x9E3779B97F4A7C15L + part.hashCode() + ((long) each.ordinal() << 40);
    }
    return key;
  }
}
