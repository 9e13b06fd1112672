package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactTime;
import org.yipanqi.policy.Filter;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Measure;

/**
 * A measure in SQL over its fact's view {@code v} and months {@code d}: the one place that knows
 * when a row counts in a month, for which unit, and with what weight.
 */
public record MeasureSql(Measure.Base measure) {

  /** A piece of a statement with what its question marks stand for, in order. */
  record Piece(String text, List<Object> values) {}

  /** The months of an array of first days, the one parameter. */
  static String months() {
    return days(
        """
        select month from unnest(?::date[]) m(month)
        """);
  }

  /** Units in months: two parameters, an array of units and one of first days. */
  static String pairs() {
    return days(
        """
        select unit, month from unnest(?::bigint[], ?::date[]) p(unit, month)
        """);
  }

  static String days(String months) {
    return """
    (select m.*, (m.month + interval '1 month')::date as next_month,
            (m.month + interval '1 month - 1 day')::date as last_day
       from (%s) m) d
    """
        .formatted(months);
  }

  public static String column(String code) {
    return "v.\"" + code + "\"";
  }

  String unit() {
    return column(measure.axis().column());
  }

  /** Whether a row belongs to the unit of {@code d}. */
  String ofUnit() {
    var type = measure.axis().kind() == FactAxis.Kind.INSTITUTION ? "int" : "bigint";
    return """
    %s = d.unit::%s
    """
        .formatted(unit(), type);
  }

  /** Whether a row counts in the month of {@code d}; a stock counts where its last day lies. */
  String inMonth() {
    return switch (measure.fact().time()) {
      case FactTime.OnDate(var day) ->
          """
          %1$s >= d.month and %1$s < d.next_month
          """
              .formatted(column(day));
      case FactTime.EachMonth(var month) ->
          """
          %s = d.month
          """
              .formatted(column(month));
      case FactTime.During(var from, var to) ->
          """
          %s <= d.last_day and coalesce(%s, 'infinity') >= %s
          """
              .formatted(
                  column(from),
                  column(to),
                  measure.additivity() == Measure.Additivity.STOCK ? "d.last_day" : "d.month");
    };
  }

  /** The same in one month; its parameters are the {@link #daysOf days of the month}. */
  String inOneMonth() {
    return switch (measure.fact().time()) {
      case FactTime.OnDate(var day) ->
          """
          %1$s >= ? and %1$s < ?
          """
              .formatted(column(day));
      case FactTime.EachMonth(var month) ->
          """
          %s = ?
          """
              .formatted(column(month));
      case FactTime.During(var from, var to) ->
          """
          %s <= ? and coalesce(%s, 'infinity') >= ?
          """
              .formatted(column(from), column(to));
    };
  }

  List<LocalDate> daysOf(YearMonth month) {
    return switch (measure.fact().time()) {
      case FactTime.OnDate _ -> List.of(month.atDay(1), month.plusMonths(1).atDay(1));
      case FactTime.EachMonth _ -> List.of(month.atDay(1));
      case FactTime.During _ -> List.of(month.atEndOfMonth(), month.atEndOfMonth());
    };
  }

  /** What is done with the rows; a mean gives the sum over days, to be divided by the period's. */
  public String aggregate() {
    return switch (measure.additivity()) {
      case DISTINCT ->
          """
          count(distinct %s)
          """
              .formatted(amount());
      case MEAN ->
          """
          sum(%s * %s)
          """
              .formatted(amount(), daysHeld());
      case ADDITIVE, STOCK ->
          measure.aggregate() == Measure.Aggregate.COUNT
              ? """
              count(*)
              """
              : """
              sum(%s)
              """
                  .formatted(amount());
    };
  }

  private String amount() {
    if (measure.aggregate() == Measure.Aggregate.COUNT) {
      return "1";
    }
    var of = Objects.requireNonNull(measure.of());
    return of.type() == FactColumn.Type.PERSON ? person(column(of.code())) : column(of.code());
  }

  /** Whom an entry stands for: entries that were brought together are one person. */
  private static String person(String entry) {
    return """
    coalesce((select e.person from residents_api.merged_entry e where e.entry = %1$s), %1$s)
    """
        .formatted(entry)
        .strip();
  }

  /** For how many days of the month a row holds. */
  private String daysHeld() {
    return switch (measure.fact().time()) {
      case FactTime.During(var from, var to) ->
          """
          (least(coalesce(%s, d.last_day), d.last_day) - greatest(%s, d.month) + 1)
          """
              .formatted(column(to), column(from));
      case FactTime.EachMonth _ ->
          """
          (d.next_month - d.month)
          """;
      case FactTime.OnDate _ ->
          throw new IllegalStateException("what happens on a day has no mean over days");
    };
  }

  /** The value, the rows that matched, and the rows that leave the answer open. */
  Piece columns() {
    var value = value();
    var rows = rows();
    var open = open();
    var values = new ArrayList<>(value.values());
    values.addAll(rows.values());
    values.addAll(open == null ? List.of() : open.values());
    var text =
        """
        %s, %s, %s
        """
            .formatted(value.text(), rows.text(), open == null ? "0" : open.text());
    return new Piece(text, values);
  }

  Piece value() {
    return filtered(aggregate().strip(), measure.where());
  }

  Piece rows() {
    return filtered("count(*)", measure.where());
  }

  /** The rows that leave the answer open; null when there can be none. */
  @Nullable Piece open() {
    return measure.unknown() == null ? null : filtered("count(*)", measure.unknown());
  }

  private static Piece filtered(String aggregate, Filter filter) {
    if (filter.equals(Filter.ALL)) {
      return new Piece(aggregate, List.of());
    }
    var where = FilterSql.of(filter);
    return new Piece(aggregate + " filter (where " + where.text() + ")", where.values());
  }
}
