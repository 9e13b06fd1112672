package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter.Range;
import org.yipanqi.policy.Parameter.Setting;
import org.yipanqi.policy.PolicyPack.ParameterType;

/** Reads the county's choices. */
final class ParameterReader {

  /** What the engine reads itself: without these nothing could be judged. */
  private static final Set<String> ALWAYS_FIXED =
      Set.of(
          "base_period",
          "base_year",
          "rising_tolerance_points",
          "at_risk_points",
          "about_tolerance_points");

  private final Mistakes mistakes;
  private final LocalDate effectiveFrom;

  ParameterReader(Mistakes mistakes, LocalDate effectiveFrom) {
    this.mistakes = mistakes;
    this.effectiveFrom = effectiveFrom;
  }

  Parameter read(PackNode node) {
    var value = node.textOrNull("value");
    var ours = node.flag("ours");
    var parameter =
        new Parameter(
            node.text("id"),
            node.oneOf("type", ParameterType.values()).orElse(ParameterType.CHOICE),
            node.list("choices").stream().map(ParameterReader::choice).toList(),
            node.get("range").flatMap(this::range).orElse(null),
            value,
            node.textOrNull("unit"),
            node.label("label"),
            node.label("note"),
            node.textOrNull("clause"),
            ours,
            List.of(new Setting(effectiveFrom, value, ours, 0)));
    check(parameter, value, node.get("value").orElse(node));
    return parameter;
  }

  /** Whether a parameter may have a value; the mistake says which ones it may. */
  void check(Parameter parameter, @Nullable String value, PackNode at) {
    if (value == null) {
      if (ALWAYS_FIXED.contains(parameter.id())) {
        mistakes.add(
            at,
            "must-be-fixed",
            "参数 " + parameter.id() + " 是评判用的，必须有值",
            "parameter " + parameter.id() + " is needed to judge; it must have a value");
      }
      return;
    }
    var allowed = allowed(parameter, value);
    if (allowed != null) {
      mistakes.add(
          at,
          "wrong-value",
          "“" + value + "”不是参数 " + parameter.id() + " 可取的值，可取：" + allowed.zh(),
          "\""
              + value
              + "\" is not a value that parameter "
              + parameter.id()
              + " may have: "
              + allowed.en());
    }
  }

  /** Null when the value fits, else what would. */
  private static @Nullable Label allowed(Parameter parameter, String value) {
    return switch (parameter.type()) {
      case CHOICE ->
          parameter.choices().stream().anyMatch(c -> c.code().equals(value))
              ? null
              : choices(parameter);
      case BOOL ->
          value.equals("true") || value.equals("false")
              ? null
              : new Label("true（是）或 false（否）", "true or false");
      case INT -> value.matches("-?\\d{1,9}") ? within(parameter, value) : number(parameter, true);
      case DECIMAL ->
          value.matches("-?\\d{1,9}(\\.\\d{1,6})?")
              ? within(parameter, value)
              : number(parameter, false);
    };
  }

  private static Label choices(Parameter parameter) {
    var codes = parameter.choices().stream().map(PolicyPack.Choice::code).toList();
    return new Label(
        String.join("、", codes.isEmpty() ? List.of("—") : codes),
        String.join(", ", codes.isEmpty() ? List.of("-") : codes));
  }

  private static @Nullable Label within(Parameter parameter, String value) {
    var range = parameter.range();
    var number = new BigDecimal(value);
    return range == null
            || (number.compareTo(range.least()) >= 0 && number.compareTo(range.most()) <= 0)
        ? null
        : number(parameter, parameter.type() == ParameterType.INT);
  }

  private static Label number(Parameter parameter, boolean whole) {
    var range = parameter.range();
    var zh = whole ? "整数" : "小数（小数点后最多 6 位）";
    var en = whole ? "a whole number" : "a number of at most 6 decimals";
    if (range == null) {
      return new Label(zh, en);
    }
    var span = range.least().toPlainString() + "–" + range.most().toPlainString();
    return new Label(span + " 之间的" + zh, en + " from " + span);
  }

  private Optional<Range> range(PackNode node) {
    var least = node.get("least").flatMap(PackNode::decimal);
    var most = node.get("most").flatMap(PackNode::decimal);
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (least.get().compareTo(most.get()) >= 0) {
      mistakes.add(node, "wrong-range", "least 应小于 most", "least must be below most");
      return Optional.empty();
    }
    return Optional.of(new Range(least.get(), most.get()));
  }

  /** A choice is a code alone, or a code with its words. */
  private static PolicyPack.Choice choice(PackNode node) {
    var code = node.get("code").map(PackNode::text).orElse(node.text());
    return new PolicyPack.Choice(
        code, node.get("label").flatMap(PackNode::asLabel).orElse(new Label(code, code)));
  }
}
