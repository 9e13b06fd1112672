package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yipanqi.facts.FactCatalogue;

/** Reads measures and series: the part of a pack that computes. */
final class DefinitionReader {

  /** What was read; incomplete when there were mistakes. */
  record Definitions(List<Measure> measures, List<Series> series) {}

  private final FactCatalogue facts;
  private final ParameterValues parameters;
  private final LocalDate effectiveFrom;
  private final Mistakes mistakes;
  private final Compiled compiled;
  private final Map<String, FilterCompiler> filters = new HashMap<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Set<String> measureIds = new LinkedHashSet<>();

  DefinitionReader(
      FactCatalogue facts,
      ParameterValues parameters,
      LocalDate effectiveFrom,
      Mistakes mistakes,
      Compiled compiled) {
    this.facts = facts;
    this.parameters = parameters;
    this.effectiveFrom = effectiveFrom;
    this.mistakes = mistakes;
    this.compiled = compiled;
  }

  Definitions read(PackSections sections) {
    var nodes = sections.all("measures");
    nodes.forEach(m -> measureIds.add(m.text("id")));
    versionsDiffer("measures", nodes);
    nodes.stream().filter(m -> m.get("formula").isEmpty()).forEach(this::base);
    derived(nodes.stream().filter(m -> m.get("formula").isPresent()).toList());

    var computed = new ArrayList<>(sections.all("series"));
    computed.addAll(sections.all("candidates"));
    sections.all("goals").stream().filter(g -> g.get("formula").isPresent()).forEach(computed::add);
    versionsDiffer("series", computed);
    var reader = new SeriesReader(measures, measureIds, parameters, mistakes);
    var series = new ArrayList<Series>();
    for (var node : computed) {
      compiled
          .series(node)
          .map(known -> reader.again(node, known))
          .or(() -> reader.read(node, from(node)).map(fresh -> compiled.keep(node, fresh)))
          .ifPresent(series::add);
    }
    for (var own : FormFigures.in(sections, this::from)) {
      compiled
          .series(own.node())
          .map(known -> reader.again(own.node(), known))
          .or(() -> reader.read(own).map(fresh -> compiled.keep(own.node(), fresh)))
          .ifPresent(series::add);
    }
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

  private void base(PackNode node) {
    var known = compiled.measure(node);
    if (known.isPresent()) {
      measures.add(known.get());
      return;
    }
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
    measure.ifPresent(m -> measures.add(compiled.keep(node, m)));
  }

  /** Derived measures may build on one another, but never on themselves. */
  private void derived(List<PackNode> nodes) {
    var compiler = new FormulaCompiler(measureIds, parameters, false, mistakes);
    var formulas = new HashMap<PackNode, Formula>();
    for (var node : nodes) {
      known(node)
          .or(() -> node.get("formula").flatMap(compiler::compile))
          .ifPresent(f -> formulas.put(node, f));
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

  private Optional<Formula> known(PackNode node) {
    return compiled.measure(node).map(m -> ((Measure.Derived) m).formula());
  }

  private static boolean in(List<PackNode> nodes, Formula.Ref ref) {
    return nodes.stream().anyMatch(n -> n.text("id").equals(ref.measure()));
  }

  private void addDerived(PackNode node, Formula formula) {
    var at = node.get("formula").orElseThrow();
    var dimension = new FormulaCheck(measures, at, mistakes).dimension(formula);
    var used = ParameterValues.named(at.text());
    var derived =
        new Measure.Derived(
            node.text("id"),
            node.label("label"),
            node.textOrNull("clause"),
            from(node),
            formula,
            at.text().strip(),
            dimension,
            used,
            parameters.awaited(used));
    measures.add(compiled.keep(node, derived));
  }
}
