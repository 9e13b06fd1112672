package org.yipanqi.policy;

import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yipanqi.policy.rules.Term;

/** The functions of rules, as expressions call them. */
final class TermFunctions {

  private static final Map<Term.Function, List<CelOverloadDecl>> FUNCTIONS = functions();

  private TermFunctions() {}

  static void declare(CelBuilder builder) {
    FUNCTIONS.forEach((function, overloads) ->
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
