package org.yipanqi.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.yipanqi.backup.Manifest.Table;
import org.yipanqi.database.DatabaseAddress;

/**
 * Rows of a database as a file that is kept with the tests: what {@code COPY} writes, table after
 * table, and where each sequence stood.
 */
public final class PlainRows {

  private static final String TABLE = "\u0001table ";
  private static final String SEQUENCE = "\u0001sequence ";

  private PlainRows() {}

  public static void write(DatabaseAddress address, Path file) throws SQLException, IOException {
    try (var connection = address.connect();
        var out =
            new BufferedWriter(
                new java.io.OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      var tables = new Tables(connection);
      tables.execute(RowsBackup.FORM);
      for (var table : tables.all()) {
        var rows = new StringWriter();
        var sql =
            "copy (select %s from only %s order by 1, 2) to stdout"
                .formatted(String.join(",", table.columns()), table.name());
        copies(connection).copyOut(sql, rows);
        if (!rows.toString().isEmpty()) {
          out.write(TABLE + table.name() + " " + String.join(",", table.columns()) + "\n" + rows);
        }
      }
      for (var sequence : tables.sequences()) {
        out.write(SEQUENCE + sequence.name() + " " + sequence.last() + "\n");
      }
    }
  }

  /** Into a database that has the migrations of then. */
  static void load(DatabaseAddress address, Path file) throws SQLException, IOException {
    try (var connection = address.connect();
        var in =
            new BufferedReader(
                new java.io.InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      var tables = new Tables(connection);
      tables.execute(RowsBackup.FORM);
      connection.setAutoCommit(false);
      var scaffold = Scaffold.takenDown(tables);
      tables.execute(
          "truncate only "
              + String.join(", only ", tables.all().stream().map(Tables.Held::name).toList()));
      var head = "";
      var rows = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("\u0001")) {
          put(connection, tables, head, rows.toString());
          head = line;
          rows.setLength(0);
        } else {
          rows.append(line).append('\n');
        }
      }
      put(connection, tables, head, rows.toString());
      tables.execute("set constraints all immediate");
      scaffold.putUp(tables);
      connection.commit();
    }
  }

  private static void put(Connection connection, Tables tables, String head, String rows)
      throws SQLException, IOException {
    if (head.startsWith(TABLE)) {
      var words = head.substring(TABLE.length()).split(" ", 2);
      copies(connection)
          .copyIn("copy %s (%s) from stdin".formatted(words[0], words[1]), new StringReader(rows));
    } else if (head.startsWith(SEQUENCE)) {
      var words = head.substring(SEQUENCE.length()).split(" ", 2);
      tables.strings("select setval('%s', %s)".formatted(words[0], words[1]));
    }
  }

  /** The tables with rows, and the columns of each. */
  static List<Table> tables(DatabaseAddress address) throws SQLException {
    try (var connection = address.connect()) {
      var tables = new Tables(connection);
      var held = new ArrayList<Table>();
      for (var table : tables.all()) {
        held.add(new Table(table.name(), table.columns(), tables.rows(table.name())));
      }
      return held;
    }
  }

  /** Of a table, its rows in some columns, as text in the order of the text. */
  static List<String> rows(DatabaseAddress address, String table, List<String> columns)
      throws SQLException {
    try (var connection = address.connect()) {
      return new Tables(connection)
          .strings(
              "select row(%s)::text from only %s order by 1"
                  .formatted(String.join(",", columns), table));
    }
  }

  private static org.postgresql.copy.CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
