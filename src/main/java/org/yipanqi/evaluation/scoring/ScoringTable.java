package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;

/**
 * A county's table for scoring: no policy document prints one, so it is the county's own.
 *
 * @param code the table's name through all its versions
 * @param pack the policy whose standards and figures it scores
 * @param from the first day of a period that it may score
 * @param ours whether it is a sample of the product's and not yet decided by the county
 * @param units departments, when it is about these
 * @param whole what all weights add up to, and the highest score
 * @param selfAssessmentDays how long units have for their own marks; null when the county sets none
 * @param availableAfterDays how long after publication others may use the results
 * @param uses what the results are used for, each from its own day
 * @param bands grades, the highest first
 */
public record ScoringTable(
    String code,
    long county,
    String pack,
    LocalDate from,
    boolean ours,
    Label title,
    About about,
    Set<Period.Kind> periods,
    List<Unit> units,
    BigDecimal whole,
    Rounding rounding,
    @Nullable Integer selfAssessmentDays,
    int availableAfterDays,
    List<Use> uses,
    List<Band> bands,
    List<Criterion> criteria) {

  public ScoringTable {
    periods = Set.copyOf(periods);
    units = List.copyOf(units);
    uses = List.copyOf(uses);
    bands = List.copyOf(bands);
    criteria = List.copyOf(criteria);
  }

  /** Who is scored. */
  public enum About {
    COMMUNITY(new Label("医共体", "communities")),
    DEPARTMENT(new Label("县直部门", "departments of the county")),
    COUNTY(new Label("县", "the county"));

    private final Label label;

    About(Label label) {
      this.label = label;
    }

    public Label label() {
      return label;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Null for a word that is none. */
    public static @Nullable About of(String code) {
      return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst().orElse(null);
    }
  }

  /**
   * A department that is scored.
   *
   * @param duty whose holders state its marks; null where the house has no such duty, and the
   *     reform office states them
   */
  public record Unit(String code, Label name, @Nullable Duty duty) {}

  /**
   * Half up: each mark, and then the score, which is made of the marks as they are shown.
   *
   * @param mark places of a mark
   * @param score places of the score
   */
  public record Rounding(int mark, int score) {}

  /** A grade, from a score up to the next one's. */
  public record Band(String code, Label title, BigDecimal from) {}

  /** The criteria that a unit is scored by: all, or those that name it. */
  public List<Criterion> criteria(String unit) {
    return criteria.stream().filter(it -> it.concerns(unit)).toList();
  }

  public Criterion criterion(String id) {
    return criteria.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no criterion " + id));
  }

  public boolean has(String id) {
    return criteria.stream().anyMatch(it -> it.id().equals(id));
  }

  /** The series it needs, each once. */
  public List<String> series() {
    return criteria.stream().flatMap(it -> Stream.ofNullable(it.series())).distinct().toList();
  }

  /** The grade of a score; the bands reach from nothing to the whole. */
  Band band(BigDecimal score) {
    return bands.stream()
        .filter(it -> score.compareTo(it.from()) >= 0)
        .findFirst()
        .orElse(bands.getLast());
  }

  /** The band with a code; null when there is none. */
  public @Nullable Band band(String code) {
    return bands.stream().filter(it -> it.code().equals(code)).findFirst().orElse(null);
  }
}
