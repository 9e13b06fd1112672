package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses and type-checks expressions as CEL (Common Expression Language). Whole and decimal numbers
 * mix freely here: the house evaluates with exact decimals and never with CEL's own arithmetic.
 */
final class CelReading {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.\\w+)*");
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxParseRecursionDepth(60)
          .maxExpressionCodePointSize(10_000)
          .build();

  private CelReading() {}

  static CelBuilder environment() {
    var builder = CelFactory.standardCelBuilder().setOptions(OPTIONS);
    for (var operator : List.of("_+_", "_-_", "_*_", "_/_")) {
      builder.addFunctionDeclarations(
          CelFunctionDecl.newFunctionDeclaration(
              operator,
              mixed(operator + "_double_int", SimpleType.DOUBLE, SimpleType.INT),
              mixed(operator + "_int_double", SimpleType.INT, SimpleType.DOUBLE)));
    }
    return builder;
  }

  private static CelOverloadDecl mixed(String id, CelType left, CelType right) {
    return CelOverloadDecl.newGlobalOverload(id, SimpleType.DOUBLE, left, right);
  }

  /** Reads an expression; mistakes are noted at their place in the file. */
  static Optional<CelAbstractSyntaxTree> read(Cel cel, PackNode at, Mistakes mistakes) {
    var result = cel.compile(at.text());
    if (!result.hasError()) {
      try {
        return Optional.of(result.getAst());
      } catch (CelValidationException e) {
        throw new IllegalStateException(e);
      }
    }
    for (var issue : result.getErrors()) {
      var line = issue.getSourceLocation().getLine();
      var column = issue.getSourceLocation().getColumn();
      var place = place(at, line, column);
      var message = issue.getMessage();
      if (message.startsWith("undeclared reference")) {
        var name = name(at, line, column, message);
        mistakes.add(
            at.file(),
            place[0],
            place[1],
            "unknown-name",
            "这里没有“" + name + "”这个名称",
            "there is no name \"" + name + "\" here");
      } else if (message.startsWith("found no matching overload")) {
        mistakes.add(
            at.file(),
            place[0],
            place[1],
            "wrong-type",
            "类型不符：" + message,
            "wrong type: " + message);
      } else {
        mistakes.add(at.file(), place[0], place[1], "expression", "表达式写法有误：" + message, message);
      }
    }
    return Optional.empty();
  }

  /** The whole name as it was written: params.x where CEL tells only params. */
  private static String name(PackNode at, int line, int column, String message) {
    var lines = at.text().split("\n", -1);
    if (line >= 1 && line <= lines.length && column >= 0 && column < lines[line - 1].length()) {
      var written = NAME.matcher(lines[line - 1].substring(column));
      if (written.lookingAt()) {
        return written.group();
      }
    }
    return message.replaceAll("undeclared reference to '([^']*)'.*", "$1");
  }

  /** Notes something about one part of a checked expression. */
  static void note(
      PackNode at,
      CelAbstractSyntaxTree ast,
      CelExpr part,
      Mistakes mistakes,
      String code,
      String zh,
      String en) {
    var offset = Optional.ofNullable(ast.getSource().getPositionsMap().get(part.id())).orElse(0);
    var location = ast.getSource().getOffsetLocation(offset);
    var place =
        place(
            at,
            location.map(l -> l.getLine()).orElse(1),
            location.map(l -> l.getColumn()).orElse(0));
    mistakes.add(at.file(), place[0], place[1], code, zh, en);
  }

  private static int[] place(PackNode at, int line, int column) {
    return line <= 1
        ? new int[] {at.valueLine(), at.valueColumn() + Math.max(0, column)}
        : new int[] {at.valueLine() + line - 1, 1 + Math.max(0, column)};
  }
}
