package org.yipanqi.simulation.chance;

/**
 * Random numbers of one person, place or thing. Each has a stream of its own, derived from the
 * seed, so that nothing depends on the order in which people are written. The generator is
 * SplitMix64; logarithms are StrictMath's, which give the same bits on every machine.
 */
public final class Dice {

  /** What a stream is for. New ones go to the end: the position is part of the seed. */
  public enum Stream {
    PERSON,
    HOME,
    HEALTH,
    CARE,
    CLAIMS,
    FOLLOW_UP,
    CONTRACT,
    PREGNANCY,
    STAFF,
    LEDGER,
    PLACES,
    SCORES,
    HOUSEHOLD,
    ILLNESS,
    READINGS,
    WRONGS
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  public static Dice of(long seed, Stream stream, long number) {
    var start = mixed(seed + GOLDEN * (stream.ordinal() + 1));
    return new Dice(mixed(start ^ mixed(number * GOLDEN + 1)));
  }

  /** From 0 up to, but not, 1. */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** From 0 up to, but not, the bound. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Both ends included. */
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** How often something happens that happens this often on average. */
  public int times(double mean) {
    if (mean <= 0) {
      return 0;
    }
    var limit = StrictMath.exp(-mean);
    var n = 0;
    for (var product = unit(); product > limit; product *= unit()) {
      n++;
    }
    return n;
  }

  /** Bell-shaped around a mean, within 3.5 spreads of it. */
  public double around(double mean, double spread) {
    return mean + spread * 1.7320508 * (unit() + unit() + unit() + unit() - 2);
  }

  /**
   * How many spreads above the mean of {@link #around} a share of all lies: the middle of a bell,
   * so that a value falls below it as often as the share says. Tukey's approximation.
   */
  public static double quantile(double share) {
    var within = Math.clamp(share, 0.001, 0.999);
    return 4.91 * (StrictMath.pow(within, 0.14) - StrictMath.pow(1 - within, 0.14));
  }

  /** Positive, with a long right tail, of this mean: bills and stays. */
  public double skewed(double mean) {
    return mean * (0.35 - 0.65 * StrictMath.log(1 - unit()));
  }

  /** An index, each as likely as its weight says; the weights are running sums. */
  public int pick(double[] runningSums) {
    var at = unit() * runningSums[runningSums.length - 1];
    var low = 0;
    var high = runningSums.length - 1;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (runningSums[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  public static double[] runningSums(double... weights) {
    var sums = new double[weights.length];
    var sum = 0.0;
    for (var i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    return sums;
  }

  private long next() {
    state += GOLDEN;
    return mixed(state);
  }

  private static long mixed(long z) {
    var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
