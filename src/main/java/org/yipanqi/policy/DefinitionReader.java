package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;

/** Reads measures and series: the part of a pack that computes. */
final class DefinitionReader {

  /** What was read; incomplete when there were mistakes. */
  record Definitions(List<Measure> measures, List<Series> series) {}

  private final FactCatalogue facts;
  private final Set<String> clauses;
  private final Map<String, Object> parameters;
  private final LocalDate effectiveFrom;
  private final Mistakes mistakes;
  private final Map<String, FilterCompiler> filters = new HashMap<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Set<String> measureIds = new LinkedHashSet<>();

  DefinitionReader(
      FactCatalogue facts,
      Set<String> clauses,
      Map<String, Object> parameters,
      LocalDate effectiveFrom,
      Mistakes mistakes) {
    this.facts = facts;
    this.clauses = clauses;
    this.parameters = parameters;
    this.effectiveFrom = effectiveFrom;
    this.mistakes = mistakes;
  }

  Definitions read(List<PackNode> measureNodes, List<PackNode> seriesNodes, List<PackNode> goals) {
    measureNodes.forEach(m -> measureIds.add(m.text("id")));
    versionsDiffer("measures", measureNodes);
    measureNodes.stream().filter(m -> m.get("formula").isEmpty()).forEach(this::base);
    derived(measureNodes.stream().filter(m -> m.get("formula").isPresent()).toList());

    var computed = new ArrayList<>(seriesNodes);
    goals.stream().filter(g -> g.get("formula").isPresent()).forEach(computed::add);
    versionsDiffer("series", computed);
    var compiler = new FormulaCompiler(measureIds, parameters, true, mistakes);
    var series = new ArrayList<Series>();
    computed.forEach(node -> series(node, compiler).ifPresent(series::add));
    return new Definitions(List.copyOf(measures), List.copyOf(series));
  }

  private void versionsDiffer(String section, List<PackNode> nodes) {
    var seen = new HashSet<String>();
    for (var node : nodes) {
      if (!seen.add(node.text("id") + " " + node.text("from"))) {
        mistakes.add(
            node,
            "duplicate",
            section + " 里“" + node.text("id") + "”出现两次；新版本要另写起始日期 from",
            "\""
                + node.text("id")
                + "\" stands twice in "
                + section
                + "; a new version needs its own \"from\"");
      }
    }
  }

  private LocalDate from(PackNode node) {
    return Objects.requireNonNullElse(node.date("from", mistakes), effectiveFrom);
  }

  private void clause(PackNode node) {
    node.get("clause")
        .filter(c -> !clauses.contains(c.text()))
        .ifPresent(c ->
            mistakes.add(
                c,
                "missing-clause",
                "没有编号为“" + c.text() + "”的条款",
                "there is no clause \"" + c.text() + "\""));
  }

  private void base(PackNode node) {
    clause(node);
    var fact = facts.fact(node.text("fact"));
    if (fact.isEmpty()) {
      node.get("fact")
          .ifPresent(f ->
              mistakes.add(
                  f,
                  "unknown-fact",
                  "没有“" + f.text() + "”这种事实",
                  "there is no fact \"" + f.text() + "\""));
      return;
    }
    var measure =
        new BaseMeasureReader(fact.get(), parameters, mistakes, filters).read(node, from(node));
    measure.ifPresent(measures::add);
  }

  /** Derived measures may build on one another, but never on themselves. */
  private void derived(List<PackNode> nodes) {
    var compiler = new FormulaCompiler(measureIds, parameters, false, mistakes);
    var formulas = new HashMap<PackNode, Formula>();
    for (var node : nodes) {
      clause(node);
      node.get("formula").flatMap(compiler::compile).ifPresent(f -> formulas.put(node, f));
    }
    var waiting = new ArrayList<>(nodes.stream().filter(formulas::containsKey).toList());
    while (!waiting.isEmpty()) {
      var ready =
          waiting.stream()
              .filter(n ->
                  Objects.requireNonNull(formulas.get(n)).refs().stream()
                      .noneMatch(r -> in(waiting, r)))
              .toList();
      if (ready.isEmpty()) {
        waiting.forEach(n ->
            mistakes.add(
                n,
                "cycle",
                "“" + n.text("id") + "”绕回了自己",
                "\"" + n.text("id") + "\" is defined through itself"));
        return;
      }
      ready.forEach(n -> addDerived(n, Objects.requireNonNull(formulas.get(n))));
      waiting.removeAll(ready);
    }
  }

  private static boolean in(List<PackNode> nodes, Formula.Ref ref) {
    return nodes.stream().anyMatch(n -> n.text("id").equals(ref.measure()));
  }

  private void addDerived(PackNode node, Formula formula) {
    var at = node.get("formula").orElseThrow();
    var dimension = new FormulaCheck(measures, at, mistakes).dimension(formula);
    measures.add(
        new Measure.Derived(
            node.text("id"),
            node.label("label"),
            node.textOrNull("clause"),
            from(node),
            formula,
            at.text().strip(),
            dimension));
  }

  private Optional<Series> series(PackNode node, FormulaCompiler compiler) {
    clause(node);
    var unit = node.text("unit");
    knownUnit(node, unit);
    var at = node.get("formula");
    var formula = at.flatMap(compiler::compile);
    var targets = node.list("targets").stream().flatMap(t -> target(t).stream()).toList();
    if (at.isEmpty() || formula.isEmpty()) {
      return Optional.empty();
    }
    new FormulaCheck(measures, at.get(), mistakes).shownAs(formula.get(), unit);
    var direction = PackReader.direction(node);
    moving(node, direction, targets);
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
            points(node),
            context(node),
            node.textOrNull("compared_typed"),
            from(node)));
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
        .or(() -> Optional.ofNullable(parameters.get("at_risk_points")).map(BigDecimal.class::cast))
        .orElse(BigDecimal.ZERO);
  }

  private static Set<Level> levels(PackNode node) {
    var levels = EnumSet.noneOf(Level.class);
    for (var level : node.texts("levels")) {
      PackReader.one(Level.values(), level.toUpperCase(Locale.ROOT)).ifPresent(levels::add);
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
    clause(node);
    var clause = node.text("clause");
    if (node.flag("rising") || node.flag("falling")) {
      return Optional.of(new Series.Target.Moving(node.flag("rising"), clause));
    }
    var op = node.flag("about") ? Optional.of(Series.Comparison.ABOUT) : comparison(node);
    var value = node.get("value").flatMap(PackNode::decimal);
    if (op.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Series.Target.Fixed(op.get(), value.get(), date(node), clause));
  }

  private static Optional<Series.Comparison> comparison(PackNode node) {
    return Series.Comparison.of(node.text("op"));
  }

  private @Nullable LocalDate date(PackNode node) {
    return node.date("due", mistakes);
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
