package org.yipanqi.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.yipanqi.database.DatabaseAddress;

/**
 * Brings the rows of a backup into a database that is empty: it takes the migrations the backup
 * had, then every row in one transaction. What the database would have done to new rows, its
 * triggers, is held back, for the rows are as they were when it had done so; keys between tables
 * are taken away and set again at the end, when the database proves every one of them.
 */
final class RowsRestore {

  private final DatabaseAddress address;
  private final Whole backup;
  private final Pace pace;

  RowsRestore(DatabaseAddress address, Whole backup, Progress progress) {
    this.address = address;
    this.backup = backup;
    this.pace = new Pace(progress, backup.manifest().bytes());
  }

  void run() {
    try (var connection = address.connect()) {
      if (!new Tables(connection).none()) {
        throw BackupProblem.NOT_EMPTY.because(address.url());
      }
    } catch (SQLException e) {
      throw BackupProblem.ROWS_REFUSED.because(String.valueOf(e.getMessage()));
    }
    var done = false;
    try {
      migrate();
      load();
      done = true;
    } catch (SQLException e) {
      throw BackupProblem.ROWS_REFUSED.because(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Disk.problem(backup.folder(), e);
    } finally {
      if (!done) {
        empty();
      }
    }
  }

  private void migrate() throws SQLException {
    var wanted = backup.manifest().migrations();
    try {
      Flyway.configure()
          .dataSource(address.url(), address.user(), address.password())
          .locations("classpath:db/migration")
          .target(backup.manifest().newestMigration().orElse("0"))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw BackupProblem.ROWS_REFUSED.because(String.valueOf(e.getMessage()));
    }
    try (var connection = address.connect()) {
      var taken = new Tables(connection).migrations();
      var differing = new ArrayList<>(wanted);
      differing.removeAll(taken);
      var more = new ArrayList<>(taken);
      more.removeAll(wanted);
      differing.addAll(more);
      if (!differing.isEmpty()) {
        throw BackupProblem.OTHER_MIGRATIONS.because(
            backup.manifest().product(),
            String.join(", ", differing.stream().map(each -> each.version()).distinct().toList()));
      }
    }
  }

  private void load() throws SQLException, IOException {
    try (var connection = address.connect()) {
      var tables = new Tables(connection);
      tables.execute(RowsBackup.FORM);
      connection.setAutoCommit(false);
      var held = tables.all().stream().map(Tables.Held::name).toList();
      var wanted = backup.manifest().tables().stream().map(Manifest.Table::name).toList();
      if (!held.equals(wanted)) {
        throw BackupProblem.ROWS_REFUSED.because(held + " ≠ " + wanted);
      }
      var scaffold = Scaffold.takenDown(tables);
      if (!held.isEmpty()) {
        tables.execute("truncate only " + String.join(", only ", held));
      }
      for (var table : backup.manifest().tables()) {
        copy(connection, table);
      }
      for (var sequence : backup.manifest().sequences()) {
        tables.strings("select setval('%s', %d)".formatted(sequence.name(), sequence.last()));
      }
      tables.execute("set constraints all immediate"); // what waits for the commit is proved now
      scaffold.putUp(tables);
      connection.commit();
      connection.setAutoCommit(true);
      tables.execute("analyze");
    }
  }

  private void copy(Connection connection, Manifest.Table table) throws SQLException, IOException {
    var sql = "copy %s (%s) from stdin".formatted(table.name(), String.join(",", table.columns()));
    try (var in = backup.open(table.name(), pace)) {
      var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
      if (rows != table.rows()) {
        throw BackupProblem.ROWS_REFUSED.because(table.name() + ": " + rows + " ≠ " + table.rows());
      }
    }
  }

  /** Takes away what this restore made in a database that had nothing in it. */
  private void empty() {
    try (var connection = address.connect()) {
      var tables = new Tables(connection);
      for (var schema : schemas(tables)) {
        tables.execute("drop schema " + schema + " cascade");
      }
      tables.execute("drop table if exists flyway_schema_history");
    } catch (SQLException e) {
      throw BackupProblem.ROWS_REFUSED.because(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> schemas(Tables tables) throws SQLException {
    return tables.strings(
        """
        select quote_ident(nspname) from pg_namespace
         where nspname not in ('information_schema', 'public') and left(nspname, 3) <> 'pg_'
           and pg_get_userbyid(nspowner) = current_user
        """);
  }
}
