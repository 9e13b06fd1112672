package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.PathAnswer.Missing;
import org.yipanqi.policy.path.PathAnswer.Outcome;
import org.yipanqi.policy.path.PathAnswer.Said;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Value;

/** What one explanation says at one stop: how far it got, what it lacks, which amount. */
final class Saying {

  private static final Value NOTHING = new Value.Is(true);

  private final PolicyPack pack;
  private final Explanation explained;
  private final Rule rule;
  private final OnPath speaks;
  private final List<PathFact> unsure;
  private final LocalDate day;

  /**
   * @param unsure conditions of the stop that aren't known
   */
  Saying(
      PolicyPack pack, Explanation explained, OnPath speaks, List<PathFact> unsure, LocalDate day) {
    this.pack = pack;
    this.explained = explained;
    this.rule = explained.rule();
    this.speaks = speaks;
    this.unsure = unsure;
    this.day = day;
  }

  Said said() {
    var value = speaks.amount() == null ? explained.result() : line(speaks.amount());
    var counted = speaks.counted() == null ? NOTHING : line(speaks.counted());
    var asks = new LinkedHashSet<String>();
    var fixed = new LinkedHashSet<String>();
    for (var each : List.of(value, counted)) {
      if (each instanceof Value.Open(var a, var p)) {
        asks.addAll(a);
        fixed.addAll(p);
      }
    }
    var amount = unsure.isEmpty() && value instanceof Value.Is(BigDecimal n) ? n : null;
    var outcome = outcome(value, counted, asks, fixed);
    var start = unsure.isEmpty() ? start(counted, amount) : null;
    var notFixed = fixed.stream().flatMap(id -> pack.parameter(id, day).stream()).toList();
    var because = outcome == Outcome.NOT_MET || start == OnPath.Start.IN_FULL ? against() : null;
    var missing = missing(asks);
    return new Said(
        rule,
        explained,
        outcome,
        new PathWords(rule, speaks).of(outcome, amount, start, missing, notFixed),
        amount,
        start,
        missing,
        notFixed,
        optional(asks),
        because == null ? List.of() : because);
  }

  private Value line(String id) {
    return explained.steps().stream()
        .filter(s -> s.line().id().equals(id))
        .map(Explanation.Step::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no line " + id));
  }

  private Outcome outcome(Value value, Value counted, Set<String> asks, Set<String> fixed) {
    if (value instanceof Value.Undefined || counted instanceof Value.Undefined) {
      return Outcome.UNDEFINED;
    }
    if (notMet(value)) {
      return Outcome.NOT_MET;
    }
    if (!unsure.isEmpty() || !asks.isEmpty()) {
      return Outcome.MISSING;
    }
    return fixed.isEmpty() ? Outcome.APPLIES : Outcome.NOT_FIXED;
  }

  /** No points are none given; a deductible of nought is one. */
  private boolean notMet(Value value) {
    return switch (speaks.says()) {
      case POINTS -> value instanceof Value.Is(BigDecimal n) && n.signum() == 0;
      case RIGHT -> value instanceof Value.Is(var is) && is.equals(false);
      case DEDUCTIBLE -> false;
    };
  }

  /** How it begins is known before the amount is; the amount says it more exactly. */
  private OnPath.@Nullable Start start(Value counted, @Nullable BigDecimal amount) {
    if (speaks.says() != OnPath.Says.DEDUCTIBLE || !(counted instanceof Value.Is(var is))) {
      return null;
    }
    if (is.equals(false)) {
      return OnPath.Start.IN_FULL;
    }
    if (amount == null) {
      return speaks.start();
    }
    return amount.signum() == 0 ? OnPath.Start.NONE_ANEW : OnPath.Start.DIFFERENCE;
  }

  /** What has to be told: once each, though two asks may lack the same. */
  private List<Missing> missing(Set<String> asks) {
    var found = new LinkedHashMap<String, Missing>();
    for (var fact : unsure) {
      rule.asks().stream()
          .filter(a -> fact == a.from())
          .findFirst()
          .ifPresent(a -> found.put(fact.lacking().zh(), new Missing(a, fact.lacking())));
      found.computeIfAbsent(fact.lacking().zh(), _ -> new Missing(standIn(fact), fact.lacking()));
    }
    for (var id : asks) {
      var ask = rule.ask(id).orElseThrow();
      var from = ask.from();
      var words = from == null || from == PathFact.PERSON ? quoted(ask.label()) : from.lacking();
      found.putIfAbsent(words.zh(), new Missing(ask, words));
    }
    return List.copyOf(found.values());
  }

  private static Label quoted(Label of) {
    return new Label("“" + of.zh() + "”", "\"" + of.en() + "\"");
  }

  /** A condition of the stop that no ask of the rule takes. */
  private static Rule.Ask standIn(PathFact fact) {
    return new Rule.Ask(
        fact.wire(),
        Rule.Type.BOOL,
        fact.label(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        fact);
  }

  /** What only the lines beyond the amount lack. */
  private List<Rule.Ask> optional(Set<String> needed) {
    var more = new LinkedHashSet<String>();
    for (var step : explained.steps()) {
      if (step.value() instanceof Value.Open(var asks, var _)) {
        more.addAll(asks);
      }
    }
    more.removeAll(needed);
    return more.stream().flatMap(id -> rule.ask(id).stream()).toList();
  }

  /** Answers and lines that are no. */
  private List<Label> against() {
    var labels = new ArrayList<Label>();
    for (var ask : rule.asks()) {
      if (Optional.ofNullable(explained.answers().get(ask.id()))
          .filter(is -> is.equals(false))
          .isPresent()) {
        labels.add(ask.label());
      }
    }
    for (var step : explained.steps()) {
      var said = step.line().id().equals(speaks.counted());
      if (!said && step.value() instanceof Value.Is(var is) && is.equals(false)) {
        labels.add(step.line().label());
      }
    }
    return labels.stream().distinct().toList();
  }

  /** The ranges within which the county has to fix something. */
  static Label fixing(List<Parameter> notFixed) {
    var zh = new ArrayList<String>();
    var en = new ArrayList<String>();
    for (var each : notFixed) {
      var range = each.range();
      var span =
          range == null ? "" : range.least().toPlainString() + "–" + range.most().toPlainString();
      zh.add(each.label().zh() + (span.isEmpty() ? "" : "（" + span + "）"));
      en.add(each.label().en() + (span.isEmpty() ? "" : " (" + span + ")"));
    }
    return new Label(String.join("、", zh), String.join(", ", en));
  }
}
