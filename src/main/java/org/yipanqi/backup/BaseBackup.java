package org.yipanqi.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.yipanqi.backup.Manifest.Table;
import org.yipanqi.database.Cluster;
import org.yipanqi.database.DatabaseAddress;

/**
 * A copy of the embedded server's files while it is at work, with the write-ahead log of the time
 * that the copy took: whole in itself, and the ground on which archived changes can be laid. What
 * was acknowledged before the end is in, all of it or nothing of a transaction.
 */
final class BaseBackup {

  static final String PART = "cluster";

  /** Where a copy begins or ends in the log, by the piece that holds the position. */
  private record Mark(String piece) {}

  private final Cluster cluster;
  private final DatabaseAddress product;
  private final Clock clock;
  private final String version;
  private final Progress progress;

  BaseBackup(
      Cluster cluster, DatabaseAddress product, Clock clock, String version, Progress progress) {
    this.cluster = cluster;
    this.product = product;
    this.clock = clock;
    this.version = version;
    this.progress = progress;
  }

  Manifest fill(Store.Unfinished to) throws IOException {
    var began = OffsetDateTime.now(clock);
    refuseTablespaces();
    try (var control = cluster.administration().connect();
        var part = to.part(PART)) {
      var copy =
          new ClusterCopy(
              cluster.files(), part, new Pace(progress, ClusterCopy.size(cluster.files())));
      // Holds the log from here on until this connection ends, however it ends.
      ask(
          control,
          """
          select pg_create_physical_replication_slot('yipanqi_backup_' || pg_backend_pid(), true, true)
          """);
      var first = begin(control, to.name());
      copy.files();
      copy.control();
      for (var file : passwords()) {
        copy.put(ClusterCopy.FOLDER + file.getFileName(), file);
      }
      var tables = tables();
      var last = end(control, copy);
      log(copy, first.piece(), last.piece());
      copy.finish();
      part.close();
      return manifest(to, began, control, tables, part, first, last);
    } catch (SQLException e) {
      throw BackupProblem.NOT_MADE.because(String.valueOf(e.getMessage()));
    }
  }

  private Manifest manifest(
      Store.Unfinished to,
      OffsetDateTime began,
      Connection control,
      List<Table> tables,
      SealedPart part,
      Mark first,
      Mark last)
      throws SQLException {
    try (var connection = product.connect()) {
      return new Manifest(
          Manifest.LAYOUT,
          Manifest.Kind.BASE,
          to.name(),
          version,
          ask(control, "show server_version"),
          began,
          OffsetDateTime.now(clock),
          ask(control, "select system_identifier from pg_control_system()"),
          first.piece(),
          last.piece(),
          new Tables(connection).migrations(),
          tables,
          List.of(),
          List.of(part.told()),
          Whole.proofs(to.keys()),
          true);
    }
  }

  private void refuseTablespaces() throws IOException {
    try (var links = Files.newDirectoryStream(cluster.files().resolve("pg_tblspc"))) {
      for (var link : links) {
        throw BackupProblem.NOT_MADE.because("tablespace " + link);
      }
    }
  }

  private static Mark begin(Connection control, String label) throws SQLException {
    try (var statement =
        control.prepareStatement(
            """
            select pg_walfile_name(pg_backup_start(?, fast => true))
            """)) {
      statement.setString(1, label);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return new Mark(rows.getString(1));
      }
    }
  }

  /** The server's own note of where its recovery must begin goes into the copy. */
  private static Mark end(Connection control, ClusterCopy copy) throws SQLException, IOException {
    try (var statement = control.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select labelfile, pg_walfile_name(lsn - 1) from pg_backup_stop(wait_for_archive => false)
                """)) {
      rows.next();
      copy.put(
          ClusterCopy.CLUSTER + "backup_label", rows.getString(1).getBytes(StandardCharsets.UTF_8));
      return new Mark(rows.getString(2));
    }
  }

  private void log(ClusterCopy copy, String first, String last) throws IOException {
    var pieces = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(cluster.files().resolve("pg_wal"))) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (Piece.isHistory(name) || (Piece.isPiece(name) && Piece.within(name, first, last))) {
          pieces.add(file);
        }
      }
    }
    var expected = Piece.count(first, last, Files.size(cluster.files().resolve("pg_wal/" + last)));
    if (pieces.stream().filter(f -> Piece.isPiece(f.getFileName().toString())).count()
        != expected) {
      throw BackupProblem.NOT_MADE.because("pg_wal " + first + " … " + last);
    }
    pieces.sort(null);
    for (var piece : pieces) {
      copy.put(ClusterCopy.CLUSTER + "pg_wal/" + piece.getFileName(), piece);
    }
  }

  private List<Path> passwords() throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(cluster.folder(), "*" + Cluster.PASSWORD)) {
      files.forEach(found::add);
    }
    return found;
  }

  /** Counted in one moment shortly before the end. */
  private List<Table> tables() throws SQLException {
    try (var connection = product.connect()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var tables = new Tables(connection);
      var counted = new ArrayList<Table>();
      for (var table : tables.all()) {
        counted.add(new Table(table.name(), List.of(), tables.rows(table.name())));
      }
      return counted;
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
