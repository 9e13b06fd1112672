package org.yipanqi.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.calculators.Answers;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Recorded;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.Value;

/**
 * One rule of a pack, asked of many. What records know answers first, then another rule of the pack
 * where the rule goes by it, then what somebody stated; nothing else. For one thread.
 */
public final class Asking {

  /** Where an answer comes from. */
  public sealed interface Source {
    record OfRecords() implements Source {}

    record OfMeasure(String measure) implements Source {}

    record OfRule(String rule) implements Source {}

    record OfStatement(Statement statement) implements Source {}
  }

  /**
   * What is known of a case.
   *
   * @param answers by ask
   * @param sources by ask, of those that are answered
   */
  public record Known(Map<String, Object> answers, Map<String, Source> sources) {}

  /** How the rule answers to a case, and what of the case it rests on. */
  public record Verdict(State state, Explanation explained, Known known) {}

  private final PolicyPack pack;
  private final Rule rule;
  private final Map<LocalDate, Map<String, Optional<Object>>> parameters = new HashMap<>();

  public Asking(PolicyPack pack, Rule rule) {
    this.pack = pack;
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /** Whether the rule is about this one at all. */
  public boolean concerns(Map<String, Object> facts, LocalDate on) {
    return new Recorded(on(on)).among(rule, on, facts);
  }

  /**
   * @param facts what records know of the subject on the day, by the names of packs
   * @param stated what was stated of it for this pack, the newer later
   */
  public Verdict verdict(Map<String, Object> facts, List<Statement> stated, LocalDate on) {
    return verdict(rule, facts, stated, Map.of(), on);
  }

  /**
   * @param measured by measure what it gives for the subject, where it is whole
   */
  public Verdict verdict(
      Map<String, Object> facts,
      List<Statement> stated,
      Map<String, BigDecimal> measured,
      LocalDate on) {
    return verdict(rule, facts, stated, measured, on);
  }

  private Verdict verdict(
      Rule of,
      Map<String, Object> facts,
      List<Statement> stated,
      Map<String, BigDecimal> measured,
      LocalDate on) {
    var known = known(of, facts, stated, measured, on);
    var explained = new RuleEvaluator(on(on)).evaluate(of, on, known.answers());
    return new Verdict(State.of(explained), explained, known);
  }

  private Known known(
      Rule of,
      Map<String, Object> facts,
      List<Statement> stated,
      Map<String, BigDecimal> measured,
      LocalDate on) {
    var answers = new LinkedHashMap<>(new Recorded(on(on)).answers(of, on, facts));
    var sources = new HashMap<String, Source>();
    answers.keySet().forEach(ask -> sources.put(ask, new Source.OfRecords()));
    measured(of, measured, answers, sources);
    linked(of, facts, stated, measured, on, answers, sources);
    stated(of, stated, on, answers, sources);
    return new Known(answers, sources);
  }

  private static void measured(
      Rule of,
      Map<String, BigDecimal> measured,
      Map<String, Object> answers,
      Map<String, Source> sources) {
    for (var ask : of.asks()) {
      var measure = ask.measure();
      if (measure != null && !answers.containsKey(ask.id())) {
        var value = measured.get(measure);
        if (value != null && Recorded.takes(ask, value)) {
          answers.put(ask.id(), value);
          sources.put(ask.id(), new Source.OfMeasure(measure));
        }
      }
    }
  }

  private void linked(
      Rule of,
      Map<String, Object> facts,
      List<Statement> stated,
      Map<String, BigDecimal> measured,
      LocalDate on,
      Map<String, Object> answers,
      Map<String, Source> sources) {
    of.sources()
        .rules()
        .forEach((ask, other) ->
            pack.rule(other, on)
                .map(r -> verdict(r, facts, stated, measured, on).explained().result())
                .ifPresent(result -> {
                  if (result instanceof Value.Is(var is)) {
                    answers.put(ask, is);
                    sources.put(ask, new Source.OfRule(other));
                  }
                }));
  }

  private static void stated(
      Rule of,
      List<Statement> stated,
      LocalDate on,
      Map<String, Object> answers,
      Map<String, Source> sources) {
    for (var ask : of.asks()) {
      if (!answers.containsKey(ask.id()) && !of.sources().rules().containsKey(ask.id())) {
        for (var each : stated) {
          if (each.on(on) && answers(each, ask)) {
            Answers.value(ask.type(), each.value())
                .filter(value -> Recorded.takes(ask, value))
                .ifPresent(value -> {
                  answers.put(ask.id(), value);
                  sources.put(ask.id(), new Source.OfStatement(each));
                });
          }
        }
      }
    }
  }

  /** The same question in another rule of the pack has the same answer. */
  private static boolean answers(Statement stated, Rule.Ask ask) {
    return stated.ask().equals(ask.id()) && stated.question().equals(ask.label().zh());
  }

  private Function<String, Optional<Object>> on(LocalDate day) {
    var known = parameters.computeIfAbsent(day, _ -> new HashMap<>());
    return id -> known.computeIfAbsent(id, p -> pack.parameter(p, day).flatMap(Answers::value));
  }
}
