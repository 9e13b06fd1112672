package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one series: its formula over the pack's measures, where it is computed, its targets. */
final class SeriesReader {

  private static final String AT_RISK = "at_risk_points";

  private final List<Measure> measures;
  private final Set<String> measureIds;
  private final ParameterValues parameters;
  private final FormulaCompiler compiler;
  private final Mistakes mistakes;

  /**
   * @param measures those that were read without mistakes
   * @param measureIds all that formulas may name
   */
  SeriesReader(
      List<Measure> measures,
      Set<String> measureIds,
      ParameterValues parameters,
      Mistakes mistakes) {
    this.measures = measures;
    this.measureIds = measureIds;
    this.parameters = parameters;
    this.mistakes = mistakes;
    compiler = new FormulaCompiler(measureIds, parameters, true, mistakes);
  }

  /** One that was read before: whether its measures still add up. */
  Series again(PackNode node, Series known) {
    new FormulaCheck(measures, node.get("formula").orElse(node), mistakes)
        .shownAs(known.formula(), known.unit());
    return known;
  }

  Optional<Series> read(PackNode node, LocalDate from) {
    var unit = node.text("unit");
    knownUnit(node, unit);
    var at = node.get("formula");
    var formula = at.flatMap(compiler::compile);
    var targets = node.list("targets").stream().flatMap(t -> target(t).stream()).toList();
    if (at.isEmpty() || formula.isEmpty()) {
      return Optional.empty();
    }
    new FormulaCheck(measures, at.get(), mistakes).shownAs(formula.get(), unit);
    var direction = node.oneOf("direction", Direction.values()).orElse(Direction.NONE);
    moving(node, direction, targets);
    var used = ParameterValues.named(at.get().text());
    var judgedByNumber = targets.stream().anyMatch(t -> t instanceof Series.Target.Fixed);
    if (judgedByNumber && node.get("at_risk").isEmpty() && parameters.get(AT_RISK) != null) {
      used.add(AT_RISK);
    }
    return Optional.of(
        new Series(
            node.text("id"),
            node.textOrNull("item"),
            node.get("indicator").map(i -> node.whole("indicator", 0)).orElse(null),
            node.label("title"),
            node.get("short").flatMap(PackNode::asLabel).orElse(node.label("title")),
            node.text("clause"),
            unit,
            node.whole("decimals", 1),
            formula.get(),
            at.get().text().strip(),
            levels(node),
            direction,
            targets,
            judgedByNumber ? points(node) : BigDecimal.ZERO,
            context(node),
            node.textOrNull("compared_typed"),
            from,
            used,
            parameters.awaited(used),
            node.texts("places")));
  }

  /** A figure of a form: shown, never judged. */
  Optional<Series> read(FormFigures.Own own) {
    var node = own.node();
    knownUnit(node, node.text("unit"));
    var at = node.get("formula");
    var formula = at.flatMap(compiler::compile);
    if (at.isEmpty() || formula.isEmpty()) {
      return Optional.empty();
    }
    new FormulaCheck(measures, at.get(), mistakes).shownAs(formula.get(), node.text("unit"));
    var used = ParameterValues.named(at.get().text());
    return Optional.of(
        new Series(
            own.id(),
            null,
            null,
            own.title(),
            own.title(),
            own.clause(),
            node.text("unit"),
            node.whole("decimals", 1),
            formula.get(),
            at.get().text().strip(),
            EnumSet.allOf(Level.class),
            Direction.NONE,
            List.of(),
            BigDecimal.ZERO,
            List.of(),
            null,
            own.from(),
            used,
            parameters.awaited(used),
            List.of()));
  }

  private void knownUnit(PackNode node, String unit) {
    if (!Dimension.UNITS.contains(unit)) {
      mistakes.add(
          node.get("unit").orElse(node),
          "unknown-unit",
          "没有“" + unit + "”这个单位",
          "there is no unit \"" + unit + "\"");
    }
  }

  private BigDecimal points(PackNode node) {
    return node.get("at_risk")
        .flatMap(r -> r.get("points"))
        .flatMap(PackNode::decimal)
        .or(() -> Optional.ofNullable(parameters.get(AT_RISK)).map(BigDecimal.class::cast))
        .orElse(BigDecimal.ZERO);
  }

  private static Set<Level> levels(PackNode node) {
    var levels = EnumSet.noneOf(Level.class);
    for (var level : node.list("levels")) {
      level.oneOf(Level.values()).ifPresent(levels::add);
    }
    return levels;
  }

  private List<Formula.Ref> context(PackNode node) {
    var refs = new ArrayList<Formula.Ref>();
    for (var entry : node.list("context")) {
      var parts = entry.text().split("\\.", 2);
      var scope = ScopeWord.of(parts[0]);
      if (parts.length < 2 || scope.isEmpty() || !measureIds.contains(parts[1])) {
        mistakes.add(
            entry,
            "unknown-name",
            "这里没有“" + entry.text() + "”这个名称",
            "there is no name \"" + entry.text() + "\" here");
      } else {
        refs.add(new Formula.Ref(scope.get(), parts[1]));
      }
    }
    return refs;
  }

  private Optional<Series.Target> target(PackNode node) {
    var clause = node.text("clause");
    if (node.flag("rising") || node.flag("falling")) {
      return Optional.of(new Series.Target.Moving(node.flag("rising"), clause));
    }
    var op =
        node.flag("about")
            ? Optional.of(Series.Comparison.ABOUT)
            : Series.Comparison.of(node.text("op"));
    var value = node.get("value").flatMap(PackNode::decimal);
    if (op.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Series.Target.Fixed(op.get(), value.get(), node.date("due", mistakes), clause));
  }

  private void moving(PackNode node, Direction direction, List<Series.Target> targets) {
    for (var target : targets) {
      if (target instanceof Series.Target.Moving(var up, _)
          && direction != (up ? Direction.UP : Direction.DOWN)) {
        mistakes.add(
            node.get("targets").orElse(node),
            "direction",
            "目标的升降与方向不一致",
            "a rising or falling target contradicts the direction");
      }
    }
  }
}
