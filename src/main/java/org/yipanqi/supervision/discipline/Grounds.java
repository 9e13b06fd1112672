package org.yipanqi.supervision.discipline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.Value;
import tools.jackson.databind.json.JsonMapper;

/** Asks a condition about a task or unit, and keeps in words what it rested on. */
@Component
class Grounds {

  /**
   * One need that held.
   *
   * @param words the condition by the names of what it reads
   * @param numbers the same with this case's values
   */
  record Ground(Label label, Label words, Label numbers) {}

  /**
   * @param by the reason in words, where a person proposed it; null where a rule did
   */
  record Kept(List<Ground> needs, @Nullable String by) {}

  private final JsonMapper json;

  Grounds(JsonMapper json) {
    this.json = json;
  }

  /** What the condition rests on, where it holds; what is not known or not fixed never holds. */
  Optional<Kept> of(PolicyPack pack, Consequence it, Subject subject, LocalDate on) {
    var explained =
        new RuleEvaluator(id -> pack.parameter(id, on).flatMap(Grounds::value))
            .evaluate(it.condition(), on, subject.facts());
    if (!(explained.result() instanceof Value.Is(var holds)) || !holds.equals(true)) {
      return Optional.empty();
    }
    var names = RuleWords.names(it.condition(), id -> named(pack, id, on));
    var values = RuleWords.values(explained, id -> named(pack, id, on));
    return Optional.of(
        new Kept(
            it.condition().lines().stream()
                .map(l -> new Ground(l.label(), names.of(l.value()), values.of(l.value())))
                .toList(),
            null));
  }

  /** A condition in words, without a case. */
  List<Ground> words(PolicyPack pack, Consequence it, LocalDate on) {
    var names = RuleWords.names(it.condition(), id -> named(pack, id, on));
    return it.condition().lines().stream()
        .map(l -> new Ground(l.label(), names.of(l.value()), names.of(l.value())))
        .toList();
  }

  String text(Kept kept) {
    return json.writeValueAsString(kept);
  }

  Kept read(String text) {
    return json.readValue(text, Kept.class);
  }

  private static RuleWords.Named named(PolicyPack pack, String id, LocalDate on) {
    return pack.parameter(id, on).map(Parameter::named).orElseThrow();
  }

  private static Optional<Object> value(Parameter of) {
    var text = of.value();
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (of.type()) {
          case BOOL -> Boolean.valueOf(text);
          case INT, DECIMAL -> new BigDecimal(text);
          case CHOICE -> text;
        });
  }
}
