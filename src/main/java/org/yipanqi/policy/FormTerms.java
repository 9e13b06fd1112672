package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Check;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/**
 * Turns the expressions of one form into checked {@link Term}s. Cells are named {@code
 * section.row.column}, those of the row at hand {@code row.column}, all of a column {@code
 * section.column}; {@code previous.} before any of them means the period before.
 */
final class FormTerms {

  static final String BEFORE = "previous.";
  private static final String AT_HAND = "row.";

  /**
   * A cell as expressions know it.
   *
   * @param row null where the form doesn't print the rows
   */
  record Known(String section, @Nullable String row, String column, CellRule.Type type) {}

  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final List<Known> cells;
  private final Map<String, List<String>> choices;
  private final Map<String, Cel> environments = new HashMap<>();

  /** One expression of a column over rows of the same types is the same term. */
  private final Map<String, Optional<Term>> done = new HashMap<>();

  /**
   * @param choices by section and column the codes that its cells take
   */
  FormTerms(
      List<Known> cells,
      Map<String, List<String>> choices,
      ParameterValues parameters,
      Mistakes mistakes) {
    this.cells = cells;
    this.choices = choices;
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  /**
   * An expression that must give something of a type.
   *
   * @param section the one whose row is at hand; null for none
   * @param row the printed row at hand; null for any of the section
   */
  Optional<Term> read(
      PackNode at, @Nullable String section, @Nullable String row, CellRule.Type wanted) {
    var atHand = atHand(section, row);
    var once = System.identityHashCode(at.node()) + " " + section + wanted + atHand;
    var known = done.get(once);
    if (known == null) {
      known = compile(at, section, atHand, wanted);
      done.put(once, known);
    }
    return known;
  }

  private Optional<Term> compile(
      PackNode at, @Nullable String section, Map<String, CelType> atHand, CellRule.Type wanted) {
    var cel = environments.computeIfAbsent(section + atHand, _ -> environment(atHand));
    var read = CelReading.read(cel, at, mistakes);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    if (!fits(read.get().getResultType(), wanted)) {
      mistakes.add(
          at,
          "wrong-type",
          "这里应得出" + named(wanted),
          "this must give " + (wanted.number() ? "a number" : wanted.name()));
      return Optional.empty();
    }
    return term(at, section, read.get());
  }

  private Optional<Term> term(PackNode at, @Nullable String section, CelAbstractSyntaxTree ast) {
    try {
      return Optional.of(
          new TermReader(at, ast, name -> name(name, section), asks(), mistakes).read());
    } catch (IllegalArgumentException e) {
      mistakes.add(
          at, "unsupported", "这里不能用：" + e.getMessage(), "not usable here: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The columns of the row at hand; those whose rows differ have no type for any row. */
  private Map<String, CelType> atHand(@Nullable String section, @Nullable String row) {
    var rows =
        cells.stream()
            .filter(c -> c.section().equals(section))
            .filter(c -> row == null || row.equals(c.row()))
            .toList();
    return together(rows, c -> AT_HAND + c.column());
  }

  private static Map<String, CelType> together(List<Known> of, Function<Known, String> named) {
    var types = new TreeMap<String, CelType>();
    var mixed = new HashSet<String>();
    for (var cell : of) {
      var name = named.apply(cell);
      var type = type(cell.type());
      var other = types.put(name, type);
      if (other != null && !other.equals(type)) {
        if (TermCompiler.NUMBERS.containsAll(Set.of(other, type))) {
          types.put(name, SimpleType.DOUBLE);
        } else {
          mixed.add(name);
        }
      }
    }
    mixed.forEach(types::remove);
    return types;
  }

  private Cel environment(Map<String, CelType> atHand) {
    var builder = CelReading.environment();
    var names = new LinkedHashMap<>(atHand);
    names.put("on", SimpleType.TIMESTAMP);
    together(cells, c -> c.section() + "." + c.column())
        .forEach((name, type) -> names.put(name, ListType.create(type)));
    for (var cell : cells) {
      if (cell.row() != null) {
        names.put(cell.section() + "." + cell.row() + "." + cell.column(), type(cell.type()));
      }
    }
    names.forEach((name, type) -> {
      builder.addVar(name, type);
      if (!name.equals("on")) {
        builder.addVar(BEFORE + name, type);
      }
    });
    parameters.declare(builder);
    TermFunctions.declare(builder);
    TermFunctions.declareOverRows(builder);
    return builder.build();
  }

  private static CelType type(CellRule.Type type) {
    return switch (type) {
      case INT -> SimpleType.INT;
      case DECIMAL, PERCENT, MONEY -> SimpleType.DOUBLE;
      case TEXT, CHOICE -> SimpleType.STRING;
      case DATE -> SimpleType.TIMESTAMP;
      case YES_NO -> SimpleType.BOOL;
    };
  }

  private static boolean fits(CelType given, CellRule.Type wanted) {
    return wanted.number() ? TermCompiler.NUMBERS.contains(given) : given.equals(type(wanted));
  }

  private static String named(CellRule.Type type) {
    return switch (type) {
      case INT, DECIMAL, PERCENT, MONEY -> "一个数";
      case TEXT, CHOICE -> "文字";
      case DATE -> "日期";
      case YES_NO -> "是或否";
    };
  }

  private Term name(String name, @Nullable String section) {
    if (name.equals("on")) {
      return new Term.Today();
    }
    if (name.startsWith("params.")) {
      return new Term.Parameter(name.substring("params.".length()));
    }
    var earlier = name.startsWith(BEFORE);
    var parts = (earlier ? name.substring(BEFORE.length()) : name).split("\\.", -1);
    CellName cell;
    if (parts.length == 3) {
      cell = new CellName(parts[0], parts[1], parts[2]);
    } else if (parts.length == 2 && parts[0].equals("row") && section != null) {
      cell = new CellName(section, CellName.ROW, parts[1]);
    } else if (parts.length == 2) {
      cell = new CellName(parts[0], CellName.ROWS, parts[1]);
    } else {
      throw new IllegalArgumentException(name);
    }
    return new Term.Asked((earlier ? Check.BEFORE : "") + cell);
  }

  /** Choices, so that what they are compared with is one of their codes. */
  private Map<String, Rule.Ask> asks() {
    var asks = new HashMap<String, Rule.Ask>();
    choices.forEach((name, codes) -> {
      var taken = codes.stream().map(c -> new Rule.Choice(c, new Label(c, c))).toList();
      var ask =
          new Rule.Ask(
              name,
              Rule.Type.CHOICE,
              new Label(name, name),
              null,
              null,
              taken,
              null,
              null,
              null,
              null,
              null);
      asks.put(name, ask);
      asks.put(Check.BEFORE + name, ask);
    });
    return asks;
  }
}
