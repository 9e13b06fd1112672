package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;

/** How points come. Shares are between 0 and 1, of the criterion's weight. */
public sealed interface Points {

  /** By where the figure stands against the policy's targets. What is not named is missing. */
  record ByJudgement(Map<Judgement, BigDecimal> shares) implements Points {
    public ByJudgement {
      shares = Map.copyOf(shares);
    }
  }

  /** Nothing at one value, all at another, evenly in between; beyond them as at them. */
  record ByLine(BigDecimal none, BigDecimal full) implements Points {}

  /** By the interval in which the value lies; the intervals leave no value out. */
  record BySteps(List<Step> steps) implements Points {
    public BySteps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * By the place among all units that have a figure: the best first. Equal values share the better
   * place, and the next has as many places less. The last share is for all further places.
   */
  record ByRank(boolean moreIsBetter, List<BigDecimal> shares) implements Points {
    public ByRank {
      shares = List.copyOf(shares);
    }
  }

  /** Stated by the unit with evidence, looked at by the reviewer. */
  record Stated() implements Points {}

  /**
   * @param from the first value in it; null without a lower end
   * @param to the first value no more in it; null without an upper end
   */
  record Step(@Nullable BigDecimal from, @Nullable BigDecimal to, BigDecimal share) {

    boolean holds(BigDecimal value) {
      return (from == null || value.compareTo(from) >= 0)
          && (to == null || value.compareTo(to) < 0);
    }
  }
}
