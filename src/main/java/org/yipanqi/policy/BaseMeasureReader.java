package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;

/** Reads one measure of one fact. */
final class BaseMeasureReader {

  private final FactDeclaration fact;
  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final Map<String, FilterCompiler> compilers;

  BaseMeasureReader(
      FactDeclaration fact,
      ParameterValues parameters,
      Mistakes mistakes,
      Map<String, FilterCompiler> compilers) {
    this.fact = fact;
    this.parameters = parameters;
    this.mistakes = mistakes;
    this.compilers = compilers;
  }

  Optional<Measure> read(PackNode node, LocalDate from) {
    var axis = node.get("axis").flatMap(this::axis);
    var aggregate = node.oneOf("aggregate", Measure.Aggregate.values());
    var where = filter(node, "where");
    var unknown = node.get("unknown").isEmpty() ? null : filter(node, "unknown").orElse(null);
    if (axis.isEmpty() || aggregate.isEmpty() || where.isEmpty()) {
      return Optional.empty();
    }
    var of = column(node, aggregate.get());
    if (of.isEmpty() && aggregate.get() != Measure.Aggregate.COUNT) {
      return Optional.empty();
    }
    var used = ParameterValues.named(node.text("where"), node.text("unknown"));
    node.get("axis").flatMap(a -> a.get("param")).ifPresent(p -> used.add(p.text()));
    return Optional.of(
        new Measure.Base(
            node.text("id"),
            node.label("label"),
            node.textOrNull("clause"),
            from,
            fact,
            axis.get(),
            aggregate.get(),
            of.orElse(null),
            where.get(),
            unknown,
            mean(node),
            unit(node, of.orElse(null)),
            node.text("where").strip(),
            used,
            parameters.awaited(used)));
  }

  private Optional<FactAxis> axis(PackNode node) {
    var parameter = node.text("param");
    var code = parameter.isEmpty() ? node.text() : String.valueOf(parameters.get(parameter));
    var axis = fact.axis(code);
    if (axis.isEmpty()) {
      mistakes.add(
          node,
          "unknown-axis",
          "事实“" + fact.code() + "”没有“" + code + "”这个口径",
          "fact \"" + fact.code() + "\" has no axis \"" + code + "\"");
    }
    return axis;
  }

  private Optional<Filter> filter(PackNode node, String key) {
    var at = node.get(key);
    if (at.isEmpty()) {
      return Optional.of(Filter.ALL);
    }
    return compilers
        .computeIfAbsent(fact.code(), _ -> new FilterCompiler(fact, parameters, mistakes))
        .compile(at.get());
  }

  private Optional<FactColumn> column(PackNode node, Measure.Aggregate aggregate) {
    var at = node.get("of");
    if (at.isEmpty()) {
      if (aggregate != Measure.Aggregate.COUNT) {
        mistakes.add(node, "missing-of", "没有写对哪一列汇总（of）", "\"of\" names no column");
      }
      return Optional.empty();
    }
    var column = fact.column(at.get().text());
    if (column.isEmpty()) {
      mistakes.add(
          at.get(),
          "unknown-column",
          "事实“" + fact.code() + "”没有“" + at.get().text() + "”这一列",
          "fact \"" + fact.code() + "\" has no column \"" + at.get().text() + "\"");
      return Optional.empty();
    }
    if (aggregate == Measure.Aggregate.SUM && column.get().unit() == null) {
      mistakes.add(
          at.get(),
          "not-additive",
          "“" + column.get().code() + "”相加没有意义，不能求和",
          "\"" + column.get().code() + "\" can't be added up");
      return Optional.empty();
    }
    return column;
  }

  private boolean mean(PackNode node) {
    var mean = node.text("over_time").equals("mean");
    if (node.get("over_time").isPresent() && fact.time() instanceof FactTime.OnDate) {
      mistakes.add(
          node.get("over_time").orElseThrow(),
          "not-a-stock",
          "“" + fact.code() + "”按发生日计，不能取期末数或平均数",
          "\"" + fact.code() + "\" happens on a day; it has no state to take the last or mean of");
    }
    return mean;
  }

  /** A sum counts in its column's unit; a count in the one the pack names. */
  private String unit(PackNode node, @Nullable FactColumn of) {
    var stated = node.text("unit");
    var own = of == null ? null : of.unit();
    if (node.text("aggregate").equals("sum")
        && own != null
        && !own.equals(FactColumn.UNIT_AS_STATED)) {
      if (!stated.isEmpty() && !stated.equals(own)) {
        mistakes.add(
            node.get("unit").orElse(node),
            "unit-mismatch",
            "“" + node.text("of") + "”的单位是 " + own + "，不是 " + stated,
            "\"" + node.text("of") + "\" counts in " + own + ", not " + stated);
      }
      return own;
    }
    if (!Dimension.UNITS.contains(stated)) {
      mistakes.add(
          node.get("unit").orElse(node),
          "unknown-unit",
          stated.isEmpty() ? "没有写单位（unit）" : "没有“" + stated + "”这个单位",
          stated.isEmpty() ? "\"unit\" is missing" : "there is no unit \"" + stated + "\"");
      return "count";
    }
    return stated;
  }
}
