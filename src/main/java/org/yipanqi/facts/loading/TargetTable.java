package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.reading.BinaryRows;
import org.yipanqi.facts.reading.BinaryRows.ColumnType;

/**
 * The table a format's rows go to.
 *
 * @param name with its schema
 * @param columns those that a file fills, in the order they are sent in
 * @param key the columns a row is known by
 */
record TargetTable(
    String name, List<String> columns, List<String> key, Map<String, ColumnType> types) {

  static TargetTable of(Sql sql, ImportFormat format) throws SQLException {
    var name = Sql.name(format.table());
    var types = new HashMap<String, ColumnType>();
    sql.each(
        """
        select attname, atttypid::regtype::text
          from pg_attribute
         where attrelid = ?::regclass and attnum > 0 and not attisdropped
        """,
        row -> {
          var type = type(row.getString(2));
          if (type != null) {
            types.put(row.getString(1), type);
          }
        },
        name);
    return new TargetTable(name, BinaryRows.columns(format), format.key(), Map.copyOf(types));
  }

  private static @org.jspecify.annotations.Nullable ColumnType type(String type) {
    return switch (type) {
      case "boolean" -> ColumnType.BOOL;
      case "integer" -> ColumnType.INT4;
      case "bigint" -> ColumnType.INT8;
      case "text", "character varying" -> ColumnType.TEXT;
      case "numeric" -> ColumnType.NUMERIC;
      case "date" -> ColumnType.DATE;
      case "timestamp without time zone" -> ColumnType.TIMESTAMP;
      case "bytea" -> ColumnType.BYTES;
      default -> null;
    };
  }

  /**
   * What a row says openly, as against how it is known and which import brought it. Closed values
   * are not among it: they differ each time.
   */
  List<String> content() {
    return columns.stream()
        .filter(c -> !key.contains(c) && !c.equals("import_id") && types.get(c) != ColumnType.BYTES)
        .toList();
  }

  boolean isEmpty(Sql sql) throws SQLException {
    return !sql.yes(
        """
        select exists (select from %s)
        """
            .formatted(name));
  }
}
