package org.yipanqi.indicators.cells;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;

/** The statements that bring single combinations of units up to date. */
record SingleSql(Reading reading, ReadingSql sql) {

  SingleSql(Reading reading) {
    this(reading, new ReadingSql(reading));
  }

  /**
   * Puts the tallies of combinations in the place of the old ones. Parameters: the amounts' values,
   * the combinations, the reading's number; the combinations and the number once more.
   */
  String replaceTallies(List<Boolean> present) {
    var units =
        IntStream.rangeClosed(1, reading.axes().size())
            .mapToObj(i -> present.get(i - 1) ? "d.a" + i : "null")
            .collect(Collectors.joining(", "));
    return """
    with gathered as (
      %1$s),
    put as (
      insert into indicators.tally (reading, month, units, amounts)
      %2$s
      on conflict (reading, month, units) do update set amounts = excluded.amounts)
    delete from indicators.tally t using (%3$s) d
     where t.reading = ? and t.month = d.month and t.units = array[%4$s]::bigint[]
       and not exists (
         select from gathered g where g.month = t.month and array[%5$s] = t.units)
    """
        .formatted(
            ofCombinations(present),
            sql.tallies("gathered"),
            combinations(given(present)),
            units,
            sql.names("a"));
  }

  /**
   * Puts cells of certain units, from the tallies, in the place of the old ones. Parameters: arrays
   * of first days, of axes (counted from 1) and of units.
   */
  String replaceCells(int id) {
    var computed =
        IntStream.rangeClosed(1, reading.axes().size())
            .mapToObj(i -> sql.cells(i, kept(id, i)))
            .collect(
                Collectors.joining(
                    """

                    union all
                    """));
    return """
    with touched as materialized (
      select * from unnest(?::date[], ?::int[], ?::bigint[]) t(month, axis, unit)),
    computed as materialized (
      %s),
    put as (
      insert into indicators.cell as c (month, unit, measure, value, n, unknown)
      select * from computed
      on conflict (month, unit, measure) do update
      set value = excluded.value, n = excluded.n, unknown = excluded.unknown
      where (c.value, c.n, c.unknown) is distinct from
        (excluded.value, excluded.n, excluded.unknown))
    delete from indicators.cell c using touched t, (values %s) m(axis, measure)
     where t.axis = m.axis and c.month = t.month and c.unit = t.unit and c.measure = m.measure
       and not exists (
         select from computed x
          where x.month = c.month and x.unit = c.unit and x.measure = c.measure)
    """
        .formatted(
            computed,
            reading.measures().stream()
                .map(t -> "(%d, %d)".formatted(t.axis(), t.measure().id()))
                .collect(Collectors.joining(", ")));
  }

  /** Gathers single combinations of units, of which certain axes have one. */
  private String ofCombinations(List<Boolean> present) {
    var rule = new MeasureSql(reading.measures().getFirst().measure().measure());
    var equal =
        IntStream.rangeClosed(1, reading.axes().size())
            .mapToObj(i -> ofUnit(sql.axis(i), present.get(i - 1) ? "d.a" + i : null))
            .collect(Collectors.joining(" and "));
    return """
    select %s, d.month, %s
      from %s join %s v on %s and %s
     group by %s
    """
        .formatted(
            sql.columns("%s as a%d", i -> present.get(i - 1) ? "d.a" + i : "null::bigint"),
            sql.amounts(),
            MeasureSql.days(combinations(given(present))),
            reading.fact().view(),
            rule.inMonth(),
            equal,
            sql.places());
  }

  private static String ofUnit(FactAxis axis, @Nullable String unit) {
    var column = MeasureSql.column(axis.column());
    if (unit == null) {
      return column + " is null";
    }
    return column + " = " + unit + (axis.kind() == FactAxis.Kind.INSTITUTION ? "::int" : "");
  }

  private List<String> given(List<Boolean> present) {
    return IntStream.rangeClosed(1, reading.axes().size())
        .filter(i -> present.get(i - 1))
        .mapToObj(i -> "a" + i)
        .toList();
  }

  /** Combinations of units in months, called {@code d}: an array of days, then one an axis. */
  private static String combinations(List<String> given) {
    return """
    select * from unnest(?::date[]%s) p(month%s)
    """
        .formatted(
            given.stream().map(_ -> ", ?::bigint[]").collect(Collectors.joining()),
            given.stream().map(n -> ", " + n).collect(Collectors.joining()));
  }

  /** What was gathered, from the tallies that touched units of an axis rest on. */
  private String kept(int id, int axis) {
    return """
    (select month, %1$s, %2$s from indicators.tally
      where reading = %3$d and month in (select month from touched)
        and (month, units[%4$d]) in (select month, unit from touched where axis = %4$d))
    """
        .formatted(
            sql.columns("units[%s] as a%d", String::valueOf),
            IntStream.rangeClosed(1, reading.amounts().size())
                .mapToObj("amounts[%1$d] as c%1$d"::formatted)
                .collect(Collectors.joining(", ")),
            id,
            axis);
  }
}
