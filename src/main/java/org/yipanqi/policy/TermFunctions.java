package org.yipanqi.policy;

import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yipanqi.policy.rules.Term;

/** The functions of rules, as expressions call them. */
final class TermFunctions {

  private static final Map<Term.Function, List<CelOverloadDecl>> FUNCTIONS = functions();

  private static final Map<Term.Function, List<CelOverloadDecl>> OVER_ROWS = overRows();

  private TermFunctions() {}

  static void declare(CelBuilder builder) {
    declare(builder, FUNCTIONS);
  }

  /** Those that only forms know, over the rows of a column. */
  static void declareOverRows(CelBuilder builder) {
    declare(builder, OVER_ROWS);
  }

  private static void declare(
      CelBuilder builder, Map<Term.Function, List<CelOverloadDecl>> functions) {
    functions.forEach((function, overloads) ->
        builder.addFunctionDeclarations(
            CelFunctionDecl.newFunctionDeclaration(word(function), overloads)));
  }

  /**
   * @throws IllegalArgumentException for what CEL knows and rules don't
   */
  static Term.Function called(String word) {
    for (var each : Term.Function.values()) {
      if (word(each).equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(word);
  }

  private static String word(Term.Function function) {
    return function.name().toLowerCase(Locale.ROOT);
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

  private static Map<Term.Function, List<CelOverloadDecl>> overRows() {
    var all = new LinkedHashMap<Term.Function, List<CelOverloadDecl>>();
    var whole = ListType.create(SimpleType.INT);
    var decimal = ListType.create(SimpleType.DOUBLE);
    all.put(
        Term.Function.SUM,
        List.of(
            named("sum_whole", SimpleType.INT, whole),
            named("sum_decimal", SimpleType.DOUBLE, decimal)));
    all.put(
        Term.Function.COUNT,
        Stream.of(
                SimpleType.INT,
                SimpleType.DOUBLE,
                SimpleType.STRING,
                SimpleType.BOOL,
                SimpleType.TIMESTAMP)
            .map(of -> named("count_" + of.name(), SimpleType.INT, ListType.create(of)))
            .toList());
    all.put(
        Term.Function.YES,
        List.of(named("yes_rows", SimpleType.INT, ListType.create(SimpleType.BOOL))));
    return all;
  }

  private static CelOverloadDecl named(String id, CelType result, CelType argument) {
    return CelOverloadDecl.newGlobalOverload(id.replace('.', '_'), result, List.of(argument));
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
