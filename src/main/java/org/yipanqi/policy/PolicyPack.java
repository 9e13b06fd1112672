package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.policy.forms.FormBook;
import org.yipanqi.policy.rules.Rule;

/**
 * One policy document made executable. Everything in it is tied to a clause by the clause's id.
 *
 * @param id the folder's name, for example {@code yunan-2020}
 * @param candidates the series among which the county chooses: computed, but no figures of the
 *     policy until one is chosen
 * @param discipline what follows from tasks and inspections
 * @param decided how many decisions of the county lie over the folder; it only grows
 */
public record PolicyPack(
    String id,
    Label title,
    PolicyDocument document,
    int closesAfterDays,
    List<Chapter> chapters,
    List<Clause> clauses,
    List<Slip> slips,
    List<Parameter> parameters,
    List<Item> items,
    List<Indicator> indicators,
    List<Duty> duties,
    List<Standard> standards,
    List<Measure> measures,
    List<Series> series,
    Set<String> candidates,
    List<Goal> goals,
    List<Monitored> monitored,
    Arrangements arrangements,
    List<Rule> rules,
    FormBook forms,
    List<Consequence> discipline,
    int decided) {

  /** What force a document has; in which periods it judges says {@link Bearing}. */
  public enum Status {
    DRAFT,
    TRIAL,
    IN_FORCE,
    LAPSED,
    SUPERSEDED
  }

  /** A group of columns on the board, in the policy's own order. */
  public record Chapter(String id, String no, Label title, Label shortTitle) {}

  /**
   * A place in the document, with a short title of our own.
   *
   * @param carriedBy other clauses in which it becomes executable
   * @param statement why nothing executable came of it: background, principle or encouragement
   */
  public record Clause(
      String id,
      String place,
      Label title,
      List<String> carriedBy,
      @Nullable String statement,
      @Nullable Label note) {}

  /** Something the source gets wrong or leaves contradictory: shown, never mended. */
  public record Slip(String id, List<String> clauses, Label text) {}

  /** One of the values a parameter may have. */
  public record Choice(String code, Label label) {}

  /** What a parameter's value is. */
  public enum ParameterType {
    CHOICE,
    INT,
    DECIMAL,
    BOOL
  }

  /** A task of the policy's list. */
  public record Item(
      String id,
      int no,
      @Nullable String chapter,
      String clause,
      Label title,
      ItemKind kind,
      List<Label> units,
      boolean unitsStated,
      boolean leadFirst,
      @Nullable LocalDate due,
      boolean dueStated,
      @Nullable String evidence,
      List<String> series) {}

  /** Milestones and mechanisms wait for evidence; figures are computed. */
  public enum ItemKind {
    MILESTONE,
    MECHANISM,
    FIGURE
  }

  /** An evaluation indicator; its first series is the one on the board. */
  public record Indicator(
      int no,
      @Nullable String chapter,
      String clause,
      Label title,
      Label shortTitle,
      Direction direction,
      boolean directionStated,
      List<String> series,
      boolean weighted) {}

  /** A line of the three-party duty list. */
  public record Duty(
      String id, String party, int no, String clause, Label title, List<String> shownBy) {}

  /** One of the evaluation standards. */
  public record Standard(int no, String kind, String clause, Label title) {}

  /**
   * A target of the plan outside its lists: with a series when it can be computed.
   *
   * @param kind figure, task (done or not) or open (no fact can show it yet)
   * @param places the divisions it binds; empty for all that the document binds
   */
  public record Goal(
      String id,
      @Nullable String chapter,
      String clause,
      Label title,
      String kind,
      @Nullable LocalDate due,
      @Nullable Label note,
      @Nullable String series,
      List<String> places) {}

  /**
   * A figure watched beyond the lists. Where the formula is known the first of its series that is
   * computed for a row counts; where the source leaves it open, a parameter chooses.
   *
   * @param parameter null when the formula is known
   */
  public record Monitored(
      String id,
      String clause,
      Label title,
      Label shortTitle,
      boolean weighted,
      List<String> series,
      @Nullable String parameter,
      List<Option> options,
      @Nullable Label note) {}

  /** A series that a value of a parameter stands for. */
  public record Option(String value, String series) {}

  /** The version of a rule in force on a day. */
  public Optional<Rule> rule(String ruleId, LocalDate on) {
    return Timeline.inForce(
        rules.stream().filter(r -> r.id().equals(ruleId)).toList(), on, Rule::from);
  }

  public Optional<Clause> clause(String clauseId) {
    return clauses.stream().filter(c -> c.id().equals(clauseId)).findFirst();
  }

  /** A parameter as it is on a day. */
  public Optional<Parameter> parameter(String named, LocalDate on) {
    return parameters.stream().filter(p -> p.id().equals(named)).findFirst().map(p -> p.on(on));
  }

  /** A parameter's number on a day, or another when the pack has no such parameter. */
  public BigDecimal number(String parameterId, LocalDate on, BigDecimal otherwise) {
    return parameter(parameterId, on).map(Parameter::value).map(BigDecimal::new).orElse(otherwise);
  }

  public String choice(String parameterId, LocalDate on, String otherwise) {
    return parameter(parameterId, on).map(Parameter::value).orElse(otherwise);
  }

  /** How long after its end a month that ends on a day is closed. */
  public int closesAfterDays(LocalDate end) {
    return number("closes_after_days", end, BigDecimal.valueOf(closesAfterDays)).intValue();
  }

  /** The definition of a series in force on a day: the newest begun, else the first there was. */
  public Optional<Series> series(String seriesId, LocalDate on) {
    return Timeline.inForce(
        series.stream().filter(s -> s.id().equals(seriesId)).toList(), on, Series::from);
  }

  /** The definition of a measure in force on a day, by the same rule. */
  public Optional<Measure> measure(String measureId, LocalDate on) {
    return Timeline.inForce(
        measures.stream().filter(m -> m.id().equals(measureId)).toList(), on, Measure::from);
  }

  /** Each series of the policy once, in the pack's order; candidates and forms' own are none. */
  public List<String> seriesIds() {
    var listed = series.stream().filter(s -> !candidates.contains(s.id()) && !s.ofForm());
    return listed.map(Series::id).distinct().toList();
  }

  PolicyPack with(
      int decisions, List<Parameter> fixed, List<Measure> defined, List<Series> computed) {
    return new PolicyPack(
        id,
        title,
        document,
        closesAfterDays,
        chapters,
        clauses,
        slips,
        List.copyOf(fixed),
        items,
        indicators,
        duties,
        standards,
        List.copyOf(defined),
        List.copyOf(computed),
        candidates,
        goals,
        monitored,
        arrangements,
        rules,
        forms,
        discipline,
        decisions);
  }

  /** Every version of a definition, oldest first, has a number: this one's, counted from 1. */
  public int version(Series definition) {
    return definition.numberAmong(series);
  }
}
