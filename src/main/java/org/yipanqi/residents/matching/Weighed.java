package org.yipanqi.residents.matching;

import java.math.BigDecimal;
import java.util.List;

/**
 * Two entries compared, with the reason in every line.
 *
 * @param version of the rules
 * @param score the sum of the weights
 */
public record Weighed(String version, BigDecimal score, Verdict verdict, List<Line> lines) {

  /** One trait. */
  public record Line(Trait trait, Likeness likeness, BigDecimal weight) {}

  /** What the rules say. */
  public enum Verdict {
    CERTAIN,
    DOUBTFUL,
    DIFFERENT
  }

  public Weighed {
    lines = List.copyOf(lines);
  }
}
