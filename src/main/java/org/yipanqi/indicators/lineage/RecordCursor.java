package org.yipanqi.indicators.lineage;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.IndicatorProblem;

/**
 * Where a page of records begins: after the last record of the page before.
 *
 * @param sorted the value of the column sorted by, null where the record lacks it or none is
 * @param keys the record's key, typed; empty at the beginning
 * @param sorts whether the list is sorted by a column
 */
record RecordCursor(@Nullable String sorted, List<Object> keys, boolean sorts) {

  static final RecordCursor START = new RecordCursor(null, List.of(), false);

  private static final String BETWEEN = "\u0000";
  private static final String MISSING = "\u0001";

  boolean isStart() {
    return keys.isEmpty();
  }

  boolean atMissing() {
    return sorts && sorted == null;
  }

  /** What the statement's last question marks stand for. */
  List<Object> values() {
    var values = new ArrayList<Object>();
    if (sorted != null) {
      values.add(sorted);
      values.add(sorted);
    }
    values.addAll(keys);
    return values;
  }

  /** The day that a key begins with. */
  LocalDate day() {
    return ((Date) keys.getFirst()).toLocalDate();
  }

  YearMonth month() {
    return YearMonth.from(day());
  }

  static String after(ResultSet row, RecordOrder order) throws SQLException {
    var parts = new ArrayList<String>();
    for (var column : order.place()) {
      var value = row.getString(column);
      parts.add(value == null ? MISSING : value);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what a page sends back; the start for the first page. */
  static RecordCursor read(@Nullable String cursor, RecordOrder order) {
    if (cursor == null || cursor.isEmpty()) {
      return START;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = List.of(text.split(BETWEEN, -1));
      if (parts.size() != order.place().size()) {
        throw IndicatorProblem.BAD_CURSOR.because();
      }
      var sorts = order.sort() != null;
      var sorted = sorts && !parts.getFirst().equals(MISSING) ? parts.getFirst() : null;
      return new RecordCursor(sorted, typed(parts.subList(sorts ? 1 : 0, parts.size())), sorts);
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_CURSOR.because();
    }
  }

  /** A unit alone, or a day with a person, or a day with the record's source and number. */
  private static List<Object> typed(List<String> parts) {
    if (parts.size() == 1) {
      return List.of(Long.valueOf(parts.getFirst()));
    }
    var typed = new ArrayList<Object>();
    typed.add(Date.valueOf(parts.getFirst()));
    typed.add(Integer.valueOf(parts.get(1)));
    typed.addAll(parts.subList(2, parts.size()));
    return typed;
  }
}
