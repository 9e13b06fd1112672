package org.yipanqi.facts.loading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the one connection of an import. Names of tables and columns come from the
 * declarations and are put into the text; values are always parameters.
 */
final class Sql {

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
  private static final int FETCHED_AT_ONCE = 10_000;

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Reads one row of an answer. */
  interface Each {
    void row(ResultSet row) throws SQLException;
  }

  Connection connection() {
    return connection;
  }

  long update(String sql, @Nullable Object... values) throws SQLException {
    try (var statement = prepared(sql, values)) {
      return statement.executeLargeUpdate();
    }
  }

  void each(String sql, Each each, @Nullable Object... values) throws SQLException {
    try (var statement = prepared(sql, values)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          each.row(rows);
        }
      }
    }
  }

  boolean yes(String sql, @Nullable Object... values) throws SQLException {
    var answer = new boolean[1];
    each(sql, row -> answer[0] = row.getBoolean(1), values);
    return answer[0];
  }

  @Nullable String text(String sql, @Nullable Object... values) throws SQLException {
    var answer = new String[1];
    each(sql, row -> answer[0] = row.getString(1), values);
    return answer[0];
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (var i = 0; i < values.length; i++) {
        if (values[i] instanceof Integer[] numbers) {
          statement.setArray(i + 1, connection.createArrayOf("int4", numbers));
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** A declared name, safe to stand in a statement. */
  static String name(String declared) {
    if (!NAME.matcher(declared).matches()) {
      throw new IllegalArgumentException("not a name: " + declared);
    }
    return declared;
  }

  /** {@code "a", "b"} with a prefix before each, quoted since some columns bear words of SQL. */
  static String list(String prefix, List<String> columns) {
    return columns.stream()
        .map(column -> prefix + quoted(column))
        .collect(Collectors.joining(", "));
  }

  /** {@code x."a" = y."a" and x."b" = y."b"}. */
  static String equal(String one, String other, List<String> columns) {
    return columns.stream()
        .map(column -> one + quoted(column) + " = " + other + quoted(column))
        .collect(Collectors.joining(" and "));
  }

  static String quoted(String column) {
    return '"' + name(column) + '"';
  }
}
