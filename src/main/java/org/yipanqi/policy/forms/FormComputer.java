package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.Terms;
import org.yipanqi.policy.rules.Value;

/** Works out the cells that a form computes from others, or by a rule. */
final class FormComputer {

  /**
   * @param values by cell, as text
   * @param open why a cell has none
   */
  record Computed(Map<String, String> values, Map<String, Value> open) {}

  private final Form form;
  private final Cells cells;
  private final KnownCells known;
  private final @Nullable KnownCells before;
  private final Given given;
  private final Map<String, Form.Place> waiting = new LinkedHashMap<>();
  private final Set<String> underway = new HashSet<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Value> open = new LinkedHashMap<>();

  FormComputer(Form form, Cells cells, KnownCells known, @Nullable KnownCells before, Given given) {
    this.form = form;
    this.cells = cells;
    this.known = known;
    this.before = before;
    this.given = given;
  }

  /** Computes everything; the known cells have it afterwards. */
  Computed compute() {
    for (var place : form.places(cells)) {
      if (place.rule().fill() instanceof Fill.Computed
          || place.rule().fill() instanceof Fill.OfRule) {
        waiting.put(place.name().toString(), place);
        known.put(place.name(), null); // what stood there before is no value of now
      }
    }
    while (!waiting.isEmpty()) {
      compute(waiting.values().iterator().next());
    }
    return new Computed(values, open);
  }

  private void compute(Form.Place place) {
    var name = place.name().toString();
    if (!underway.add(name)) {
      throw new IllegalStateException("a cell that rests on itself: " + name);
    }
    var value =
        switch (place.rule().fill()) {
          case Fill.Computed(var term, _) -> {
            first(Terms.asked(term), place);
            yield known.value(term, place.name().row(), before, false, given);
          }
          case Fill.OfRule rule -> byRule(rule, place);
          default -> throw new IllegalStateException(name);
        };
    waiting.remove(name);
    underway.remove(name);
    if (value instanceof Value.Is(var of)) {
      put(place, of);
    } else {
      open.put(name, value);
    }
  }

  private void put(Form.Place place, Object value) {
    var rule = place.rule();
    if (value instanceof BigDecimal number) {
      var rounded = number.setScale(rule.places(), RoundingMode.HALF_UP);
      values.put(place.name().toString(), CellText.text(rule, rounded));
      known.put(place.name(), rounded);
    } else {
      values.put(place.name().toString(), value.toString());
      known.put(place.name(), value);
    }
  }

  /** What a cell rests on comes before it. */
  private void first(Set<String> asked, Form.Place place) {
    for (var name : asked) {
      if (name.contains(CellName.ROWS)) {
        var parts = name.split("\\Q" + CellName.ROWS + "\\E", 2);
        for (var each : waiting.values().stream().toList()) {
          var of = each.name();
          if ((of.section() + "!").equals(parts[0]) && ("." + of.column()).equals(parts[1])) {
            whenWaiting(of.toString());
          }
        }
      } else {
        whenWaiting(name.replace(CellName.ROW, place.name().row()));
      }
    }
  }

  private void whenWaiting(String name) {
    var other = waiting.get(name);
    if (other != null) {
      compute(other);
    }
  }

  private Value byRule(Fill.OfRule of, Form.Place place) {
    var answers = new HashMap<String, Object>();
    of.answers()
        .forEach((ask, term) -> {
          first(Terms.asked(term), place);
          if (known.value(term, place.name().row(), before, false, given)
              instanceof Value.Is(var answer)) {
            answers.put(ask, answer);
          }
        });
    var rule = given.rules().apply(of.rule()).orElseThrow();
    try {
      var explained = new RuleEvaluator(given.parameters()).evaluate(rule, given.on(), answers);
      for (var share : explained.shares()) {
        if (share.id().equals(of.line())) {
          return new Value.Is(share.amount());
        }
      }
      for (var step : explained.steps()) {
        if (step.line().id().equals(of.line())) {
          return step.value();
        }
      }
      var unshared = explained.unshared();
      return unshared == null ? new Value.Undefined() : unshared;
    } catch (Problem outOfRange) {
      return new Value.Undefined(); // the rule doesn't take what stands in the cells
    }
  }
}
