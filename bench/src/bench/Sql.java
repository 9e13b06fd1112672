package bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements of the measurements. */
final class Sql {

  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static double seconds(Work work) throws Exception {
    var began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  /** Something to be timed. */
  interface Work {
    void run() throws Exception;
  }
}
