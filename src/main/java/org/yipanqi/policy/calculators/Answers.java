package org.yipanqi.policy.calculators;

import static org.yipanqi.policy.rules.RuleProblem.UNKNOWN_ANSWER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.rules.Rule;

/** Reads what people typed as answers, and parameters as rules use them. */
public final class Answers {

  private static final int LONGEST = 40;

  private Answers() {}

  /** Blank answers are none. */
  public static Map<String, Object> read(Rule rule, Map<String, @Nullable String> typed) {
    var answers = new LinkedHashMap<String, Object>();
    typed.forEach((id, text) -> {
      var ask = rule.ask(id).orElseThrow(() -> UNKNOWN_ANSWER.because(id));
      if (text != null && !text.isBlank()) {
        answers.put(
            id,
            value(ask.type(), text.strip()).orElseThrow(() -> UNKNOWN_ANSWER.because(ask.label())));
      }
    });
    return answers;
  }

  /** A text as an answer of a type; empty where it is none. */
  public static Optional<Object> value(Rule.Type type, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return switch (type) {
        case INT, DECIMAL ->
            text.matches("-?\\d{1,15}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
        case BOOL ->
            text.equals("true") || text.equals("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty();
        case CHOICE -> Optional.of(text);
        case DATE -> Optional.of(LocalDate.parse(text));
      };
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A parameter's value as rules use it; empty while the county has not fixed it. */
  public static Optional<Object> value(Parameter parameter) {
    return parameter.fixed();
  }
}
