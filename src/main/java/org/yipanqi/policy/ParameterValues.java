package org.yipanqi.policy;

import dev.cel.bundle.CelBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a pack on a day, as filters and formulas use them. One that is not fixed yet
 * has a stand-in so that types can be checked; what rests on it is never computed.
 */
record ParameterValues(Map<String, Object> values, Set<String> open) {

  private static final Pattern NAMED = Pattern.compile("\\bparams\\.([a-z][a-z0-9_]*)");

  static ParameterValues of(List<Parameter> parameters) {
    var values = new LinkedHashMap<String, Object>();
    var open = new LinkedHashSet<String>();
    for (var parameter : parameters) {
      var value = parameter.value();
      if (value == null) {
        open.add(parameter.id());
      }
      values.put(parameter.id(), read(parameter, value == null ? standIn(parameter) : value));
    }
    return new ParameterValues(values, open);
  }

  /** What a parameter's value is, as expressions use it; empty while it is not fixed. */
  static Optional<Object> known(Parameter parameter) {
    return Optional.ofNullable(parameter.value()).map(value -> read(parameter, value));
  }

  @Nullable Object get(String id) {
    return values.get(id);
  }

  void declare(CelBuilder builder) {
    values.forEach((id, value) -> builder.addVar("params." + id, FilterCompiler.type(value)));
  }

  /** The parameters that an expression names. */
  static Set<String> named(String... expressions) {
    var found = new LinkedHashSet<String>();
    for (var expression : expressions) {
      NAMED.matcher(expression).results().forEach(r -> found.add(r.group(1)));
    }
    return found;
  }

  /** Those of some parameters that the county has not fixed yet. */
  Set<String> awaited(Set<String> used) {
    var awaited = new LinkedHashSet<>(used);
    awaited.retainAll(open);
    return awaited;
  }

  private static String standIn(Parameter parameter) {
    return switch (parameter.type()) {
      case CHOICE -> parameter.choices().isEmpty() ? "?" : parameter.choices().getFirst().code();
      case BOOL -> "false";
      case INT, DECIMAL ->
          parameter.range() == null ? "1" : parameter.range().least().toPlainString();
    };
  }

  private static Object read(Parameter parameter, String value) {
    try {
      return switch (parameter.type()) {
        case CHOICE -> value;
        case BOOL -> Boolean.valueOf(value);
        case INT -> new BigDecimal(value);
        case DECIMAL -> decimal(value);
      };
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO; // told as a mistake where the value is read
    }
  }

  private static BigDecimal decimal(String text) {
    var number = new BigDecimal(text);
    return number.scale() < 1 ? number.setScale(1) : number;
  }
}
