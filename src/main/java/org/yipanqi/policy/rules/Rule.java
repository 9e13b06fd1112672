package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One version of a rule.
 *
 * @param subject whom one evaluation is about: person, staff, candidate, clinic, institution,
 *     community, county
 * @param pay whether it pays people for work: such a rule reads no income that pay must not follow
 * @param to the last day on which it binds, where the document says so
 * @param gives the line that is the result; null for eligibility, where all needs must hold
 * @param parameters those it names, directly or in a table
 * @param per of an amount that is money due to somebody: for a year, a month, once, or unsaid where
 *     the document doesn't tell; null where nobody is paid by it
 * @param path where on a patient's way it speaks; null where it has no say there
 */
public record Rule(
    String id,
    Kind kind,
    String clause,
    Label title,
    @Nullable Label note,
    String subject,
    boolean pay,
    LocalDate from,
    @Nullable LocalDate to,
    List<Ask> asks,
    List<Table> tables,
    List<Line> lines,
    @Nullable String gives,
    @Nullable Split shares,
    Set<String> parameters,
    Sources sources,
    @Nullable String per,
    @Nullable OnPath path) {

  /**
   * What fills a case from records.
   *
   * @param asks by ask an expression over the facts of the subject
   * @param rules by ask the rule of the same pack whose yes or no it is
   * @param among whom of its subjects the rule is about; null for all
   */
  public record Sources(Map<String, Term> asks, Map<String, String> rules, @Nullable Term among) {

    /** Everything is asked. */
    public static final Sources NONE = new Sources(Map.of(), Map.of(), null);
  }

  /** What a rule is for. */
  public enum Kind {
    /** Who may, and why not yet: every line with a need must hold. */
    ELIGIBILITY,
    AMOUNT,
    /** Kept or not: a yes-or-no line. */
    LIMIT,
    /** What may be done; nobody is judged by it. */
    PERMISSION,
    REIMBURSEMENT
  }

  /** What an answer is. */
  public enum Type {
    INT,
    DECIMAL,
    BOOL,
    CHOICE,
    DATE
  }

  /**
   * What has to be known of the case.
   *
   * @param from what a patient's way itself knows of it; null where it is asked at every stop
   */
  public record Ask(
      String id,
      Type type,
      Label label,
      @Nullable Label note,
      @Nullable String unit,
      List<Choice> choices,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String measure,
      @Nullable String reads,
      @Nullable PathFact from) {}

  /** One of the answers that an ask takes. */
  public record Choice(String code, Label label) {}

  /**
   * Rows of which exactly one holds for each case.
   *
   * @param by the asks that choose it
   * @param columns what the columns are called, where the pack says so
   */
  public record Table(
      String id,
      @Nullable Label title,
      List<String> by,
      List<Row> rows,
      Map<String, Label> columns) {}

  /** A row: when it holds, and what it says by column. */
  public record Row(
      Map<String, Match> when,
      Map<String, Object> values,
      @Nullable Label label,
      @Nullable String clause) {}

  /** When an answer fits a row. */
  public sealed interface Match {

    boolean fits(Object answer);

    /** One of some values. */
    record OneOf(Set<Object> values) implements Match {
      @Override
      public boolean fits(Object answer) {
        return values.contains(
            answer instanceof BigDecimal number ? number.stripTrailingZeros() : answer);
      }
    }

    /** From a number on, below another; null is without end. */
    record Between(@Nullable BigDecimal from, @Nullable BigDecimal below) implements Match {
      @Override
      public boolean fits(Object answer) {
        return answer instanceof BigDecimal number
            && (from == null || number.compareTo(from) >= 0)
            && (below == null || number.compareTo(below) < 0);
      }
    }
  }

  /**
   * One step, after which its value may be used by name.
   *
   * @param need whether it must hold
   * @param places how many decimals it is rounded to; null where it is exact
   */
  public record Line(
      String id,
      Label label,
      @Nullable String clause,
      @Nullable String unit,
      Term value,
      boolean need,
      @Nullable Integer places,
      RoundingMode mode) {}

  /** An amount parted by weights; the parts add up to it. */
  public record Split(String of, List<Part> parts) {}

  public record Part(String id, Label label, Term weight) {}

  public Optional<Ask> ask(String askId) {
    return asks.stream().filter(a -> a.id().equals(askId)).findFirst();
  }

  /**
   * @throws java.util.NoSuchElementException where there is none: the check lets no such name pass
   */
  public Table table(String tableId) {
    return tables.stream().filter(t -> t.id().equals(tableId)).findFirst().orElseThrow();
  }

  public Optional<Line> line(String lineId) {
    return lines.stream().filter(l -> l.id().equals(lineId)).findFirst();
  }
}
