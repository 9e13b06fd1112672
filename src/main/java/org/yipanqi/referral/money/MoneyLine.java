package org.yipanqi.referral.money;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One thing that a rule says about money on a way, with the clause that says it. A rule that lacks
 * a fact says so; it never guesses.
 */
public sealed interface MoneyLine {

  /** The pack and the clause in it. */
  Clause clause();

  /** In a sentence. */
  Label words();

  record Clause(String pack, String clause) {}

  /**
   * So many points more of what is reimbursed.
   *
   * @param least percentage points
   * @param most the same, where the document gives no range
   * @param than what it is more than
   */
  record Points(Clause clause, Label words, BigDecimal least, BigDecimal most, Than than)
      implements MoneyLine {

    public Points {
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException("from " + least + " to " + most);
      }
    }
  }

  /** What an advantage is measured against: documents name different things. */
  enum Than {
    /** Other institutions that the insurance names. */
    OTHER_DESIGNATED,
    LEVEL_TWO_HOSPITAL,
    /** The same visit without having been seen at the grassroots first and referred in time. */
    WITHOUT_REFERRAL
  }

  /**
   * What the patient pays before the insurance does.
   *
   * @param at the stop, counted from 0
   * @param yuan null when the rule gives none for this stop
   */
  record Deductible(Clause clause, Label words, int at, Start start, @Nullable BigDecimal yuan)
      implements MoneyLine {}

  /** How a deductible begins at a stop. */
  enum Start {
    IN_FULL,
    /** Going up: what the higher level's is more than what was paid below. */
    DIFFERENCE,
    /** Coming down: none anew. */
    NONE_ANEW
  }

  /** A rule that would speak if something were known. */
  record Unknown(Clause clause, Label words) implements MoneyLine {}
}
