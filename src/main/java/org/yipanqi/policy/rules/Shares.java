package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts an amount so that the parts add up to it: the largest remainder gets the last cent. */
public final class Shares {

  private Shares() {}

  /** None negative, not all zero. */
  static boolean fit(List<BigDecimal> weights) {
    return weights.stream().noneMatch(w -> w.signum() < 0)
        && weights.stream().anyMatch(w -> w.signum() > 0);
  }

  /**
   * @param whole of no more decimals than places
   * @param places how finely it is parted: 2 for cents, 0 for what is not divided
   * @param weights none negative, not all zero; equal remainders go to the earlier part
   */
  public static List<BigDecimal> of(BigDecimal whole, int places, List<BigDecimal> weights) {
    if (!fit(weights)) {
      throw new IllegalArgumentException("weights must not be negative, nor all zero");
    }
    var total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    var cents = whole.movePointRight(places).toBigIntegerExact();
    var parts = new ArrayList<BigDecimal>();
    var rests = new ArrayList<BigDecimal>();
    var left = new BigDecimal(cents);
    for (var weight : weights) {
      var exact = new BigDecimal(cents).multiply(weight);
      var down = exact.divideToIntegralValue(total).setScale(0, RoundingMode.DOWN);
      parts.add(down);
      rests.add(exact.subtract(down.multiply(total)).abs());
      left = left.subtract(down);
    }
    var step = BigDecimal.valueOf(left.signum());
    var order =
        IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> rests.get(i)).reversed())
            .limit(left.abs().intValueExact())
            .toList();
    order.forEach(i -> parts.set(i, parts.get(i).add(step)));
    return parts.stream().map(p -> p.movePointLeft(places).setScale(places)).toList();
  }
}
