package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/** Reads the tables of one rule. */
final class RuleTables {

  private final List<Rule.Ask> asks;
  private final ParameterValues parameters;
  private final Mistakes mistakes;

  RuleTables(List<Rule.Ask> asks, ParameterValues parameters, Mistakes mistakes) {
    this.asks = asks;
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  Rule.Table read(PackNode node) {
    var by = node.texts("by");
    for (var name : node.list("by")) {
      if (asks.stream().noneMatch(a -> a.id().equals(name.text()))) {
        mistakes.add(
            name,
            "unknown-name",
            "这里没有“" + name.text() + "”这个名称",
            "there is no name \"" + name.text() + "\" here");
      }
    }
    var rows = node.list("rows").stream().map(r -> row(r, by)).toList();
    var columns = new LinkedHashMap<String, Label>();
    node.get("columns")
        .map(PackNode::entries)
        .orElse(Map.of())
        .forEach((column, at) -> at.asLabel().ifPresent(l -> columns.put(column, l)));
    var table =
        new Rule.Table(
            node.text("id"),
            node.get("title").flatMap(PackNode::asLabel).orElse(null),
            by,
            rows,
            columns);
    new TableCheck(asks, parameters, mistakes).check(node, table);
    return table;
  }

  private Rule.Row row(PackNode node, List<String> by) {
    var when = new LinkedHashMap<String, Rule.Match>();
    node.get("when")
        .map(PackNode::entries)
        .orElse(Map.of())
        .forEach((ask, at) -> {
          if (!by.contains(ask)) {
            mistakes.add(
                at, "unknown-name", "“" + ask + "”不在 by 里", "\"" + ask + "\" is not among \"by\"");
          }
          when.put(ask, match(at, asks.stream().filter(a -> a.id().equals(ask)).findFirst()));
        });
    var values = new LinkedHashMap<String, Object>();
    node.get("values")
        .map(PackNode::entries)
        .orElse(Map.of())
        .forEach((column, at) -> values.put(column, value(at)));
    return new Rule.Row(
        when,
        values,
        node.get("label").flatMap(PackNode::asLabel).orElse(null),
        node.textOrNull("clause"));
  }

  private Rule.Match match(PackNode at, Optional<Rule.Ask> ask) {
    if (!at.entries().isEmpty()) {
      at.entries()
          .forEach((key, bound) -> {
            if (!Set.of("from", "below").contains(key) || bound.decimal().isEmpty()) {
              mistakes.add(
                  bound,
                  "wrong-type",
                  "这里只写 from 和 below 两个数",
                  "only from and below, numbers, fit here");
            }
          });
      ask.filter(a -> !number(a)).ifPresent(a -> misfit(at, a));
      return new Rule.Match.Between(
          at.get("from").flatMap(PackNode::decimal).orElse(null),
          at.get("below").flatMap(PackNode::decimal).orElse(null));
    }
    var items = at.items().isEmpty() ? List.of(at) : at.items();
    ask.ifPresent(a -> items.stream().filter(i -> !fits(a, literal(i))).forEach(i -> misfit(i, a)));
    return new Rule.Match.OneOf(items.stream().map(this::literal).collect(Collectors.toSet()));
  }

  private static boolean number(Rule.Ask ask) {
    return ask.type() == Rule.Type.INT || ask.type() == Rule.Type.DECIMAL;
  }

  private static boolean fits(Rule.Ask ask, Object literal) {
    return switch (ask.type()) {
      case INT, DECIMAL -> literal instanceof BigDecimal;
      case BOOL -> literal instanceof Boolean;
      case CHOICE -> ask.choices().stream().anyMatch(c -> c.code().equals(literal));
      case DATE -> false;
    };
  }

  private void misfit(PackNode at, Rule.Ask ask) {
    mistakes.add(
        at,
        "wrong-value",
        "“" + at.text() + "”不是“" + ask.id() + "”可取的值",
        "\"" + at.text() + "\" is not a value that \"" + ask.id() + "\" may have");
  }

  private Object value(PackNode at) {
    var text = at.text();
    if (at.node().getTag().equals(Tag.STR) && text.startsWith("params.")) {
      var id = text.substring("params.".length());
      if (parameters.get(id) == null) {
        mistakes.add(
            at, "unknown-name", "这里没有“" + text + "”这个名称", "there is no name \"" + text + "\" here");
      }
      return new Term.Parameter(id);
    }
    return literal(at);
  }

  private Object literal(PackNode at) {
    var tag = at.node().getTag();
    if (tag.equals(Tag.BOOL)) {
      return at.text().equals("true");
    }
    if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
      return at.text();
    }
    return at.decimal()
        .map(BigDecimal::stripTrailingZeros)
        .orElseGet(() -> {
          mistakes.add(
              at, "wrong-type", "“" + at.text() + "”不是数", "\"" + at.text() + "\" is no number");
          return BigDecimal.ZERO;
        });
  }
}
