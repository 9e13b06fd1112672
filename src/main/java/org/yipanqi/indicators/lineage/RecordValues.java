package org.yipanqi.indicators.lineage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.RecordsView.RecordColumn;
import org.yipanqi.indicators.lineage.RecordsView.RecordKey;
import org.yipanqi.indicators.lineage.RecordsView.RecordLine;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Mask;
import org.yipanqi.policy.Measure;
import org.yipanqi.registry.RegistrySnapshot;

/** A record as shown: codes in words, places by name, people masked. */
final class RecordValues {

  private static final Label YES = new Label("是", "yes");
  private static final Label NO = new Label("否", "no");

  private RecordValues() {}

  /** What of a record is shown: its day, its unit, its person, what decided, then the rest. */
  static List<RecordColumn> columns(RecordSearch search) {
    return columns(search.measure());
  }

  static List<RecordColumn> columns(Measure.Base measure) {
    var fact = measure.fact();
    var time = RecordOrder.timeColumn(fact);
    var columns = new ArrayList<RecordColumn>();
    columns.add(
        fact.time() instanceof FactTime.EachMonth
            ? new RecordColumn(time, new Label("月份", "Month"), "month", List.of())
            : new RecordColumn(time, new Label("日期", "Date"), "date", List.of()));
    columns.add(new RecordColumn(measure.axis().code(), measure.axis().label(), "unit", List.of()));
    var deciding = measure.where().columns();
    var inOrder = new ArrayList<>(fact.columns());
    inOrder.sort(Comparator.comparing(c -> weight(c, measure, deciding)));
    for (var column : inOrder) {
      if (columns.stream().noneMatch(c -> c.code().equals(column.code()))) {
        columns.add(
            new RecordColumn(
                column.code(),
                column.label(),
                column.type().name().toLowerCase(Locale.ROOT),
                column.values().stream()
                    .map(v -> new RecordsView.RecordChoice(v.code(), v.label()))
                    .toList()));
      }
    }
    return columns;
  }

  private static int weight(FactColumn column, Measure.Base measure, Set<String> deciding) {
    if (column.type() == FactColumn.Type.PERSON) {
      return 0;
    }
    return column.equals(measure.of()) ? 1 : deciding.contains(column.code()) ? 2 : 3;
  }

  static RecordLine line(ResultSet row, RecordSearch search, RegistrySnapshot snapshot)
      throws SQLException {
    var fact = search.fact();
    var values = new ArrayList<@Nullable Label>();
    for (var column : columns(search)) {
      values.add(of(row, column, fact, snapshot));
    }
    return new RecordLine(
        new RecordKey(
            fact.code(),
            fact.recorded() ? row.getString("source_code") : null,
            fact.recorded() ? row.getString("source_no") : null),
        unit(row, search, snapshot),
        values,
        fact.recorded() ? row.getString("recorded_by") : null,
        fact.recorded() ? time(row) : null);
  }

  private static @Nullable String unit(
      ResultSet row, RecordSearch search, RegistrySnapshot snapshot) throws SQLException {
    var unit = row.getLong(search.measure().axis().column());
    return row.wasNull() ? null : Names.code(unit, snapshot);
  }

  private static @Nullable String time(ResultSet row) throws SQLException {
    var at = row.getTimestamp("recorded_at");
    return at == null ? null : at.toLocalDateTime().toString();
  }

  private static @Nullable Label of(
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
        yield name == null ? null : same(Mask.person(name, number));
      }
      case BOOL -> {
        var flag = row.getBoolean(column.code());
        yield row.wasNull() ? null : flag ? YES : NO;
      }
      case DECIMAL -> {
        BigDecimal number = row.getBigDecimal(column.code());
        var money = "yuan".equals(column.unit()) && number != null && number.scale() <= 2;
        yield number == null
            ? null
            : same(money ? number.setScale(2).toPlainString() : Words.plain(number));
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

  private static @Nullable Label plain(@Nullable String text) {
    return text == null || text.isBlank() ? null : same(text);
  }

  private static Label same(String text) {
    return new Label(text, text);
  }
}
