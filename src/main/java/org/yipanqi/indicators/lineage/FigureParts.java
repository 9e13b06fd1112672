package org.yipanqi.indicators.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenFigure;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView.Part;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.policy.Series;

/** The measures behind a figure, each once: numerator first, derived ones with what they read. */
public final class FigureParts {

  /** What a part is, whatever it gives. */
  public record PartOf(
      String side,
      String ref,
      String measure,
      Label label,
      ScopeWord scope,
      String unit,
      @Nullable String fact,
      @Nullable Label factLabel,
      String filter,
      @Nullable String axis,
      @Nullable Label axisLabel,
      @Nullable String additive,
      boolean records) {

    Formula.Ref asRef() {
      return new Formula.Ref(scope, measure);
    }

    private Part gave(FrozenFigure.KeptPart it) {
      return gave(it.state(), it.value(), it.sourcesIn(), it.sourcesOf());
    }

    private Part gave(
        State state, @Nullable BigDecimal value, @Nullable Integer in, @Nullable Integer of) {
      return new Part(
          side,
          ref,
          measure,
          label,
          scope.word(),
          scope.label(),
          state,
          Words.exact(value),
          number(value),
          unit,
          fact,
          factLabel,
          filter,
          axis,
          axisLabel,
          additive,
          records,
          in,
          of);
    }
  }

  private final PolicyPack pack;
  private final Period period;
  private final Set<Formula.Ref> shown = new LinkedHashSet<>();
  private final List<PartOf> parts = new ArrayList<>();

  private FigureParts(PolicyPack pack, Period period) {
    this.pack = pack;
    this.period = period;
  }

  /** The measures of a series' formula, and those shown beside it. */
  static List<PartOf> of(PolicyPack pack, Series series, Period period) {
    var all = new FigureParts(pack, period);
    all.addFormula(series.formula());
    all.add(series.context(), "context");
    return List.copyOf(all.parts);
  }

  /** What the parts of a figure gave: as kept with it, or now. */
  static List<Part> of(Evaluations.Session session, Figure figure, List<PartOf> parts) {
    var kept = figure.kept();
    if (kept != null && bare(figure)) {
      return parts.stream().map(p -> p.gave(figure.state(), null, null, null)).toList();
    }
    if (kept != null) {
      var byRef =
          kept.parts().stream().collect(Collectors.toMap(FrozenFigure.KeptPart::ref, it -> it));
      return parts.stream()
          .flatMap(p -> Optional.ofNullable(byRef.get(p.ref())).stream().map(p::gave))
          .toList();
    }
    var now = keep(session, figure, parts);
    return IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).gave(now.get(i))).toList();
  }

  /** What the parts of a computed figure give, in their order, as it is kept. */
  public static List<FrozenFigure.KeptPart> keep(
      Evaluations.Session session, Figure figure, List<PartOf> parts) {
    return parts.stream()
        .map(part -> {
          var quantity = quantity(session, figure, part.asRef());
          var none = quantity.owed().isEmpty();
          return new FrozenFigure.KeptPart(
              part.ref(),
              quantity.shownState(),
              quantity.value(),
              none ? null : quantity.owed().size() - quantity.missing().size(),
              none ? null : quantity.owed().size());
        })
        .toList();
  }

  private void addFormula(Formula formula) {
    switch (formula) {
      case Formula.Arithmetic(var operator, var left, var right) when operator == '/' -> {
        add(left.refs(), "numerator");
        add(right.refs(), "denominator");
      }
      case Formula.Compare(_, var left, var right) -> {
        add(left.refs(), "numerator");
        add(right.refs(), "denominator");
      }
      default -> add(formula.refs(), "numerator");
    }
  }

  private void add(Collection<Formula.Ref> refs, String side) {
    for (var ref : refs) {
      var measure = pack.measure(ref.measure(), period.end());
      if (measure.isPresent() && shown.add(ref)) {
        parts.add(part(ref, side, measure.get()));
        if (measure.get() instanceof Measure.Derived derived) {
          add(within(ref, derived), side);
        }
      }
    }
  }

  private static List<Formula.Ref> within(Formula.Ref ref, Measure.Derived derived) {
    return derived.formula().refs().stream()
        .map(inner -> new Formula.Ref(ref.scope(), inner.measure()))
        .toList();
  }

  /** A figure without parts of its own: they are what it is. */
  private static boolean bare(Figure figure) {
    return figure.state() == State.NOT_APPLICABLE || figure.state() == State.RULE_ERROR;
  }

  private static Quantity quantity(Evaluations.Session session, Figure figure, Formula.Ref ref) {
    return bare(figure)
        ? Quantity.without(figure.state())
        : session.evaluator().quantity(ref, figure.row(), figure.period());
  }

  private static PartOf part(Formula.Ref ref, String side, Measure measure) {
    var base = measure instanceof Measure.Base b ? Optional.of(b) : Optional.<Measure.Base>empty();
    return new PartOf(
        side,
        ref.toString(),
        ref.measure(),
        measure.label(),
        ref.scope(),
        base.map(Measure.Base::unit).orElse(measure.dimension().toString()),
        base.map(b -> b.fact().code()).orElse(null),
        base.map(b -> b.fact().label()).orElse(null),
        base.map(Measure.Base::whereText)
            .or(() ->
                measure instanceof Measure.Derived d
                    ? Optional.of(d.formulaText())
                    : Optional.empty())
            .orElse(""),
        base.map(b -> b.axis().code()).orElse(null),
        base.map(b -> b.axis().label()).orElse(null),
        base.map(b -> b.additivity().name().toLowerCase(Locale.ROOT)).orElse(null),
        base.isPresent());
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "" : Words.plain(value.setScale(2, RoundingMode.HALF_UP));
  }
}
