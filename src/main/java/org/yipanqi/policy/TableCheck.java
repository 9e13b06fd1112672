package org.yipanqi.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/**
 * Whether exactly one row of a table holds for whatever is answered, and each row for something.
 * Numbers are tried at and between all their bounds, choices one by one.
 */
final class TableCheck {

  private static final int MOST_CASES = 20_000;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<Rule.Ask> asks;
  private final ParameterValues parameters;
  private final Mistakes mistakes;

  TableCheck(List<Rule.Ask> asks, ParameterValues parameters, Mistakes mistakes) {
    this.asks = asks;
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  void check(PackNode node, Rule.Table table) {
    if (table.rows().isEmpty() || table.by().isEmpty()) {
      return; // told by the schema
    }
    columns(node, table);
    var domains = new ArrayList<List<Object>>();
    var cases = 1L;
    for (var at : node.list("by")) {
      var ask = asks.stream().filter(a -> a.id().equals(at.text())).findFirst();
      if (ask.isEmpty()) {
        return; // told where the name stands
      }
      var domain = domain(ask.get(), table);
      if (domain.isEmpty()) {
        mistakes.add(
            at,
            "wrong-type",
            "表不能按“" + at.text() + "”来选行",
            "no table can be chosen by \"" + at.text() + "\"");
        return;
      }
      domains.add(domain);
      cases *= domain.size();
      if (cases > MOST_CASES) {
        mistakes.add(node, "too-many-cases", "表太大，无法逐一核对", "the table is too large to check");
        return;
      }
    }
    new Trial(node, table, domains).run();
  }

  private void columns(PackNode node, Rule.Table table) {
    var first = table.rows().getFirst().values();
    var rows = node.list("rows");
    for (var i = 1; i < table.rows().size(); i++) {
      var values = table.rows().get(i).values();
      if (!values.keySet().equals(first.keySet())) {
        mistakes.add(
            rows.get(i), "columns-differ", "各行的列要相同", "all rows must have the same columns");
      } else {
        for (var column : values.keySet()) {
          if (!kind(values.get(column)).equals(kind(first.get(column)))) {
            mistakes.add(
                rows.get(i),
                "wrong-type",
                "“" + column + "”一列各行的类型要相同",
                "all rows need the same type in \"" + column + "\"");
          }
        }
      }
    }
  }

  private Class<?> kind(@Nullable Object value) {
    var known = value instanceof Term.Parameter(var id) ? parameters.get(id) : value;
    return known == null ? Object.class : known.getClass();
  }

  private static List<Object> domain(Rule.Ask ask, Rule.Table table) {
    return switch (ask.type()) {
      case CHOICE -> ask.choices().stream().<Object>map(Rule.Choice::code).toList();
      case BOOL -> List.of(true, false);
      case INT, DECIMAL -> numbers(ask, table);
      case DATE -> List.of();
    };
  }

  /** Both ends, every bound, and something between each two of them. */
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
    bounds.add(
        least != null
            ? least
            : bounds.isEmpty() ? BigDecimal.ZERO : bounds.first().subtract(BigDecimal.ONE));
    bounds.add(most != null ? most : bounds.last().add(BigDecimal.ONE));
    var all = new TreeSet<BigDecimal>();
    BigDecimal before = null;
    for (var bound : bounds) {
      if (ask.type() == Rule.Type.INT) {
        var down = bound.setScale(0, RoundingMode.FLOOR);
        all.add(down);
        all.add(down.add(BigDecimal.ONE));
      } else {
        all.add(bound);
        if (before != null) {
          all.add(before.add(bound).divide(TWO));
        }
      }
      before = bound;
    }
    return all.stream()
        .filter(n ->
            (least == null || n.compareTo(least) >= 0) && (most == null || n.compareTo(most) <= 0))
        .<Object>map(n -> n)
        .toList();
  }

  /** Tries every case; each kind of mistake is told once, with the first case that shows it. */
  private final class Trial {

    private final PackNode node;
    private final Rule.Table table;
    private final List<List<Object>> domains;
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final Set<Integer> held = new LinkedHashSet<>();
    private final Map<Integer, Integer> overlapping = new HashMap<>();
    private boolean gap;

    Trial(PackNode node, Rule.Table table, List<List<Object>> domains) {
      this.node = node;
      this.table = table;
      this.domains = domains;
    }

    void run() {
      each(0);
      for (var i = 0; i < table.rows().size(); i++) {
        if (!held.contains(i)) {
          mistakes.add(
              node.list("rows").get(i), "dead-row", "没有哪种情形会用到这一行", "no case ever uses this row");
        }
      }
    }

    private void each(int depth) {
      if (depth == domains.size()) {
        one();
        return;
      }
      for (var value : domains.get(depth)) {
        answers.put(table.by().get(depth), value);
        each(depth + 1);
      }
    }

    private void one() {
      var holding = new ArrayList<Integer>();
      for (var i = 0; i < table.rows().size(); i++) {
        if (holds(table.rows().get(i))) {
          holding.add(i);
        }
      }
      held.addAll(holding);
      if (holding.isEmpty() && !gap) {
        gap = true;
        mistakes.add(
            node, "gap", "表有缺口：" + told() + " 没有对应的行", "the table has a gap: no row for " + told());
      }
      if (holding.size() > 1
          && overlapping.putIfAbsent(holding.get(1), holding.getFirst()) == null) {
        var first = holding.getFirst() + 1;
        var second = holding.get(1) + 1;
        mistakes.add(
            node.list("rows").get(holding.get(1)),
            "overlap",
            "表有重叠：" + told() + " 同时落在第 " + first + " 行和第 " + second + " 行",
            "rows " + first + " and " + second + " both hold for " + told());
      }
    }

    private boolean holds(Rule.Row row) {
      return row.when().entrySet().stream()
          .allMatch(
              w -> answers.containsKey(w.getKey()) && w.getValue().fits(answers.get(w.getKey())));
    }

    private String told() {
      var words = new ArrayList<String>();
      answers.forEach((ask, value) ->
          words.add(
              ask + " = " + (value instanceof BigDecimal number ? number.toPlainString() : value)));
      return String.join(", ", words);
    }
  }
}
