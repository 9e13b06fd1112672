package org.yipanqi.indicators.lineage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.lineage.RecordsView.RecordColumn;

/**
 * How records are wanted: in which order, which of them, and of each which columns.
 *
 * @param sort the column they are ordered by; null for the day
 * @param filters only records whose columns have these values
 * @param columns the columns shown, in this order; empty for all
 */
public record RecordAsk(
    @Nullable String sort, boolean descending, List<Filter> filters, List<String> columns) {

  /** A column and the value it must have; an empty value asks for records that lack it. */
  public record Filter(String column, String value) {}

  public static final RecordAsk ALL = new RecordAsk(null, false, List.of(), List.of());

  private static final int MOST_FILTERS = 10;

  public RecordAsk {
    filters = List.copyOf(filters);
    columns = List.copyOf(columns);
  }

  /**
   * Reads what a page asks for.
   *
   * @param sort a column's code, behind "-" for descending
   * @param filters as "column:value"
   */
  static RecordAsk of(
      @Nullable String sort, @Nullable List<String> filters, @Nullable List<String> columns) {
    var descending = sort != null && sort.startsWith("-");
    var column = sort == null || sort.isEmpty() ? null : sort.substring(descending ? 1 : 0);
    var wanted = new ArrayList<Filter>();
    for (var filter : filters == null ? List.<String>of() : filters) {
      var colon = filter.indexOf(':');
      if (colon < 1 || wanted.size() == MOST_FILTERS) {
        throw IndicatorProblem.BAD_FILTER.because(filter);
      }
      wanted.add(new Filter(filter.substring(0, colon), filter.substring(colon + 1).strip()));
    }
    return new RecordAsk(column, descending, wanted, columns == null ? List.of() : columns);
  }

  /** Refuses a column that the records don't have. */
  void check(List<RecordColumn> known) {
    if (sort != null) {
      check(known, sort);
    }
    filters.forEach(f -> check(known, f.column()));
    columns.forEach(c -> check(known, c));
  }

  private static void check(List<RecordColumn> known, String column) {
    if (known.stream().noneMatch(k -> k.code().equals(column))) {
      throw IndicatorProblem.NO_SUCH_COLUMN.because(column);
    }
  }
}
