package org.yipanqi.indicators.lineage;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.MeasureSql;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.policy.Measure;

/**
 * In which order records come and which conditions of the reader they must meet, in SQL over the
 * fact's view {@code v}. Column names come from the declaration; every value is bound.
 *
 * @param sort what they are ordered by before their key; null for the key alone
 * @param keys what tells one record from another
 * @param conditions the reader's conditions, from "and" on
 * @param values what their question marks stand for
 */
record RecordOrder(
    @Nullable Sort sort,
    boolean descending,
    List<String> keys,
    String conditions,
    List<Object> values) {

  /** A column to sort by and the type of its values. */
  record Sort(String column, String type) {}

  static String timeColumn(FactDeclaration fact) {
    return switch (fact.time()) {
      case FactTime.OnDate(var day) -> day;
      case FactTime.During(var from, _) -> from;
      case FactTime.EachMonth(var month) -> month;
    };
  }

  static RecordOrder of(Measure.Base measure, RecordAsk ask) {
    var fact = measure.fact();
    var time = timeColumn(fact);
    var hasPerson = fact.columns().stream().anyMatch(c -> c.type() == FactColumn.Type.PERSON);
    var keys =
        fact.recorded()
            ? List.of(time, "source_id", "source_no")
            : hasPerson ? List.of(time, "person") : List.of(measure.axis().column());
    var sort = ask.sort() == null || keys.getFirst().equals(ask.sort()) ? null : sort(fact, ask);
    var conditions = new StringBuilder();
    var values = new ArrayList<Object>();
    for (var filter : ask.filters()) {
      condition(fact, filter, conditions, values);
    }
    return new RecordOrder(
        sort, ask.descending(), keys, conditions.toString(), List.copyOf(values));
  }

  private static Sort sort(FactDeclaration fact, RecordAsk ask) {
    var code = String.valueOf(ask.sort());
    return new Sort(column(fact, code), type(fact, code));
  }

  /** A person is looked for by number, a unit by its own. */
  private static void condition(
      FactDeclaration fact, RecordAsk.Filter filter, StringBuilder text, List<Object> values) {
    var column = column(fact, filter.column());
    if (filter.value().isEmpty()) {
      text.append(
          """
           and v."%s" is null
          """
              .formatted(column));
    } else if (fact.axis(filter.column()).map(FactAxis::kind).orElse(null)
        == FactAxis.Kind.INSTITUTION) {
      text.append(
          """
           and v."%s" = (select id from registry_api.institution where code = ?)
          """
              .formatted(column));
      values.add(filter.value());
    } else if (column.equals("person")) {
      text.append(
          """
           and v."person" = (select person from residents_api.person where person_no = ?)
          """);
      values.add(filter.value());
    } else {
      var type = type(fact, filter.column());
      check(filter, type);
      text.append(
          """
           and v."%s" = ?::%s
          """
              .formatted(column, type));
      values.add(filter.value());
    }
  }

  private static void check(RecordAsk.Filter filter, String type) {
    var fits =
        switch (type) {
          case "bigint" -> filter.value().matches("-?\\d{1,18}");
          case "numeric" -> filter.value().matches("-?\\d{1,15}(\\.\\d{1,6})?");
          case "boolean" -> filter.value().matches("true|false");
          case "date" -> filter.value().matches("\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])");
          default -> true;
        };
    if (!fits) {
      throw IndicatorProblem.BAD_FILTER.because(filter.column() + ":" + filter.value());
    }
  }

  private static String column(FactDeclaration fact, String code) {
    return fact.axis(code).map(FactAxis::column).orElse(code);
  }

  private static String type(FactDeclaration fact, String code) {
    if (code.equals(timeColumn(fact))) {
      return "date";
    }
    return fact.column(code)
        .map(c ->
            switch (c.type()) {
              case TEXT -> "text";
              case INT, PERSON -> "bigint";
              case DECIMAL -> "numeric";
              case BOOL -> "boolean";
              case DATE -> "date";
            })
        .orElse("bigint");
  }

  boolean byTime() {
    return sort == null && keys.size() > 1;
  }

  /** Whether a month lies before the one in which a page ended. */
  boolean passed(YearMonth month, YearMonth reached) {
    return descending ? month.isAfter(reached) : month.isBefore(reached);
  }

  /** The columns whose values say where a page ended. */
  List<String> place() {
    var all = new ArrayList<String>();
    if (sort != null) {
      all.add(sort.column());
    }
    all.addAll(keys);
    return all;
  }

  /** What comes after a place, with values last in either direction where they are missing. */
  String later(RecordCursor after) {
    if (after.isStart()) {
      return "true";
    }
    var beyond = descending ? "<" : ">";
    var marks = keys.stream().map(_ -> "?").collect(Collectors.joining(", "));
    var key = "(%s) %s (%s)".formatted(keyText(""), beyond, marks);
    if (sort == null) {
      return key;
    }
    var column = MeasureSql.column(sort.column());
    return after.atMissing()
        ? "(%1$s is null and %2$s)".formatted(column, key)
        : "(%1$s %3$s ?::%2$s or (%1$s = ?::%2$s and %4$s) or %1$s is null)"
            .formatted(column, sort.type(), beyond, key);
  }

  String text() {
    var direction = descending ? " desc" : "";
    return sort == null
        ? keyText(direction)
        : MeasureSql.column(sort.column()) + direction + " nulls last, " + keyText(direction);
  }

  private String keyText(String direction) {
    return keys.stream()
        .map(k -> MeasureSql.column(k) + direction)
        .collect(Collectors.joining(", "));
  }
}
