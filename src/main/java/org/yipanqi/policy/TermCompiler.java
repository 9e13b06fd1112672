package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/** Turns the expressions of one rule into checked {@link Term}s, line after line. */
final class TermCompiler {

  static final Set<CelType> NUMBERS = Set.of(SimpleType.INT, SimpleType.DOUBLE);

  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final Map<String, CelType> names = new LinkedHashMap<>();
  private final Map<String, CelType> lines = new HashMap<>();
  private final Map<String, Rule.Ask> asks = new LinkedHashMap<>();
  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  TermCompiler(
      List<Rule.Ask> asks, List<Rule.Table> tables, ParameterValues parameters, Mistakes mistakes) {
    this.parameters = parameters;
    this.mistakes = mistakes;
    names.put("on", SimpleType.TIMESTAMP);
    for (var ask : asks) {
      this.asks.put(ask.id(), ask);
      names.put(ask.id(), type(ask));
    }
    for (var table : tables) {
      this.tables.add(table.id());
      for (var row : table.rows()) {
        row.values()
            .forEach((column, value) -> {
              names.putIfAbsent(table.id() + "." + column, type(value));
              if (value instanceof Term.Parameter(var id)) {
                named.add(id);
              }
            });
      }
    }
  }

  /** The asks that expressions have read so far. */
  Set<String> asked() {
    return asked;
  }

  /** The parameters that were named so far. */
  Set<String> named() {
    return Set.copyOf(named);
  }

  /** The tables that expressions have read so far. */
  Set<String> read() {
    return read;
  }

  boolean yesNo(String line) {
    return SimpleType.BOOL.equals(lines.get(line));
  }

  boolean isNumber(String line) {
    return NUMBERS.contains(lines.get(line));
  }

  /** A line's value; from then on it may be named. */
  Optional<Term> line(String id, PackNode at) {
    var read = CelReading.read(environment(), at, mistakes);
    var term = read.flatMap(ast -> term(at, ast));
    read.filter(_ -> term.isPresent())
        .ifPresent(ast -> {
          lines.put(id, ast.getResultType());
          names.put(id, ast.getResultType());
        });
    return term;
  }

  /** An expression that must give a number. */
  Optional<Term> number(PackNode at) {
    var read = CelReading.read(environment(), at, mistakes);
    if (read.isPresent() && !NUMBERS.contains(read.get().getResultType())) {
      mistakes.add(at, "wrong-type", "这里要一个数", "a number is needed here");
      return Optional.empty();
    }
    return read.flatMap(ast -> term(at, ast));
  }

  private Cel environment() {
    var builder = CelReading.environment();
    names.forEach(builder::addVar);
    parameters.declare(builder);
    TermFunctions.declare(builder);
    return builder.build();
  }

  private static CelType type(Rule.Ask ask) {
    return switch (ask.type()) {
      case INT -> SimpleType.INT;
      case DECIMAL -> SimpleType.DOUBLE;
      case BOOL -> SimpleType.BOOL;
      case CHOICE -> SimpleType.STRING;
      case DATE -> SimpleType.TIMESTAMP;
    };
  }

  private CelType type(Object value) {
    return switch (value) {
      case Boolean _ -> SimpleType.BOOL;
      case BigDecimal _ -> SimpleType.DOUBLE;
      case Term.Parameter(var id)
          when parameters.get(id) instanceof Object known && !(known instanceof BigDecimal) ->
          FilterCompiler.type(known);
      case Term.Parameter _ -> SimpleType.DOUBLE;
      default -> SimpleType.STRING;
    };
  }

  private Optional<Term> term(PackNode at, CelAbstractSyntaxTree ast) {
    try {
      return Optional.of(new TermReader(at, ast, this::name, asks, mistakes).read());
    } catch (IllegalArgumentException e) {
      mistakes.add(
          at, "unsupported", "这里不能用：" + e.getMessage(), "not usable here: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Term name(String name) {
    if (name.equals("on")) {
      return new Term.Today();
    }
    if (name.startsWith("params.")) {
      var id = name.substring("params.".length());
      named.add(id);
      return new Term.Parameter(id);
    }
    if (asks.containsKey(name)) {
      asked.add(name);
      return new Term.Asked(name);
    }
    var dot = name.indexOf('.');
    if (dot > 0 && tables.contains(name.substring(0, dot))) {
      read.add(name.substring(0, dot));
      return new Term.Cell(name.substring(0, dot), name.substring(dot + 1));
    }
    if (lines.containsKey(name)) {
      return new Term.Earlier(name);
    }
    throw new IllegalArgumentException(name);
  }
}
