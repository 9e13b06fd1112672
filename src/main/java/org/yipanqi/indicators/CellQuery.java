package org.yipanqi.indicators;

import java.util.ArrayList;
import java.util.List;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.MeasureRegister.Registered;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Measure;

/**
 * The one statement that computes all measures of a fact along an axis in a single pass. Its result
 * has the unit, the month, and for each measure its value, the rows that matched and the rows that
 * leave the answer open.
 *
 * @param text with question marks: first those of {@code values}, then the months or the pairs
 */
record CellQuery(String text, List<Object> values, List<Registered> measures) {

  /** What part of the fact is read. */
  enum Part {
    /** Whole months: one parameter, an array of first days. */
    MONTHS,
    /** Single units in single months: two parameters, arrays of units and of first days. */
    PAIRS
  }

  static CellQuery of(List<Registered> measures, Part part) {
    return new Writer(measures, part).write();
  }

  private static final class Writer {

    private final List<Registered> measures;
    private final Part part;
    private final FactDeclaration fact;
    private final FactAxis axis;
    private final boolean mean;
    private final List<Object> values = new ArrayList<>();

    Writer(List<Registered> measures, Part part) {
      this.measures = measures;
      this.part = part;
      var first = measures.getFirst().measure();
      fact = first.fact();
      axis = first.axis();
      mean = first.additivity() == Measure.Additivity.MEAN;
    }

    CellQuery write() {
      var text = new StringBuilder("select v.\"" + axis.column() + "\"::bigint as unit, d.month");
      for (var registered : measures) {
        aggregate(text, registered.measure());
      }
      text.append(" from ").append(source()).append(" join ").append(fact.view()).append(" v on ");
      if (part == Part.PAIRS) {
        text.append("v.\"").append(axis.column()).append("\" = d.unit and ");
      }
      text.append(time()).append(" where v.\"").append(axis.column()).append("\" is not null");
      text.append(" group by 1, 2");
      return new CellQuery(text.toString(), List.copyOf(values), measures);
    }

    private String source() {
      var unitType = axis.kind() == FactAxis.Kind.INSTITUTION ? "int" : "bigint";
      var rows =
          part == Part.MONTHS
              ? "select m as month from unnest(?::date[]) m"
              : "select u::"
                  + unitType
                  + " as unit, m as month from unnest(?::bigint[], ?::date[]) p(u, m)";
      return "(select x.*, (x.month + interval '1 month')::date as next_month,"
          + " (x.month + interval '1 month - 1 day')::date as last_day from ("
          + rows
          + ") x) d";
    }

    private String time() {
      return switch (fact.time()) {
        case FactTime.OnDate(var column) ->
            column(column) + " >= d.month and " + column(column) + " < d.next_month";
        case FactTime.EachMonth(var column) -> column(column) + " = d.month";
        case FactTime.During(var from, var to) ->
            mean
                ? column(from)
                    + " <= d.last_day and coalesce("
                    + column(to)
                    + ", 'infinity') >= d.month"
                : column(from)
                    + " <= d.last_day and coalesce("
                    + column(to)
                    + ", 'infinity') >= d.last_day";
      };
    }

    private void aggregate(StringBuilder text, Measure.Base measure) {
      var where = FilterSql.of(measure.where());
      var filter = " filter (where " + where.text() + ")";
      text.append(", ").append(value(measure)).append(filter);
      values.addAll(where.values());
      text.append(", count(*)").append(filter);
      values.addAll(where.values());
      if (measure.unknown() == null) {
        text.append(", 0");
      } else {
        var unknown = FilterSql.of(measure.unknown());
        text.append(", count(*) filter (where ").append(unknown.text()).append(')');
        values.addAll(unknown.values());
      }
    }

    private String value(Measure.Base measure) {
      var of = measure.of();
      var amount =
          measure.aggregate() == Measure.Aggregate.COUNT || of == null ? "1" : column(of.code());
      if (mean && fact.time() instanceof FactTime.During(var from, var to)) {
        return "sum("
            + amount
            + " * (least(coalesce("
            + column(to)
            + ", d.last_day), d.last_day) - greatest("
            + column(from)
            + ", d.month) + 1))";
      }
      return amount.equals("1") ? "count(*)" : "sum(" + amount + ")";
    }

    private static String column(String code) {
      return "v.\"" + code + "\"";
    }
  }
}
