package org.yipanqi.indicators.lineage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.StoredJson;
import org.yipanqi.indicators.lineage.FigureView.ClauseOf;
import org.yipanqi.indicators.lineage.FigureView.Definition;
import org.yipanqi.indicators.lineage.FigureView.GoalOf;
import org.yipanqi.indicators.lineage.FigureView.Numbered;
import org.yipanqi.indicators.lineage.FigureView.ParameterOf;
import org.yipanqi.indicators.lineage.FigureView.SlipOf;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.FormulaWords;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** Where a series comes from: what the document says, and which choices of ours it depends on. */
public record SeriesOrigin(PolicyPack pack, Series series, Period period) {

  /** All that a chain tells of a definition. Kept with a closed period. */
  public record Told(
      ClauseOf clause,
      @Nullable Numbered item,
      @Nullable Numbered indicator,
      @Nullable GoalOf goal,
      List<SlipOf> slips,
      Definition definition,
      List<FigureParts.PartOf> parts) {}

  /** The definition that gave a figure: as it was kept with it, or as it is in force. */
  static Told of(PolicyPack pack, Figure figure) {
    var kept = figure.kept();
    return kept == null
        ? new SeriesOrigin(pack, figure.series(), figure.period()).told()
        : StoredJson.MAPPER.treeToValue(kept.definition().origin(), Told.class);
  }

  public Told told() {
    return new Told(
        clause(),
        item(),
        indicator(),
        goal(),
        slips(),
        definition(),
        FigureParts.of(pack, series, period));
  }

  ClauseOf clause() {
    var clause = pack.clause(series.clause());
    return new ClauseOf(
        series.clause(),
        clause.map(PolicyPack.Clause::place).orElse(""),
        clause.map(PolicyPack.Clause::title).orElse(series.title()),
        pack.document().number(),
        pack.title(),
        pack.document().status().name().toLowerCase(Locale.ROOT));
  }

  List<SlipOf> slips() {
    var clauses = new LinkedHashSet<String>();
    clauses.add(series.clause());
    series.targets().forEach(t -> clauses.add(t.clause()));
    return pack.slips().stream()
        .filter(s -> s.clauses().stream().anyMatch(clauses::contains))
        .map(s -> new SlipOf(s.text()))
        .toList();
  }

  @Nullable Numbered item() {
    return pack.items().stream()
        .filter(i -> i.id().equals(series.item()))
        .findFirst()
        .map(i -> new Numbered(i.no(), i.title()))
        .orElse(null);
  }

  @Nullable Numbered indicator() {
    return pack.indicators().stream()
        .filter(i -> Objects.equals(i.no(), series.indicator()))
        .findFirst()
        .map(i -> new Numbered(i.no(), i.title()))
        .orElse(null);
  }

  @Nullable GoalOf goal() {
    return pack.goals().stream()
        .filter(g -> series.id().equals(g.series()))
        .findFirst()
        .map(g -> new GoalOf(g.id(), g.title(), g.note()))
        .orElse(null);
  }

  Definition definition() {
    var used = new LinkedHashSet<>(series.parameters());
    collect(series.formula().refs(), used);
    if (series.targets().stream().anyMatch(t -> t instanceof Series.Target.Moving)) {
      used.add("base_period");
    }
    return new Definition(
        pack.version(series),
        series.from().toString(),
        series.formulaText(),
        FormulaWords.of(pack, series.formula(), period.end()),
        pack.parameters().stream()
            .filter(p -> used.contains(p.id()))
            .map(p -> p.on(period.end()))
            .map(p ->
                new ParameterOf(
                    p.id(),
                    p.label(),
                    Objects.requireNonNullElse(p.value(), ""),
                    p.words(),
                    p.note(),
                    p.ours()))
            .toList());
  }

  /** The parameters that the filters behind a formula name. */
  private void collect(Set<Formula.Ref> refs, Set<String> used) {
    for (var ref : refs) {
      var measure = pack.measure(ref.measure(), period.end());
      measure.ifPresent(m -> used.addAll(m.parameters()));
      if (measure.orElse(null) instanceof Measure.Derived derived) {
        collect(derived.formula().refs(), used);
      }
    }
  }
}
