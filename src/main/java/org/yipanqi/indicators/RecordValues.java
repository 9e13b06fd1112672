package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.indicators.RecordsView.RecordColumn;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.RegistrySnapshot;

/** A record's field as shown: codes in words, places by name, people masked. */
final class RecordValues {

  private static final Label YES = new Label("是", "yes");
  private static final Label NO = new Label("否", "no");

  private RecordValues() {}

  static @Nullable Label of(
      ResultSet row, RecordColumn column, FactDeclaration fact, RegistrySnapshot registry)
      throws SQLException {
    if (column.type().equals("unit")) {
      var axis = fact.axis(column.code()).orElseThrow();
      var unit = row.getLong(axis.column());
      return row.wasNull() ? null : Names.unit(unit, registry);
    }
    var declared = fact.column(column.code());
    return declared.isPresent() ? value(row, declared.get()) : plain(row.getString(column.code()));
  }

  private static @Nullable Label value(ResultSet row, FactColumn column) throws SQLException {
    return switch (column.type()) {
      case PERSON -> {
        var name = row.getString("person_name");
        var number = row.getString("person_no");
        yield name == null ? null : same(Names.masked(name) + " " + tail(number));
      }
      case BOOL -> {
        var flag = row.getBoolean(column.code());
        yield row.wasNull() ? null : flag ? YES : NO;
      }
      case DECIMAL -> {
        BigDecimal number = row.getBigDecimal(column.code());
        yield number == null ? null : same(Words.plain(number));
      }
      case TEXT -> {
        var code = row.getString(column.code());
        yield code == null
            ? null
            : column.values().stream()
                .filter(v -> v.code().equals(code))
                .findFirst()
                .map(v -> v.label())
                .orElse(plain(code));
      }
      case INT, DATE -> plain(row.getString(column.code()));
    };
  }

  /** Enough of a person's number to tell two records apart, not enough to look the person up. */
  private static String tail(@Nullable String number) {
    return number == null || number.length() <= 4
        ? ""
        : "…" + number.substring(number.length() - 4);
  }

  private static @Nullable Label plain(@Nullable String text) {
    return text == null || text.isBlank() ? null : same(text);
  }

  private static Label same(String text) {
    return new Label(text, text);
  }
}
