package org.yipanqi.indicators.lineage;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.IndicatorProblem;

/** Where a page of records begins: after the key of the last record of the page before. */
final class RecordCursor {

  private static final String BETWEEN = "\u0000";

  private RecordCursor() {}

  static String after(ResultSet row, List<String> keys) throws SQLException {
    var parts = new ArrayList<String>();
    for (var key : keys) {
      parts.add(row.getString(key));
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The key's values, typed as the statement needs them; none for the first page. */
  static List<Object> read(@Nullable String cursor, List<String> keys) {
    if (cursor == null || cursor.isEmpty()) {
      return List.of();
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = List.of(text.split(BETWEEN, -1));
      if (parts.size() != keys.size()) {
        throw IndicatorProblem.BAD_CURSOR.because();
      }
      return typed(parts);
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
