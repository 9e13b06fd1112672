package org.yipanqi.facts.loading;

import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;

/**
 * How the months in which a row {@code v} of a fact's view counts are written in SQL. A stock
 * counts in every month that it reaches into and that the facts span.
 *
 * @param month the month's first day
 * @param calendar what must be joined to have it
 * @param where when there is one
 */
record MonthSql(String month, String calendar, String where) {

  /** When a row counts in the month of which this is the first day. */
  static String within(FactDeclaration fact, String month) {
    return switch (fact.time()) {
      case FactTime.OnDate(var day) ->
          "v.%1$s >= %2$s and v.%1$s < %2$s + interval '1 month'".formatted(Sql.quoted(day), month);
      case FactTime.During(var from, var to) ->
          "v.%1$s < %3$s + interval '1 month' and coalesce(v.%2$s, 'infinity') >= %3$s"
              .formatted(Sql.quoted(from), Sql.quoted(to), month);
      case FactTime.EachMonth(var column) -> "v.%s = %s".formatted(Sql.quoted(column), month);
    };
  }

  static MonthSql of(FactDeclaration fact) {
    return switch (fact.time()) {
      case FactTime.OnDate(var day) ->
          new MonthSql(
              "date_trunc('month', v.%s::timestamp)::date".formatted(Sql.quoted(day)),
              "",
              "v.%s is not null".formatted(Sql.quoted(day)));
      case FactTime.During(var from, var to) ->
          new MonthSql(
              "m.month",
              """
              cross join (
                select generate_series(first_month, last_month, interval '1 month')::date as month
                  from facts.horizon) m
              """,
              """
              m.month >= date_trunc('month', v.%s::timestamp)
              and m.month <= coalesce(v.%s, 'infinity')
              """
                  .formatted(Sql.quoted(from), Sql.quoted(to)));
      case FactTime.EachMonth(var month) -> new MonthSql("v." + Sql.quoted(month), "", "true");
    };
  }
}
