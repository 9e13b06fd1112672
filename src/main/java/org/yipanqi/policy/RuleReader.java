package org.yipanqi.policy;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;

/** Reads the rules of a pack: what they ask, their tables, their lines. */
final class RuleReader {

  private static final int PLACES_OF_MONEY = 2;

  private final ParameterValues parameters;
  private final LocalDate effectiveFrom;
  private final PayGuard guard;
  private final CaseSourceReader sources;
  private final Mistakes mistakes;

  RuleReader(
      ParameterValues parameters,
      LocalDate effectiveFrom,
      List<Measure> measures,
      Mistakes mistakes) {
    this.parameters = parameters;
    this.effectiveFrom = effectiveFrom;
    this.guard = new PayGuard(measures, mistakes);
    this.sources = new CaseSourceReader(parameters, mistakes);
    this.mistakes = mistakes;
  }

  Optional<Rule> read(PackNode node) {
    var asks = node.list("asks").stream().map(this::ask).toList();
    names(node);
    guard.check(node);
    var from = Optional.ofNullable(node.date("from", mistakes)).orElse(effectiveFrom);
    var tables = new ArrayList<Rule.Table>();
    var reader = new RuleTables(asks, parameters, mistakes);
    node.list("tables").forEach(table -> tables.add(reader.read(table)));
    var compiler = new TermCompiler(asks, tables, parameters, mistakes);
    var lines = new ArrayList<Rule.Line>();
    for (var line : node.list("lines")) {
      line(line, compiler).ifPresent(lines::add);
    }
    if (lines.size() < node.list("lines").size()) {
      return Optional.empty();
    }
    var kind = node.oneOf("kind", Rule.Kind.values()).orElse(Rule.Kind.AMOUNT);
    var gives = node.textOrNull("gives");
    result(node, kind, gives, lines, compiler);
    var rule =
        new Rule(
            node.text("id"),
            kind,
            node.text("clause"),
            node.label("title"),
            node.get("note").flatMap(PackNode::asLabel).orElse(null),
            node.text("subject"),
            node.flag("pay"),
            from,
            lastDay(node, from),
            asks,
            List.copyOf(tables),
            List.copyOf(lines),
            gives,
            node.get("shares").map(s -> shares(s, lines, compiler)).orElse(null),
            compiler.named(),
            sources.read(node, asks),
            node.textOrNull("per"),
            new OnPathReader(mistakes).read(node, asks, lines, compiler));
    unused(node, rule, compiler);
    return Optional.of(rule);
  }

  private @Nullable LocalDate lastDay(PackNode node, LocalDate from) {
    var to = node.date("to", mistakes);
    if (to != null && to.isBefore(from)) {
      mistakes.add(node, "wrong-range", "to 不能早于开始", "to must not be before the beginning");
    }
    return to;
  }

  /** Expressions know everything by its bare name, so none may mean two things. */
  private void names(PackNode rule) {
    var seen = new LinkedHashSet<>(Set.of("on", "params"));
    for (var section : List.of("asks", "tables", "lines")) {
      rule.list(section).forEach(node -> once(node, seen));
    }
    var parts = new LinkedHashSet<String>();
    rule.get("shares").stream()
        .flatMap(s -> s.list("parts").stream())
        .forEach(part -> once(part, parts));
  }

  private void once(PackNode node, Set<String> seen) {
    if (!seen.add(node.text("id"))) {
      mistakes.add(
          node,
          "duplicate",
          "这条规则里“" + node.text("id") + "”这个名称已经用了",
          "the name \"" + node.text("id") + "\" is taken in this rule");
    }
  }

  private Rule.Ask ask(PackNode node) {
    var range = node.get("range");
    var least = range.flatMap(r -> r.get("least")).flatMap(PackNode::decimal).orElse(null);
    var most = range.flatMap(r -> r.get("most")).flatMap(PackNode::decimal).orElse(null);
    if (least != null && most != null && least.compareTo(most) >= 0) {
      mistakes.add(node, "wrong-range", "least 应小于 most", "least must be below most");
    }
    return new Rule.Ask(
        node.text("id"),
        node.oneOf("type", Rule.Type.values()).orElse(Rule.Type.DECIMAL),
        node.label("label"),
        node.get("note").flatMap(PackNode::asLabel).orElse(null),
        node.textOrNull("unit"),
        node.list("choices").stream()
            .map(c -> new Rule.Choice(c.text("code"), c.label("label")))
            .toList(),
        least,
        most,
        node.textOrNull("measure"),
        node.textOrNull("reads"),
        PathFact.of(node.textOrNull("way")).orElse(null));
  }

  private Optional<Rule.Line> line(PackNode node, TermCompiler compiler) {
    var round = node.get("round");
    var places = round.map(r -> r.whole("places", PLACES_OF_MONEY));
    return node.get("value")
        .flatMap(at -> compiler.line(node.text("id"), at))
        .map(term ->
            new Rule.Line(
                node.text("id"),
                node.label("label"),
                node.textOrNull("clause"),
                node.textOrNull("unit"),
                term,
                node.flag("need"),
                places.orElse(null),
                round.map(r -> r.text("mode")).map(RuleReader::mode).orElse(RoundingMode.HALF_UP)));
  }

  private static RoundingMode mode(String word) {
    return switch (word) {
      case "down" -> RoundingMode.DOWN;
      case "up" -> RoundingMode.UP;
      default -> RoundingMode.HALF_UP;
    };
  }

  private void result(
      PackNode node,
      Rule.Kind kind,
      @Nullable String gives,
      List<Rule.Line> lines,
      TermCompiler compiler) {
    if (kind == Rule.Kind.ELIGIBILITY) {
      if (gives != null || lines.stream().noneMatch(Rule.Line::need)) {
        mistakes.add(
            node,
            "no-result",
            "资格规则以标了 need 的各行为准，不写 gives",
            "an eligibility rule goes by its lines with need, and has no gives");
      }
    } else if (gives == null || lines.stream().noneMatch(l -> l.id().equals(gives))) {
      mistakes.add(
          node.get("gives").orElse(node),
          "no-result",
          "gives 要写出一行的编号",
          "gives must name one of the lines");
    }
    var money = kind == Rule.Kind.AMOUNT || kind == Rule.Kind.REIMBURSEMENT;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var at = node.list("lines").get(i);
      var given = line.id().equals(gives);
      if ((line.need() || (given && kind == Rule.Kind.LIMIT)) && !compiler.yesNo(line.id())) {
        mistakes.add(
            at,
            "wrong-type",
            "“" + line.id() + "”应得出是或否",
            "\"" + line.id() + "\" must give yes or no");
      }
      if ((line.places() != null || (given && money)) && !compiler.isNumber(line.id())) {
        mistakes.add(
            at,
            "wrong-type",
            "“" + line.id() + "”应得出一个数",
            "\"" + line.id() + "\" must give a number");
      }
      if (line.need() && kind != Rule.Kind.ELIGIBILITY) {
        mistakes.add(
            at,
            "need-decides-nothing",
            "只有资格规则用 need；这里应把条件写进算式",
            "only an eligibility rule has needs; here the condition belongs into the expression");
      }
    }
  }

  private Rule.Split shares(PackNode node, List<Rule.Line> lines, TermCompiler compiler) {
    var of = lines.stream().filter(l -> l.id().equals(node.text("of"))).findFirst();
    if (!of.map(Rule.Line::places).map(p -> p <= PLACES_OF_MONEY).orElse(false)) {
      mistakes.add(
          node,
          "not-money",
          "拆分的那一行要先取整到分（round）",
          "the line that is split must be rounded to cents first");
    }
    var parts = new ArrayList<Rule.Part>();
    for (var part : node.list("parts")) {
      part.get("weight")
          .flatMap(compiler::number)
          .ifPresent(
              weight -> parts.add(new Rule.Part(part.text("id"), part.label("label"), weight)));
    }
    return new Rule.Split(node.text("of"), List.copyOf(parts));
  }

  /** An ask that nothing reads would be asked in vain. */
  private void unused(PackNode node, Rule rule, TermCompiler compiler) {
    var used = new LinkedHashSet<>(compiler.asked());
    rule.tables().stream()
        .filter(t -> compiler.read().contains(t.id()))
        .forEach(t -> used.addAll(t.by()));
    for (var ask : node.list("asks")) {
      if (!used.contains(ask.text("id"))) {
        mistakes.add(
            ask,
            "unused-ask",
            "没有哪一行用到“" + ask.text("id") + "”",
            "no line reads \"" + ask.text("id") + "\"");
      }
    }
  }
}
