package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.Optional;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;

/** Turns a pack's {@code where} over one fact into a checked {@link Filter}. */
final class FilterCompiler {

  private final FactDeclaration fact;
  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final Cel cel;

  FilterCompiler(FactDeclaration fact, ParameterValues parameters, Mistakes mistakes) {
    this.fact = fact;
    this.parameters = parameters;
    this.mistakes = mistakes;
    var builder = CelReading.environment();
    for (var column : fact.columns()) {
      builder.addVar(column.code(), type(column));
    }
    parameters.declare(builder);
    cel = builder.setResultType(SimpleType.BOOL).build();
  }

  private static CelType type(FactColumn column) {
    var type =
        switch (column.type()) {
          case TEXT -> SimpleType.STRING;
          case INT, PERSON -> SimpleType.INT;
          case DECIMAL -> SimpleType.DOUBLE;
          case BOOL -> SimpleType.BOOL;
          case DATE -> SimpleType.TIMESTAMP;
        };
    return column.nullable() ? NullableType.create(type) : type;
  }

  static CelType type(Object parameter) {
    return switch (parameter) {
      case Boolean _ -> SimpleType.BOOL;
      case BigDecimal number -> number.scale() <= 0 ? SimpleType.INT : SimpleType.DOUBLE;
      default -> SimpleType.STRING;
    };
  }

  Optional<Filter> compile(PackNode at) {
    var read = CelReading.read(cel, at, mistakes);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    try {
      var filter = new FilterReader(fact, parameters, mistakes, at, read.get()).read();
      for (var column : NullGuards.missing(filter, this::nullable)) {
        mistakes.add(
            at,
            "unguarded",
            "“" + column + "”可能为空，先写 " + column + " != null &&",
            "\"" + column + "\" may be absent: write " + column + " != null && first");
      }
      return Optional.of(filter);
    } catch (FilterReader.Unsupported e) {
      CelReading.note(
          at,
          read.get(),
          e.part(),
          mistakes,
          "unsupported",
          "这里不能用：" + e.what(),
          "not usable here: " + e.what());
      return Optional.empty();
    }
  }

  private boolean nullable(String column) {
    return fact.column(column).map(FactColumn::nullable).orElse(false);
  }
}
