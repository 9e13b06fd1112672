package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/** Turns the expressions of one rule into checked {@link Term}s, line after line. */
final class TermCompiler {

  private static final Map<Term.Function, List<CelOverloadDecl>> FUNCTIONS = functions();
  private static final Set<CelType> NUMBERS = Set.of(SimpleType.INT, SimpleType.DOUBLE);

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
    FUNCTIONS.forEach((function, overloads) ->
        builder.addFunctionDeclarations(
            CelFunctionDecl.newFunctionDeclaration(word(function), overloads)));
    return builder.build();
  }

  private static String word(Term.Function function) {
    return function.name().toLowerCase(Locale.ROOT);
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
      return Optional.of(new Reading(at, ast).term(ast.getExpr()));
    } catch (IllegalArgumentException e) {
      mistakes.add(
          at, "unsupported", "这里不能用：" + e.getMessage(), "not usable here: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Reads one expression's tree. */
  private final class Reading {

    private final PackNode at;
    private final CelAbstractSyntaxTree ast;

    Reading(PackNode at, CelAbstractSyntaxTree ast) {
      this.at = at;
      this.ast = ast;
    }

    Term term(CelExpr part) {
      return switch (part.exprKind().getKind()) {
        case IDENT -> name(part.ident().name());
        case SELECT ->
            name(
                ast.getReference(part.id())
                    .map(r -> r.name())
                    .orElseThrow(() -> new IllegalArgumentException(part.select().field())));
        case CONSTANT -> new Term.Constant(constant(part.constant()));
        case CALL -> call(part, part.call());
        default -> throw new IllegalArgumentException(part.exprKind().getKind().toString());
      };
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

    private static Object constant(CelConstant constant) {
      return switch (constant.getKind()) {
        case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
        case DOUBLE_VALUE -> new BigDecimal(Double.toString(constant.doubleValue()));
        case STRING_VALUE -> constant.stringValue();
        case BOOLEAN_VALUE -> constant.booleanValue();
        default -> throw new IllegalArgumentException(constant.toString());
      };
    }

    private Term call(CelExpr part, CelExpr.CelCall call) {
      if (call.function().equals("@in")) {
        var of = term(call.args().get(0));
        var values = values(call.args().get(1));
        values.forEach(v -> choice(part, of, v));
        return new Term.OneOf(of, values);
      }
      var args = call.args().stream().map(this::term).toList();
      operands(part, call);
      if (call.function().equals("_==_") || call.function().equals("_!=_")) {
        if (args.get(1) instanceof Term.Constant(var value)) {
          choice(part, args.get(0), value);
        } else if (args.get(0) instanceof Term.Constant(var value)) {
          choice(part, args.get(1), value);
        }
      }
      return switch (call.function()) {
        case "_+_" -> new Term.Arithmetic('+', args.get(0), args.get(1));
        case "_-_" -> new Term.Arithmetic('-', args.get(0), args.get(1));
        case "_*_" -> new Term.Arithmetic('*', args.get(0), args.get(1));
        case "_/_" -> new Term.Arithmetic('/', args.get(0), args.get(1));
        case "-_" -> new Term.Negative(args.get(0));
        case "!_" -> new Term.Not(args.get(0));
        case "_&&_" -> new Term.Both(args.get(0), args.get(1));
        case "_||_" -> new Term.Either(args.get(0), args.get(1));
        case "_?_:_" -> new Term.Choose(args.get(0), args.get(1), args.get(2));
        case "_==_" -> new Term.Compare(Term.Operator.EQUAL, args.get(0), args.get(1));
        case "_!=_" -> new Term.Compare(Term.Operator.UNEQUAL, args.get(0), args.get(1));
        case "_<_" -> new Term.Compare(Term.Operator.LESS, args.get(0), args.get(1));
        case "_<=_" -> new Term.Compare(Term.Operator.AT_MOST, args.get(0), args.get(1));
        case "_>_" -> new Term.Compare(Term.Operator.MORE, args.get(0), args.get(1));
        case "_>=_" -> new Term.Compare(Term.Operator.AT_LEAST, args.get(0), args.get(1));
        default -> new Term.Call(function(call.function()), args);
      };
    }

    /** CEL also joins texts, takes days from days and orders words; a rule does not. */
    private void operands(CelExpr part, CelExpr.CelCall call) {
      var types =
          call.args().stream().map(a -> ast.getType(a.id()).orElse(SimpleType.DYN)).toList();
      var numbers = NUMBERS.containsAll(types);
      var fits =
          switch (call.function()) {
            case "_+_", "_-_", "_*_", "_/_", "-_" -> numbers;
            case "_<_", "_<=_", "_>_", "_>=_" ->
                numbers || types.stream().allMatch(SimpleType.TIMESTAMP::equals);
            default -> true;
          };
      if (!fits) {
        note(part, "wrong-type", "这里要数，比大小也可以用日期", "numbers are needed here, or days to compare");
      }
    }

    /** What a choice is compared with must be one of its answers. */
    private void choice(CelExpr part, Term of, Object value) {
      if (of instanceof Term.Asked(var id)
          && asks.get(id) instanceof Rule.Ask ask
          && ask.type() == Rule.Type.CHOICE
          && ask.choices().stream().noneMatch(c -> c.code().equals(value))) {
        note(
            part,
            "unknown-code",
            "“" + value + "”不是“" + id + "”可取的值",
            "\"" + value + "\" is not a value that \"" + id + "\" may have");
      }
    }

    private void note(CelExpr part, String code, String zh, String en) {
      CelReading.note(at, ast, part, mistakes, code, zh, en);
    }

    private static Term.Function function(String word) {
      for (var each : Term.Function.values()) {
        if (word(each).equals(word)) {
          return each;
        }
      }
      throw new IllegalArgumentException(word);
    }

    private List<Object> values(CelExpr list) {
      if (list.exprKind().getKind() != CelExpr.ExprKind.Kind.LIST) {
        throw new IllegalArgumentException("in");
      }
      return list.list().elements().stream()
          .map(e -> {
            if (e.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
              throw new IllegalArgumentException("in");
            }
            return constant(e.constant());
          })
          .toList();
    }
  }

  private static Map<Term.Function, List<CelOverloadDecl>> functions() {
    var all = new LinkedHashMap<Term.Function, List<CelOverloadDecl>>();
    var number = List.of(SimpleType.INT, SimpleType.DOUBLE);
    for (var function : List.of(Term.Function.MIN, Term.Function.MAX)) {
      var overloads = new ArrayList<CelOverloadDecl>();
      for (var left : number) {
        for (var right : number) {
          var both = left == SimpleType.INT && right == SimpleType.INT;
          overloads.add(overload(function, both ? SimpleType.INT : SimpleType.DOUBLE, left, right));
        }
      }
      all.put(function, overloads);
    }
    var day = SimpleType.TIMESTAMP;
    for (var function : List.of(Term.Function.YEARS, Term.Function.MONTHS, Term.Function.DAYS)) {
      all.put(function, List.of(overload(function, SimpleType.INT, day, day)));
    }
    all.put(
        Term.Function.MONTHS_LATER,
        List.of(overload(Term.Function.MONTHS_LATER, day, day, SimpleType.INT)));
    all.put(Term.Function.NEXT_MONTH, List.of(overload(Term.Function.NEXT_MONTH, day, day)));
    all.put(
        Term.Function.KNOWN,
        List.of(overload(Term.Function.KNOWN, SimpleType.BOOL, SimpleType.DYN)));
    return all;
  }

  private static CelOverloadDecl overload(
      Term.Function function, CelType result, CelType... arguments) {
    var id = new StringBuilder(word(function));
    for (var argument : arguments) {
      id.append('_').append(argument.name());
    }
    return CelOverloadDecl.newGlobalOverload(
        id.toString().replace('.', '_'), result, List.of(arguments));
  }
}
