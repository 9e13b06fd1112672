package org.yipanqi.indicators.cells;

import java.util.ArrayList;
import java.util.List;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;

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
    /** A few whole months: one parameter, an array of first days. */
    MONTHS,
    /** Many whole months, read in one pass: the same parameter. */
    MANY_MONTHS,
    /** Single units in single months: two parameters, arrays of units and of first days. */
    PAIRS
  }

  /**
   * @param measures of one fact, axis and additivity
   */
  static CellQuery of(List<Registered> measures, Part part) {
    var columns = new ArrayList<String>();
    var values = new ArrayList<Object>();
    for (var registered : measures) {
      var piece = new MeasureSql(registered.measure()).columns();
      columns.add(piece.text());
      values.addAll(piece.values());
    }
    var first = measures.getFirst().measure();
    var shared = new MeasureSql(first);
    var source =
        switch (part) {
          case MONTHS, MANY_MONTHS -> MeasureSql.months();
          case PAIRS -> MeasureSql.pairs();
        };
    var rows =
        switch (part) {
          case MONTHS -> shared.inMonth();
          case MANY_MONTHS -> shared.inOneOfMany();
          case PAIRS -> shared.ofUnit() + " and " + shared.inMonth();
        };
    var text =
        """
        select %1$s::bigint as unit, d.month, %2$s
          from %3$s join %4$s v on %5$s
         where %1$s is not null
         group by 1, 2
        """
            .formatted(
                shared.unit(), String.join(", ", columns), source, first.fact().view(), rows);
    return new CellQuery(text, List.copyOf(values), measures);
  }
}
