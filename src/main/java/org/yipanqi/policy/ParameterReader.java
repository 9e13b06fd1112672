package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack.Parameter;
import org.yipanqi.policy.PolicyPack.ParameterType;

/** Reads the county's choices, and gives them as filters and formulas use them. */
final class ParameterReader {

  private final Mistakes mistakes;

  ParameterReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Parameter read(PackNode node) {
    var type = node.oneOf("type", ParameterType.values()).orElse(ParameterType.CHOICE);
    var value = node.text("value");
    var choices = node.list("choices").stream().map(ParameterReader::choice).toList();
    var fits =
        switch (type) {
          case CHOICE -> choices.stream().anyMatch(c -> c.code().equals(value));
          case BOOL -> value.equals("true") || value.equals("false");
          case INT -> value.matches("-?\\d{1,9}");
          case DECIMAL -> node.get("value").flatMap(PackNode::decimal).isPresent();
        };
    if (!fits) {
      mistakes.add(
          node.get("value").orElse(node),
          "wrong-value",
          "“" + value + "”不是参数 " + node.text("id") + " 可取的值",
          "\"" + value + "\" is not a value that parameter " + node.text("id") + " may have");
    }
    return new Parameter(
        node.text("id"),
        type,
        choices,
        value,
        node.textOrNull("unit"),
        node.label("label"),
        node.label("note"),
        node.textOrNull("clause"),
        node.flag("ours"));
  }

  /** A choice is a code alone, or a code with its words. */
  private static PolicyPack.Choice choice(PackNode node) {
    var code = node.get("code").map(PackNode::text).orElse(node.text());
    return new PolicyPack.Choice(
        code, node.get("label").flatMap(PackNode::asLabel).orElse(new Label(code, code)));
  }

  /** Parameter values as filters and formulas use them. */
  static Map<String, Object> values(List<Parameter> parameters) {
    var values = new LinkedHashMap<String, Object>();
    for (var parameter : parameters) {
      try {
        values.put(
            parameter.id(),
            switch (parameter.type()) {
              case CHOICE -> parameter.value();
              case BOOL -> Boolean.valueOf(parameter.value());
              case INT -> new BigDecimal(parameter.value());
              case DECIMAL -> decimal(parameter.value());
            });
      } catch (NumberFormatException e) {
        values.put(parameter.id(), BigDecimal.ZERO);
      }
    }
    return values;
  }

  private static BigDecimal decimal(String text) {
    var number = new BigDecimal(text);
    return number.scale() < 1 ? number.setScale(1) : number;
  }
}
