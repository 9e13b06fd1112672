package org.yipanqi.policy.decisions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Amendment;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.policy.decisions.DecisionController.DecisionWording;

/** Decisions in the words of the pack they are about. */
@Component
class DecisionWords {

  private final TargetsText targets;

  DecisionWords(TargetsText targets) {
    this.targets = targets;
  }

  Label target(PolicyPack pack, Amendment amendment) {
    var id = amendment.target();
    var label =
        switch (amendment.kind()) {
          case PARAMETER -> pack.parameter(id, amendment.from()).map(Parameter::label);
          case SERIES -> pack.series(id, amendment.from()).map(Series::title);
          case MEASURE -> pack.measure(id, amendment.from()).map(Measure::label);
        };
    return label.orElse(new Label(id, id));
  }

  @Nullable Label value(PolicyPack pack, Amendment amendment) {
    var value = amendment.fields().get("value");
    return value == null
        ? null
        : pack.parameter(amendment.target(), amendment.from())
            .map(p -> p.words(value))
            .orElse(new Label(value, value));
  }

  DecisionWording wording(Map<String, String> fields) {
    var list = fields.get("targets");
    return new DecisionWording(
        fields.get("formula"),
        fields.get("where"),
        fields.get("unknown"),
        fields.get("direction"),
        list == null ? null : targets.read(list));
  }
}
