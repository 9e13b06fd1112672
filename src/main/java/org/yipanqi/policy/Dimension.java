package org.yipanqi.policy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a number counts in: powers of units. {@code yuan} per {@code persons} is {yuan: 1, persons:
 * -1}. Numbers of {@code count}, {@code ratio} and plain constants have no dimension.
 */
public record Dimension(Map<String, Integer> powers) {

  /** The units a pack may name (decision 25 of the design). */
  public static final Set<String> UNITS =
      Set.of(
          "persons",
          "visits",
          "person_times",
          "days",
          "beds",
          "bed_days",
          "yuan",
          "percent",
          "per_mille",
          "per_10k",
          "ratio",
          "count",
          "score",
          "yes_no",
          "points",
          "operations",
          "techniques");

  private static final Set<String> PLAIN =
      Set.of("count", "ratio", "percent", "per_mille", "per_10k", "yes_no", "points");

  static final Dimension NONE = new Dimension(Map.of());

  public Dimension {
    powers = Map.copyOf(powers);
  }

  static Dimension of(String unit) {
    return PLAIN.contains(unit) ? NONE : new Dimension(Map.of(unit, 1));
  }

  Dimension times(Dimension other) {
    return combine(other, 1);
  }

  Dimension per(Dimension other) {
    return combine(other, -1);
  }

  private Dimension combine(Dimension other, int sign) {
    var result = new TreeMap<>(powers);
    other.powers.forEach((unit, power) -> result.merge(unit, sign * power, Integer::sum));
    result.values().removeIf(power -> power == 0);
    return new Dimension(result);
  }

  /** Whether a number of this dimension may be shown in a unit. */
  boolean shownAs(String unit) {
    if (PLAIN.contains(unit)) {
      return powers.isEmpty() || (unit.equals("count") && isOne());
    }
    if (unit.equals("days")) {
      return this.equals(of("days"))
          || (power("bed_days") == 1 && powers.size() == 2 && sum() == 0);
    }
    return this.equals(of(unit)) || (power(unit) == 1 && sum() == 0 && powers.size() == 2);
  }

  private boolean isOne() {
    return powers.size() == 1 && powers.values().stream().allMatch(p -> p == 1);
  }

  private int power(String unit) {
    return powers.getOrDefault(unit, 0);
  }

  private int sum() {
    return powers.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    if (powers.isEmpty()) {
      return "number";
    }
    var text = new StringBuilder();
    new TreeMap<>(powers)
        .forEach((unit, power) ->
            text.append(text.isEmpty() ? "" : "·")
                .append(unit)
                .append(power == 1 ? "" : "^" + power));
    return text.toString();
  }
}
