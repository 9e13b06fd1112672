package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.PathAnswer.Due;
import org.yipanqi.policy.path.PathAnswer.Force;
import org.yipanqi.policy.path.PathAnswer.Said;
import org.yipanqi.policy.path.PathAnswer.Silent;
import org.yipanqi.policy.path.PathAnswer.Step;
import org.yipanqi.policy.path.PathAnswer.Total;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;

/** Walks a way stop by stop and lets the rules of one pack speak. */
public final class PathRules {

  private final PolicyPack pack;
  private final CarePath path;
  private final LocalDate on;
  private final Map<String, Object> assumed;
  private final List<@Nullable Due> dues = new ArrayList<>();
  private int stayFrom;
  private boolean unsure;

  private PathRules(PolicyPack pack, CarePath path, LocalDate on, Map<String, Object> assumed) {
    this.pack = pack;
    this.path = path;
    this.on = on;
    this.assumed = assumed;
  }

  /**
   * @param on the day of stops without a day of their own
   * @param assumed parameters that the county has not fixed, as somebody supposes them
   */
  public static PathAnswer answer(
      PolicyPack pack, CarePath path, LocalDate on, Map<String, Object> assumed) {
    return new PathRules(pack, path, on, assumed).walk();
  }

  /** The rules of a pack that speak on a way, in the pack's order, as they are on a day. */
  public static List<Rule> rules(PolicyPack pack, LocalDate on) {
    return pack.rules().stream()
        .map(Rule::id)
        .distinct()
        .flatMap(id -> pack.rule(id, on).stream())
        .filter(r -> r.path() != null)
        .toList();
  }

  private PathAnswer walk() {
    var steps = new ArrayList<Step>();
    for (var at = 0; at < path.stops().size(); at++) {
      steps.add(step(at));
    }
    var unknown = new ArrayList<Integer>();
    var sum = BigDecimal.ZERO.setScale(2);
    var stays = 0;
    for (var at = 0; at < dues.size(); at++) {
      var due = dues.get(at);
      if (due == null) {
        if (path.stops().get(at).inpatient() == null) {
          unknown.add(at);
        }
        continue;
      }
      stays++;
      if (due.yuan() == null) {
        unknown.add(at);
      } else {
        sum = sum.add(due.yuan());
      }
    }
    return new PathAnswer(
        pack,
        pack.rules().stream().anyMatch(r -> r.path() != null),
        List.copyOf(steps),
        new Total(sum, stays, List.copyOf(unknown)));
  }

  private Step step(int at) {
    var stop = path.stops().get(at);
    var day = stop.on() == null ? on : stop.on();
    var facts = new PathFacts(path, at, paidBefore(at));
    var says = new ArrayList<Said>();
    var silent = new ArrayList<Silent>();
    for (var rule : rules(pack, day)) {
      var speaks = speaks(rule);
      var against =
          speaks.at().stream()
              .filter(f -> facts.of(f).filter(is -> is.equals(false)).isPresent())
              .toList();
      if (against.isEmpty()) {
        says.add(said(rule, speaks, facts, day, stop));
      } else {
        silent.add(new Silent(rule, against));
      }
    }
    var due = due(at, says);
    dues.add(due);
    return new Step(at, day, force(day), List.copyOf(says), List.copyOf(silent), due);
  }

  private static OnPath speaks(Rule rule) {
    var speaks = rule.path();
    if (speaks == null) {
      throw new IllegalArgumentException(rule.id());
    }
    return speaks;
  }

  private Said said(Rule rule, OnPath speaks, PathFacts facts, LocalDate day, CarePath.Stop stop) {
    var answers = new HashMap<String, Object>();
    for (var ask : rule.asks()) {
      answer(ask, facts, stop).ifPresent(value -> answers.put(ask.id(), value));
    }
    var explained = new RuleEvaluator(id -> parameter(id, day)).evaluate(rule, day, answers);
    var unsure = speaks.at().stream().filter(f -> facts.of(f).isEmpty()).toList();
    return new Saying(pack, explained, speaks, unsure, day).said();
  }

  /**
   * Typed where it is asked, else what the way knows; a number that the ask doesn't take is none.
   */
  private Optional<Object> answer(Rule.Ask ask, PathFacts facts, CarePath.Stop stop) {
    var from = ask.from();
    if (from == null) {
      return Optional.ofNullable(stop.answers().get(ask.id()));
    }
    if (from == PathFact.PERSON) {
      return Optional.ofNullable(path.patient().answers().get(ask.id()));
    }
    return facts.of(from).filter(value -> !(value instanceof BigDecimal n) || within(ask, n));
  }

  private static boolean within(Rule.Ask ask, BigDecimal number) {
    var least = ask.least();
    var most = ask.most();
    return (least == null || number.compareTo(least) >= 0)
        && (most == null || number.compareTo(most) <= 0);
  }

  private Optional<Object> parameter(String id, LocalDate day) {
    var fixed = pack.parameter(id, day).flatMap(Parameter::fixed);
    return fixed.isPresent() ? fixed : Optional.ofNullable(assumed.get(id));
  }

  private Force force(LocalDate day) {
    var document = pack.document();
    var end = document.effectiveTo();
    if (day.isBefore(document.effectiveFrom())) {
      return Force.EARLY;
    }
    return end != null && day.isAfter(end) ? Force.LAPSED : Force.IN_FORCE;
  }

  /** What was paid since the stay began, as far as everything of it is known. */
  private @Nullable BigDecimal paidBefore(int at) {
    if (at == 0 || unsure) {
      return null;
    }
    var sum = BigDecimal.ZERO;
    for (var i = stayFrom; i < at; i++) {
      var due = dues.get(i);
      if (due == null || due.yuan() == null) {
        return null;
      }
      sum = sum.add(due.yuan());
    }
    return sum;
  }

  /**
   * The deductible at a stop. Where nothing goes on from the stop before, another stay begins: what
   * is paid from here on counts for the stops after it.
   */
  private @Nullable Due due(int at, List<Said> says) {
    var stop = path.stops().get(at);
    var speaking =
        says.stream().filter(s -> speaks(s.rule()).says() == OnPath.Says.DEDUCTIBLE).toList();
    var goesOn = speaking.stream().anyMatch(s -> s.start() != OnPath.Start.IN_FULL);
    if (!goesOn) {
      stayFrom = at;
    }
    unsure = goesOn && (unsure || speaking.stream().anyMatch(s -> s.start() == null));
    var paid = stop.paid();
    if (stop.inpatient() == null) {
      return paid == null ? null : new Due(paid, null, paid);
    }
    if (!stop.inpatient()) {
      stayFrom = at + 1;
      return null;
    }
    var said = speaking.size() == 1 ? speaking.getFirst().amount() : null;
    return new Due(paid == null ? said : paid, said, paid);
  }
}
