package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A figure of the policy: a formula over measures, for certain kinds of row, with its targets.
 *
 * @param decimals places shown on screens
 * @param comparedTyped the code of a typed figure shown beside it
 * @param from when this version of the definition begins
 * @param parameters those its formula names
 * @param awaits those of them that the county has not fixed: until it has, there is no figure
 * @param places the divisions its targets bind; empty for all that the document binds
 */
public record Series(
    String id,
    @Nullable String item,
    @Nullable Integer indicator,
    Label title,
    Label shortTitle,
    String clause,
    String unit,
    int decimals,
    Formula formula,
    String formulaText,
    Set<Level> levels,
    Direction direction,
    List<Target> targets,
    BigDecimal atRiskPoints,
    List<Formula.Ref> context,
    @Nullable String comparedTyped,
    LocalDate from,
    Set<String> parameters,
    Set<String> awaits,
    List<String> places) {

  /** What was kept before there were places binds everywhere. */
  public Series {
    places = places == null ? List.of() : List.copyOf(places);
  }

  /** Whether a form defines it for one of its cells. */
  public boolean ofForm() {
    return id.startsWith(FormFigures.PREFIX);
  }

  /** The same definition beginning on another day. */
  public Series beginning(LocalDate day) {
    return new Series(
        id,
        item,
        indicator,
        title,
        shortTitle,
        clause,
        unit,
        decimals,
        formula,
        formulaText,
        levels,
        direction,
        targets,
        atRiskPoints,
        context,
        comparedTyped,
        day,
        parameters,
        awaits,
        places);
  }

  /** What a figure is held against. */
  public sealed interface Target {

    String clause();

    /** A number to reach, by a day if the source names one. */
    record Fixed(Comparison op, BigDecimal value, @Nullable LocalDate due, String clause)
        implements Target {}

    /** Better than the base: higher when {@code up}, else lower. */
    record Moving(boolean up, String clause) implements Target {}
  }

  /** How a value is held against a number. */
  public enum Comparison {
    AT_LEAST(">=", "≥"),
    ABOVE(">", "＞"),
    AT_MOST("<=", "≤"),
    BELOW("<", "＜"),
    EQUAL("==", "＝"),
    ABOUT("~", "约");

    private final String code;
    private final String sign;

    Comparison(String code, String sign) {
      this.code = code;
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public static Optional<Comparison> of(String code) {
      return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
  }

  /** Its number among the versions of the same series, the oldest being 1. */
  int numberAmong(List<Series> all) {
    return 1
        + (int)
            all.stream()
                .filter(s -> s.id().equals(id))
                .filter(s -> s.from().isBefore(from))
                .count();
  }
}
