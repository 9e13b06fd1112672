package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yipanqi.policy.rules.Rule;

/**
 * Whether exactly one row of a table holds for whatever is answered. Numbers are tried at and
 * between all their bounds, choices one by one.
 */
final class TableCheck {

  private static final int MOST_CASES = 20_000;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<Rule.Ask> asks;
  private final Mistakes mistakes;

  TableCheck(List<Rule.Ask> asks, Mistakes mistakes) {
    this.asks = asks;
    this.mistakes = mistakes;
  }

  void check(PackNode node, Rule.Table table) {
    columns(node, table);
    var domains = new ArrayList<List<Object>>();
    var cases = 1L;
    for (var name : table.by()) {
      var domain =
          asks.stream()
              .filter(a -> a.id().equals(name))
              .findFirst()
              .map(a -> domain(a, table))
              .orElse(List.of());
      if (domain.isEmpty()) {
        return; // told where the name stands
      }
      domains.add(domain);
      cases *= domain.size();
    }
    if (cases > MOST_CASES) {
      mistakes.add(node, "too-many-cases", "表太大，无法逐一核对", "the table is too large to check");
      return;
    }
    each(node, table, domains, 0, new HashMap<>());
  }

  private void columns(PackNode node, Rule.Table table) {
    var first = table.rows().getFirst().values().keySet();
    var rows = node.list("rows");
    for (var i = 1; i < table.rows().size(); i++) {
      if (!table.rows().get(i).values().keySet().equals(first)) {
        mistakes.add(
            rows.get(i), "columns-differ", "各行的列要相同", "all rows must have the same columns");
      }
    }
  }

  private void each(
      PackNode node,
      Rule.Table table,
      List<List<Object>> domains,
      int depth,
      Map<String, Object> answers) {
    if (depth < domains.size()) {
      for (var value : domains.get(depth)) {
        answers.put(table.by().get(depth), value);
        each(node, table, domains, depth + 1, answers);
      }
      return;
    }
    var holding = new ArrayList<Integer>();
    for (var i = 0; i < table.rows().size(); i++) {
      var when = table.rows().get(i).when();
      if (when.entrySet().stream()
          .allMatch(w -> answers.containsKey(w.getKey())
              && w.getValue().fits(answers.get(w.getKey())))) {
        holding.add(i);
      }
    }
    if (holding.isEmpty()) {
      mistakes.add(
          node,
          "gap",
          "表有缺口：" + answers + " 没有对应的行",
          "the table has a gap: no row for " + answers);
    } else if (holding.size() > 1) {
      mistakes.add(
          node.list("rows").get(holding.get(1)),
          "overlap",
          "表有重叠：" + answers + " 同时落在第 " + (holding.get(0) + 1) + " 行和第 " + (holding.get(1) + 1) + " 行",
          "rows "
              + (holding.get(0) + 1)
              + " and "
              + (holding.get(1) + 1)
              + " both hold for "
              + answers);
    }
  }

  private static List<Object> domain(Rule.Ask ask, Rule.Table table) {
    return switch (ask.type()) {
      case CHOICE -> ask.choices().stream().<Object>map(Rule.Choice::code).toList();
      case BOOL -> List.of(true, false);
      case INT, DECIMAL -> numbers(ask, table);
      case DATE -> List.of();
    };
  }

  private static List<Object> numbers(Rule.Ask ask, Rule.Table table) {
    var bounds = new TreeSet<BigDecimal>();
    for (var row : table.rows()) {
      switch (row.when().get(ask.id())) {
        case Rule.Match.Between(var from, var below) -> {
          if (from != null) {
            bounds.add(from);
          }
          if (below != null) {
            bounds.add(below);
          }
        }
        case Rule.Match.OneOf(var values) ->
            values.forEach(v -> {
              if (v instanceof BigDecimal number) {
                bounds.add(number);
              }
            });
        case null -> {}
      }
    }
    var least = ask.least();
    var most = ask.most();
    bounds.add(least != null ? least : bounds.isEmpty() ? BigDecimal.ZERO : below(bounds.first()));
    bounds.add(most != null ? most : bounds.last().add(BigDecimal.ONE));
    var all = new TreeSet<>(bounds);
    BigDecimal before = null;
    for (var bound : bounds) {
      if (before != null) {
        var between = before.add(bound).divide(TWO);
        if (ask.type() == Rule.Type.DECIMAL) {
          all.add(between);
        } else if (bound.subtract(before).compareTo(BigDecimal.ONE) > 0) {
          all.add(before.add(BigDecimal.ONE));
        }
      }
      before = bound;
    }
    return all.stream()
        .filter(n -> (least == null || n.compareTo(least) >= 0)
            && (most == null || n.compareTo(most) <= 0))
        .<Object>map(n -> n)
        .toList();
  }

  private static BigDecimal below(BigDecimal bound) {
    return bound.subtract(BigDecimal.ONE);
  }
}
