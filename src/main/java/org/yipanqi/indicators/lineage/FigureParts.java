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
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView.Part;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;

/** The measures behind a figure, each once: numerator first, derived ones with what they read. */
final class FigureParts {

  private final Evaluations.Session session;
  private final Figure figure;
  private final Set<Formula.Ref> shown = new LinkedHashSet<>();
  private final List<Part> parts = new ArrayList<>();

  private FigureParts(Evaluations.Session session, Figure figure) {
    this.session = session;
    this.figure = figure;
  }

  static List<Part> of(Evaluations.Session session, Figure figure) {
    var all = new FigureParts(session, figure);
    all.addFormula(figure.series().formula());
    all.add(figure.series().context(), "context");
    return all.parts;
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
      var measure = session.pack().measure(ref.measure(), figure.period().end());
      if (measure.isPresent() && shown.add(ref)) {
        parts.add(part(ref, side, measure.get(), quantity(ref)));
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

  private Quantity quantity(Formula.Ref ref) {
    return figure.state() == State.NOT_APPLICABLE || figure.state() == State.RULE_ERROR
        ? Quantity.without(figure.state())
        : session.evaluator().quantity(ref, figure.row(), figure.period());
  }

  private static Part part(Formula.Ref ref, String side, Measure measure, Quantity quantity) {
    var base = measure instanceof Measure.Base b ? Optional.of(b) : Optional.<Measure.Base>empty();
    return new Part(
        side,
        ref.toString(),
        ref.measure(),
        measure.label(),
        ref.scope().word(),
        ref.scope().label(),
        quantity.shownState(),
        Words.exact(quantity.value()),
        number(quantity.value()),
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
        base.isPresent(),
        quantity.owed().isEmpty() ? null : quantity.owed().size() - quantity.missing().size(),
        quantity.owed().isEmpty() ? null : quantity.owed().size());
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "" : Words.plain(value.setScale(2, RoundingMode.HALF_UP));
  }
}
