package org.yipanqi.indicators.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.Reading.Taken;

/**
 * The statements of a reading. What is gathered has the columns month, {@code a1, a2 …} (the units)
 * and {@code c1, c2 …} (the amounts).
 */
record ReadingSql(Reading reading) {

  /** Gathers months; parameters: the amounts' values, then two days or an array of first days. */
  String ofMonths() {
    var sql = new MeasureSql(reading.measures().getFirst().measure().measure());
    var units = columns("%s::bigint as a%d", i -> MeasureSql.column(axis(i).column()));
    var none = reading.axes().stream().map(a -> MeasureSql.column(a.column())).toList();
    return switch (reading.fact().time()) {
      case FactTime.OnDate(var day) ->
          """
          select %1$s, date_trunc('month', %2$s::timestamp)::date as month, %3$s
            from %4$s v
           where %2$s >= ? and %2$s < ? and num_nonnulls(%5$s) > 0
           group by %6$s
          """
              .formatted(
                  units,
                  MeasureSql.column(day),
                  amounts(),
                  reading.fact().view(),
                  String.join(", ", none),
                  places());
      case FactTime.EachMonth _, FactTime.During _ ->
          """
          select %1$s, d.month, %2$s
            from %3$s join %4$s v on %5$s
           where num_nonnulls(%6$s) > 0
           group by %7$s
          """
              .formatted(
                  units,
                  amounts(),
                  MeasureSql.months(),
                  reading.fact().view(),
                  sql.inMonth(),
                  String.join(", ", none),
                  places());
    };
  }

  /** The amounts' values, in the order of their question marks. */
  List<Object> values() {
    var values = new ArrayList<>();
    reading.amounts().forEach(a -> values.addAll(a.values()));
    return values;
  }

  /** Tallies from what was gathered; one parameter, the reading's number. */
  String tallies(String gathered) {
    return """
    select ?::int, month, array[%s], array[%s]::numeric[] from %s
    """
        .formatted(names("a"), names("c"), gathered);
  }

  /** The cells along an axis (counted from 1) from what was gathered: month, unit, measure … */
  String cells(int axis, String gathered) {
    var taken = reading.along(axis);
    var sums =
        taken.stream()
            .flatMapToInt(t -> IntStream.of(t.value(), t.rows(), t.open()))
            .filter(place -> place > 0)
            .distinct()
            .sorted()
            .mapToObj("sum(c%1$d) as c%1$d"::formatted)
            .collect(Collectors.joining(", "));
    return """
    select x.month, x.unit, m.measure, m.value, m.n, m.unknown
      from (select month, a%1$d as unit, %2$s from %3$s g where a%1$d is not null group by 1, 2) x
     cross join lateral (values %4$s) m(measure, value, n, unknown)
     where m.n > 0 or m.unknown > 0
    """
        .formatted(
            axis, sums, gathered, taken.stream().map(this::cell).collect(Collectors.joining(", ")));
  }

  private String cell(Taken taken) {
    return "(%d, coalesce(x.c%d, 0)::numeric, x.c%d::bigint, %s)"
        .formatted(
            taken.measure().id(),
            taken.value(),
            taken.rows(),
            taken.open() == 0 ? "0::bigint" : "x.c" + taken.open() + "::bigint");
  }

  /** The cells along every axis. */
  String cells(String gathered) {
    return IntStream.rangeClosed(1, reading.axes().size())
        .mapToObj(i -> cells(i, gathered))
        .collect(
            Collectors.joining(
                """

                union all
                """));
  }

  FactAxis axis(int place) {
    return reading.axes().get(place - 1);
  }

  String amounts() {
    return IntStream.rangeClosed(1, reading.amounts().size())
        .mapToObj(i -> reading.amounts().get(i - 1).text() + " as c" + i)
        .collect(Collectors.joining(", "));
  }

  /** The units and the month, by their place in the list. */
  String places() {
    return IntStream.rangeClosed(1, reading.axes().size() + 1)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  String names(String letter) {
    var count = letter.equals("a") ? reading.axes().size() : reading.amounts().size();
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> letter + i)
        .collect(Collectors.joining(", "));
  }

  String columns(String format, IntFunction<String> column) {
    return IntStream.rangeClosed(1, reading.axes().size())
        .mapToObj(i -> format.formatted(column.apply(i), i))
        .collect(Collectors.joining(", "));
  }
}
