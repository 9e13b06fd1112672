package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.indicators.FigureView.ClauseOf;
import org.yipanqi.indicators.FigureView.Compared;
import org.yipanqi.indicators.FigureView.Definition;
import org.yipanqi.indicators.FigureView.Missing;
import org.yipanqi.indicators.FigureView.Numbered;
import org.yipanqi.indicators.FigureView.ParameterOf;
import org.yipanqi.indicators.FigureView.Part;
import org.yipanqi.indicators.FigureView.Point;
import org.yipanqi.indicators.FigureView.RowOf;
import org.yipanqi.indicators.FigureView.SlipOf;
import org.yipanqi.indicators.FigureView.Sources;
import org.yipanqi.indicators.FigureView.TargetOf;
import org.yipanqi.indicators.FigureView.UnitOf;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** Opens a figure: which clause, which formula, which numbers, which sources, how it came about. */
@Service
class Chains {

  private static final int HISTORY = 8;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final FactCatalogue facts = FactCatalogue.load();

  Chains(Evaluations evaluations, Registry registry, Calendar calendar) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
  }

  @Transactional
  public FigureView chain(
      Caller caller, PolicyPack pack, String seriesId, String scope, Period period) {
    var series =
        pack.series(seriesId, period.end())
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(seriesId));
    var row = evaluations.row(scope);
    var periods = history(period);
    var session = evaluations.session(pack.id(), periods);
    var figure = session.figure(series, row, period);
    return new FigureView(
        series.id(),
        series.title(),
        series.unit(),
        series.decimals(),
        rowOf(row, period),
        period.toString(),
        calendar.closed(pack, period),
        figure.state(),
        figure.judgement(),
        Boards.text(figure.value()),
        Words.display(series, figure.value()),
        Reasons.of(figure, row),
        clause(pack, series),
        pack.items().stream()
            .filter(i -> i.id().equals(series.item()))
            .findFirst()
            .map(i -> new Numbered(i.no(), i.title()))
            .orElse(null),
        pack.indicators().stream()
            .filter(i -> java.util.Objects.equals(i.no(), series.indicator()))
            .findFirst()
            .map(i -> new Numbered(i.no(), i.title()))
            .orElse(null),
        slips(pack, series),
        definition(pack, series, period),
        figure.targets().stream().map(t -> target(t, series)).toList(),
        compared(figure),
        parts(session, figure),
        sources(session, figure),
        periods.stream().map(p -> point(session.figure(series, row, p))).toList());
  }

  private List<Period> history(Period period) {
    var periods = new ArrayList<Period>();
    var each = period;
    while (periods.size() < HISTORY && (periods.isEmpty() || calendar.within(each))) {
      periods.addFirst(each);
      each = each.previous();
    }
    return periods;
  }

  private RowOf rowOf(Row row, Period period) {
    return switch (row) {
      case Row.County county -> new RowOf(county.code(), Names.of(county), "county", null);
      case Row.OfCommunity community ->
          new RowOf(community.code(), Names.of(community), "community", row.code());
      case Row.OfInstitution institution ->
          new RowOf(
              institution.code(),
              Names.of(institution),
              "institution",
              registry
                  .snapshot()
                  .communityOf(institution.institution().id(), period.end())
                  .map(c -> c.code())
                  .orElse(null));
    };
  }

  private static ClauseOf clause(PolicyPack pack, Series series) {
    var clause = pack.clause(series.clause());
    return new ClauseOf(
        series.clause(),
        clause.map(PolicyPack.Clause::place).orElse(""),
        clause.map(PolicyPack.Clause::title).orElse(series.title()),
        pack.document().number(),
        pack.title(),
        pack.document().status().name().toLowerCase(Locale.ROOT));
  }

  private static List<SlipOf> slips(PolicyPack pack, Series series) {
    var clauses = new LinkedHashSet<String>();
    clauses.add(series.clause());
    series.targets().forEach(t -> clauses.add(t.clause()));
    return pack.slips().stream()
        .filter(s -> s.clauses().stream().anyMatch(clauses::contains))
        .map(s -> new SlipOf(s.text()))
        .toList();
  }

  private static Definition definition(PolicyPack pack, Series series, Period period) {
    var used = new LinkedHashSet<String>();
    collect(pack, series.formula().refs(), period, used);
    if (series.targets().stream().anyMatch(t -> t instanceof Series.Target.Moving)) {
      used.add("base_period");
    }
    return new Definition(
        pack.version(series),
        series.from().toString(),
        series.formulaText(),
        FormulaWords.of(pack, series.formula(), period),
        pack.parameters().stream()
            .filter(p -> used.contains(p.id()))
            .map(p -> new ParameterOf(p.id(), p.label(), p.value(), p.note(), p.ours()))
            .toList());
  }

  /** The parameters that the filters behind a formula name. */
  private static void collect(
      PolicyPack pack, Set<Formula.Ref> refs, Period period, Set<String> used) {
    for (var ref : refs) {
      switch (pack.measure(ref.measure(), period.end()).orElse(null)) {
        case Measure.Base base ->
            pack.parameters().stream()
                .map(PolicyPack.Parameter::id)
                .filter(id -> base.whereText().matches("(?s).*\\bparams\\." + id + "\\b.*"))
                .forEach(used::add);
        case Measure.Derived derived -> collect(pack, derived.formula().refs(), period, used);
        case null -> {}
      }
    }
  }

  private static TargetOf target(Figure.Judged judged, Series series) {
    var gap = judged.gap();
    Label words = null;
    if (gap != null && gap.signum() > 0 && judged.judgement() != Judgement.MET) {
      var number =
          gap.setScale(Math.max(1, series.decimals()), RoundingMode.HALF_UP).toPlainString();
      var points = series.unit().equals("percent") ? "个百分点" : Words.unitSign(series.unit());
      words =
          new Label(
              "差 " + number + points,
              "short by " + number + (series.unit().equals("percent") ? " points" : ""));
    }
    return new TargetOf(Words.target(judged.target(), series.unit()), judged.judgement(), words);
  }

  private static @Nullable Compared compared(Figure figure) {
    var base = figure.compared();
    if (base == null) {
      return null;
    }
    var now = figure.value();
    var then = base.value();
    return new Compared(
        base.period().toString(),
        base.state(),
        Boards.text(then),
        Words.display(figure.series(), then),
        now == null || then == null
            ? null
            : now.subtract(then)
                .setScale(Math.max(1, figure.series().decimals()), RoundingMode.HALF_UP)
                .toPlainString(),
        Boards.trend(figure));
  }

  private List<Part> parts(Evaluations.Session session, Figure figure) {
    var parts = new ArrayList<Part>();
    var shown = new LinkedHashSet<Formula.Ref>();
    var formula = figure.series().formula();
    switch (formula) {
      case Formula.Arithmetic(var operator, var left, var right) when operator == '/' -> {
        left.refs().forEach(r -> part(session, figure, r, "numerator", shown, parts));
        right.refs().forEach(r -> part(session, figure, r, "denominator", shown, parts));
      }
      case Formula.Compare(_, var left, var right) -> {
        left.refs().forEach(r -> part(session, figure, r, "numerator", shown, parts));
        right.refs().forEach(r -> part(session, figure, r, "denominator", shown, parts));
      }
      default -> formula.refs().forEach(r -> part(session, figure, r, "numerator", shown, parts));
    }
    figure.series().context().forEach(r -> part(session, figure, r, "context", shown, parts));
    return parts;
  }

  private void part(
      Evaluations.Session session,
      Figure figure,
      Formula.Ref ref,
      String side,
      Set<Formula.Ref> shown,
      List<Part> parts) {
    var measure = session.pack().measure(ref.measure(), figure.period().end()).orElse(null);
    if (measure == null || !shown.add(ref)) {
      return;
    }
    var quantity =
        figure.state() == State.NOT_APPLICABLE || figure.state() == State.RULE_ERROR
            ? Quantity.without(figure.state())
            : session.evaluator().quantity(ref, figure.row(), figure.period());
    parts.add(part(ref, side, measure, quantity));
    if (measure instanceof Measure.Derived derived) {
      derived.formula().refs().stream()
          .map(inner -> new Formula.Ref(ref.scope(), inner.measure()))
          .forEach(inner -> part(session, figure, inner, side, shown, parts));
    }
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
        Boards.text(quantity.value()),
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

  private Sources sources(Evaluations.Session session, Figure figure) {
    var snapshot = registry.snapshot();
    var total = figure.total();
    var missing =
        total.missing().stream()
            .flatMap(key -> {
              var fact = facts.fact(key.fact());
              return fact.stream()
                  .flatMap(f ->
                      session.coverage().missingMonths(key, f, figure.period().months()).stream()
                          .map(m ->
                              new Missing(
                                  new UnitOf(
                                      Names.code(key.unit(), snapshot),
                                      Names.unit(key.unit(), snapshot)),
                                  label(f),
                                  m.toString())));
            })
            .sorted(
                java.util.Comparator.comparing(Missing::month)
                    .thenComparing(m -> m.institution().code()))
            .toList();
    return new Sources(total.owed().size() - total.missing().size(), total.owed().size(), missing);
  }

  private static Label label(FactDeclaration fact) {
    return fact.label();
  }

  private static Point point(Figure figure) {
    return new Point(
        figure.period().toString(),
        figure.state(),
        figure.judgement(),
        Boards.text(figure.value()),
        Words.display(figure.series(), figure.value()));
  }
}
