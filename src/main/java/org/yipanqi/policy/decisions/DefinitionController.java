package org.yipanqi.policy.decisions;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Amendment;
import org.yipanqi.policy.Dependence;
import org.yipanqi.policy.FormulaWords;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.policy.decisions.DecisionController.DecisionWording;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** How every figure of a policy is computed, and how it was before. */
@RestController
@Needs("policy.see_policies")
@RequestMapping("/api/packs/{id}/definitions")
class DefinitionController {

  /**
   * @param from the first month that a decision may begin in
   */
  record DefinitionList(
      String edition, String from, List<DefinitionRow> series, List<DefinitionRow> measures) {}

  /**
   * @param kind series, base (an aggregate of a fact) or derived (a formula over other measures)
   * @param unit empty where the measure's own formula gives it
   * @param usedBy for a measure the series that rest on it
   * @param measures for a series the measures behind it
   * @param versions the oldest first
   */
  record DefinitionRow(
      String id,
      String kind,
      Label title,
      String unit,
      @Nullable String clause,
      @Nullable String place,
      boolean candidate,
      @Nullable Label source,
      List<String> usedBy,
      List<String> measures,
      List<DefinitionVersion> versions) {}

  /**
   * @param text the formula, or for an aggregate the condition; empty when every record counts
   * @param words the formula in words, null for an aggregate
   * @param targets as they stand in a pack
   * @param because the decisions that brought it about; none for the folder's own
   */
  record DefinitionVersion(
      int version,
      String from,
      String text,
      @Nullable Label words,
      List<String> targets,
      List<Because> because) {}

  record Because(
      String decision,
      String kind,
      Label label,
      @Nullable String by,
      @Nullable OffsetDateTime at,
      String basis) {}

  private final Callers callers;
  private final Policies policies;
  private final Decisions decisions;
  private final DecisionWords words;

  DefinitionController(
      Callers callers, Policies policies, Decisions decisions, DecisionWords words) {
    this.callers = callers;
    this.policies = policies;
    this.decisions = decisions;
    this.words = words;
  }

  @GetMapping
  DefinitionList definitions(@PathVariable String id) {
    var pack = policies.get(id);
    var taken = decisions.published(id);
    var ids = pack.series().stream().filter(s -> !s.ofForm()).map(Series::id).distinct().toList();
    var measures = pack.measures().stream().map(Measure::id).distinct().toList();
    return new DefinitionList(
        String.valueOf(decisions.edition(callers.current(), id)),
        ParameterController.first(pack).toString(),
        ids.stream().map(s -> series(pack, s, taken)).toList(),
        measures.stream().map(m -> measure(pack, m, taken)).toList());
  }

  /** The parts that may be worded anew, as they hold in a month. */
  @GetMapping("/{kind}/{definition}")
  DecisionWording wording(
      @PathVariable String id,
      @PathVariable String kind,
      @PathVariable String definition,
      @RequestParam String month) {
    var of =
        switch (kind) {
          case "series" -> Amendment.Kind.SERIES;
          case "measure" -> Amendment.Kind.MEASURE;
          default -> throw new MalformedRequest("kind", "web.bad-value");
        };
    if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
      throw new MalformedRequest("month", "web.bad-value");
    }
    policies.get(id);
    return policies
        .wording(id, of, definition, YearMonth.parse(month).atDay(1))
        .map(words::wording)
        .orElseThrow(() -> DecisionProblem.UNKNOWN_DEFINITION.because(definition));
  }

  private DefinitionRow series(PolicyPack pack, String id, List<Decision> taken) {
    var versions = pack.series().stream().filter(s -> s.id().equals(id)).toList();
    var last = versions.getLast();
    var dependence = new Dependence(pack, last.from());
    return new DefinitionRow(
        id,
        "series",
        last.title(),
        last.unit(),
        last.clause(),
        place(pack, last.clause()),
        pack.candidates().contains(id),
        null,
        List.of(),
        List.copyOf(dependence.measures(last)),
        versions.stream()
            .map(s ->
                new DefinitionVersion(
                    pack.version(s),
                    s.from().toString(),
                    s.formulaText(),
                    FormulaWords.of(pack, s.formula(), s.from()),
                    s.targets().stream().map(DefinitionController::target).toList(),
                    because(pack, Amendment.Kind.SERIES, id, s.parameters(), s.from(), taken)))
            .toList());
  }

  private static String target(Series.Target target) {
    return switch (target) {
      case Series.Target.Fixed fixed ->
          fixed.op().sign()
              + fixed.value().toPlainString()
              + (fixed.due() == null ? "" : " " + fixed.due());
      case Series.Target.Moving(var up, _) -> up ? "↑" : "↓";
    };
  }

  private DefinitionRow measure(PolicyPack pack, String id, List<Decision> taken) {
    var versions = pack.measures().stream().filter(m -> m.id().equals(id)).toList();
    var last = versions.getLast();
    var dependence = new Dependence(pack, last.from());
    var usedBy =
        pack.series().stream()
            .filter(s -> dependence.measures(s).contains(id))
            .map(Series::id)
            .distinct()
            .toList();
    var base = last instanceof Measure.Base b ? b : null;
    return new DefinitionRow(
        id,
        base == null ? "derived" : "base",
        last.label(),
        base == null ? "" : base.unit(),
        last.clause(),
        place(pack, last.clause()),
        false,
        base == null ? null : base.fact().label(),
        usedBy,
        List.of(),
        versions.stream().map(m -> version(pack, m, versions, taken)).toList());
  }

  private DefinitionVersion version(
      PolicyPack pack, Measure measure, List<Measure> versions, List<Decision> taken) {
    var parameters = measure.parameters();
    var because =
        because(pack, Amendment.Kind.MEASURE, measure.id(), parameters, measure.from(), taken);
    return switch (measure) {
      case Measure.Base base ->
          new DefinitionVersion(
              1 + versions.indexOf(measure),
              base.from().toString(),
              base.whereText(),
              null,
              List.of(),
              because);
      case Measure.Derived derived ->
          new DefinitionVersion(
              1 + versions.indexOf(measure),
              derived.from().toString(),
              derived.formulaText(),
              FormulaWords.of(pack, derived.formula(), derived.from()),
              List.of(),
              because);
    };
  }

  private static @Nullable String place(PolicyPack pack, @Nullable String clause) {
    return clause == null ? null : pack.clause(clause).map(PolicyPack.Clause::place).orElse(null);
  }

  /** The decisions that begin with a version and are about it or about what it rests on. */
  private List<Because> because(
      PolicyPack pack,
      Amendment.Kind kind,
      String id,
      Set<String> parameters,
      LocalDate from,
      List<Decision> taken) {
    return taken.stream()
        .filter(d -> d.amendment().from().equals(from))
        .filter(d ->
            d.amendment().kind() == Amendment.Kind.PARAMETER
                ? parameters.contains(d.amendment().target())
                : d.amendment().kind() == kind && d.amendment().target().equals(id))
        .map(d ->
            new Because(
                String.valueOf(d.amendment().no()),
                d.amendment().kind().name().toLowerCase(Locale.ROOT),
                words.target(pack, d.amendment()),
                d.ended() == null ? null : d.ended().name(),
                d.ended() == null ? null : d.ended().at(),
                d.basis()))
        .toList();
  }
}
