package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Duty;
import org.yipanqi.policy.forms.Chain;
import org.yipanqi.policy.forms.DueRule;

/** Reads the ways that returns go. */
final class ChainReader {

  private static final int LATEST_DAY = 31;
  private static final int MOST_MONTHS = 12;

  private final ParameterValues parameters;
  private final Mistakes mistakes;

  ChainReader(ParameterValues parameters, Mistakes mistakes) {
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  Chain read(PackNode node) {
    var steps = node.list("steps").stream().map(this::step).toList();
    var nodes = node.list("steps");
    var seen = new HashSet<String>();
    for (var i = 0; i < steps.size(); i++) {
      if (!seen.add(steps.get(i).id())) {
        mistakes.add(nodes.get(i), "duplicate", "步骤编号重复", "a step's id stands twice");
      }
      if (i > 0 && steps.get(i).at().compareTo(steps.get(i - 1).at()) < 0) {
        mistakes.add(nodes.get(i), "downwards", "流程只能往上走", "a return goes upwards only");
      }
      if ((steps.get(i).act() == Chain.Act.FILL) != (i == 0)) {
        mistakes.add(
            nodes.get(i),
            "fill-first",
            "第一步是填报，且只有第一步是",
            "the first step fills in, and no other does");
      }
      if (steps.get(i).act() == Chain.Act.LOCK && i < steps.size() - 1) {
        mistakes.add(nodes.get(i), "lock-last", "锁表是最后一步", "locking is the last step");
      }
    }
    return new Chain(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        steps,
        node.get("note").flatMap(PackNode::asLabel).orElse(null));
  }

  private Chain.Step step(PackNode node) {
    var level = node.oneOf("at", Chain.Level.values()).orElse(Chain.Level.INSTITUTION);
    var duty = Duty.find(node.text("duty"));
    if (duty.isEmpty() || !duty.get().places().contains(place(level))) {
      mistakes.add(
          node.get("duty").orElse(node),
          "wrong-duty",
          "“" + node.text("duty") + "”不是这一级有的职责",
          "\"" + node.text("duty") + "\" is no duty at this level");
    }
    return new Chain.Step(
        node.text("id"),
        level,
        duty.orElse(Duty.REFORM_OFFICER),
        node.oneOf("act", Chain.Act.values()).orElse(Chain.Act.REVIEW),
        node.label("label"),
        node.get("due").map(this::due).orElse(null),
        node.get("note").flatMap(PackNode::asLabel).orElse(null));
  }

  private static Duty.At place(Chain.Level level) {
    return switch (level) {
      case INSTITUTION -> Duty.At.INSTITUTION;
      case COMMUNITY -> Duty.At.COMMUNITY;
      case COUNTY, CITY, PROVINCE -> Duty.At.DIVISION;
    };
  }

  private DueRule due(PackNode node) {
    var day = parameter(node, "day", 1, LATEST_DAY);
    var months = parameter(node, "months_after", 0, MOST_MONTHS);
    return new DueRule(
        day == null ? node.whole("day", 1) : null,
        day,
        months == null ? node.whole("months_after", 1) : 0,
        months,
        node.oneOf("manner", DueRule.Manner.values()).orElse(DueRule.Manner.BY));
  }

  /** The parameter that holds a number; null where the number itself is written. */
  private @Nullable String parameter(PackNode node, String key, int least, int most) {
    var at = node.get(key);
    var text = at.map(PackNode::text).orElse("");
    if (!text.startsWith("params.")) {
      return null;
    }
    var id = text.substring("params.".length());
    var known = Optional.ofNullable(parameters.get(id));
    var fits =
        known
            .filter(BigDecimal.class::isInstance)
            .map(BigDecimal.class::cast)
            .filter(n -> n.scale() <= 0)
            .filter(n -> parameters.open().contains(id) || within(n, least, most))
            .isPresent();
    if (!fits) {
      mistakes.add(
          at.orElse(node),
          "wrong-parameter",
          text + " 应是 " + least + "–" + most + " 的整数参数",
          text + " must be a parameter that is a whole number from " + least + " to " + most);
    }
    return id;
  }

  private static boolean within(BigDecimal number, int least, int most) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  static List<Chain> all(PackSections sections, ChainReader reader) {
    return sections.unique("chains", reader::read, Chain::id);
  }
}
