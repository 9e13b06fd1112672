package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;

/**
 * What a pack's rules say of a way, stop by stop.
 *
 * @param rules whether the pack has any that speak on a way; without them nothing is said, which is
 *     no figure of nought
 */
public record PathAnswer(PolicyPack pack, boolean rules, List<Step> steps, Total total) {

  /**
   * A stop, and what is said there.
   *
   * @param day whose rules hold
   * @param force whether the document was in force then
   * @param says what rules answer that speak there
   * @param silent those that don't, and why
   * @param due the deductible there; null where there is no stay
   */
  public record Step(
      int at,
      LocalDate day,
      Force force,
      List<Said> says,
      List<Silent> silent,
      @Nullable Due due) {}

  /** How a day lies to a document's validity. */
  public enum Force {
    IN_FORCE,
    EARLY,
    LAPSED
  }

  /**
   * What a rule answers at a stop.
   *
   * @param words in a sentence
   * @param amount points, or yuan still due; null while open, and for a right
   * @param start of a deductible; null where it can't be told yet
   * @param missing what has to be known before it can answer
   * @param notFixed what the county has to fix before it can
   * @param optional what would tell more, beyond its answer
   * @param because conditions that don't hold
   */
  public record Said(
      Rule rule,
      Explanation explanation,
      Outcome outcome,
      Label words,
      @Nullable BigDecimal amount,
      OnPath.@Nullable Start start,
      List<Missing> missing,
      List<Parameter> notFixed,
      List<Rule.Ask> optional,
      List<Label> because) {}

  /** How far a rule gets at a stop. */
  public enum Outcome {
    APPLIES,
    /** Its conditions are known, and don't hold. */
    NOT_MET,
    /** Something of the case isn't known. */
    MISSING,
    /** All is known, but the county has not fixed a number. */
    NOT_FIXED,
    /** A division by zero. */
    UNDEFINED
  }

  /** What has to be known: by itself known of the way ({@code from}), or asked. */
  public record Missing(Rule.Ask ask, Label words) {}

  /** A rule that doesn't speak at a stop, and the conditions of the stop that don't hold. */
  public record Silent(Rule rule, List<PathFact> because) {}

  /**
   * A deductible.
   *
   * @param yuan null where it isn't known
   * @param said by the rule; null where none says it
   * @param paid as told; it counts where both are there
   */
  public record Due(
      @Nullable BigDecimal yuan, @Nullable BigDecimal said, @Nullable BigDecimal paid) {

    /** Whether something else was paid than the rule says. */
    public boolean differs() {
      return said != null && paid != null && said.compareTo(paid) != 0;
    }
  }

  /**
   * Deductibles of the whole way.
   *
   * @param yuan the sum of those that are known
   * @param stays how many stops are known to be stays
   * @param unknown the stops, counted from 0, of whose deductible nothing is known, or not even
   *     whether they are stays: while there are any the sum isn't whole
   */
  public record Total(BigDecimal yuan, int stays, List<Integer> unknown) {}
}
