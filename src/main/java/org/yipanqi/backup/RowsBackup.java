package org.yipanqi.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.yipanqi.backup.Manifest.Part;
import org.yipanqi.backup.Manifest.Table;
import org.yipanqi.backup.Tables.Held;
import org.yipanqi.database.DatabaseAddress;

/**
 * The rows of every table as one moment saw them, a part a table, as {@code COPY} writes text. It
 * needs no more than SQL, so any server will do, and goes into any server of any later version.
 */
final class RowsBackup {

  /** How values are written, wherever they are read again. */
  static final String FORM =
      """
      set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
      set extra_float_digits = 3; set bytea_output = 'hex'; set client_encoding = 'UTF8';
      set lock_timeout = '60s'; set statement_timeout = 0; set row_security = off
      """;

  private final DatabaseAddress product;
  private final Clock clock;
  private final String version;
  private final Progress progress;

  RowsBackup(DatabaseAddress product, Clock clock, String version, Progress progress) {
    this.product = product;
    this.clock = clock;
    this.version = version;
    this.progress = progress;
  }

  Manifest fill(Store.Unfinished to) throws IOException {
    try (var connection = product.connect()) {
      var tables = new Tables(connection);
      tables.execute(FORM);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      var held = tables.all(); // the moment: everything below sees this one
      var began = OffsetDateTime.now(clock);
      for (var table : held) {
        tables.execute("lock table only " + table.name() + " in access share mode");
      }
      var parts = new ArrayList<Part>();
      var counted = new ArrayList<Table>();
      var pace = new Pace(progress, held.stream().mapToLong(Held::bytes).sum());
      for (var table : held) {
        var part = to.part(table.name());
        try (part) {
          counted.add(
              new Table(table.name(), table.columns(), copy(connection, table, part, pace)));
        }
        parts.add(part.told());
      }
      return manifest(to, began, tables, counted, parts);
    } catch (SQLException e) {
      throw BackupProblem.NOT_MADE.because(String.valueOf(e.getMessage()));
    }
  }

  private Manifest manifest(
      Store.Unfinished to,
      OffsetDateTime began,
      Tables tables,
      List<Table> counted,
      List<Part> parts)
      throws SQLException {
    return new Manifest(
        Manifest.LAYOUT,
        Manifest.Kind.ROWS,
        to.name(),
        version,
        tables.strings("show server_version").getFirst(),
        began,
        OffsetDateTime.now(clock),
        null,
        null,
        null,
        tables.migrations(),
        counted,
        tables.sequences(), // no earlier than the rows, so never behind them
        parts,
        Whole.proofs(to.keys()),
        true);
  }

  private static long copy(Connection connection, Held table, OutputStream to, Pace pace)
      throws SQLException, IOException {
    var sql =
        "copy (select %s from only %s) to stdout"
            .formatted(String.join(",", table.columns()), table.name());
    var counted =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            to.write(one);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            pace.add(length);
          }
        };
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, counted);
  }
}
