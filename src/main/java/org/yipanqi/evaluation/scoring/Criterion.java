package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One line of a scoring table.
 *
 * @param weight the most points it gives
 * @param missing what a figure that is none means here
 * @param units the departments that it concerns; empty for every unit
 */
public record Criterion(
    String id,
    Source source,
    Label title,
    BigDecimal weight,
    Points points,
    Missing missing,
    Set<String> units) {

  public Criterion {
    units = Set.copyOf(units);
  }

  /** What the policy says it rests on. */
  public sealed interface Source {

    /** The clause's id in the pack. */
    String clause();

    /** Series, standard or clause. */
    default String kind() {
      return switch (this) {
        case OfSeries _ -> "series";
        case OfStandard _ -> "standard";
        case OfClause _ -> "clause";
      };
    }

    /** The series' id, the standard's number or the clause's id. */
    default String reference() {
      return switch (this) {
        case OfSeries of -> of.series();
        case OfStandard of -> String.valueOf(of.no());
        case OfClause of -> of.clause();
      };
    }

    /**
     * A figure of the policy.
     *
     * @param indicator the number in the policy's list of indicators; null outside it
     */
    record OfSeries(String series, @Nullable Integer indicator, String clause) implements Source {}

    /** One of the policy's standards: stated by people, with evidence. */
    record OfStandard(int no, String clause) implements Source {}

    /** Something else that a clause asks for: stated by people, with evidence. */
    record OfClause(String clause) implements Source {}
  }

  public boolean concerns(String unit) {
    return units.isEmpty() || units.contains(unit);
  }

  /** The series it is scored by; null when people state it. */
  public @Nullable String series() {
    return source instanceof Source.OfSeries of ? of.series() : null;
  }
}
