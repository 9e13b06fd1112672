package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/** A PostgreSQL server of our own over the tables in a data folder. */
final class EmbeddedServer {

  private static final String ADMINISTRATOR = "postgres";
  private static final String ACCOUNT = "yipanqi";
  private static final String ACCOUNT_SECRET = "database.password";
  private static final String REQUESTS_SECRET = "requests.password";
  private static final int WAIT_SECONDS = 60;

  private final Path folder;
  private final Path cluster;
  private final Programs programs;
  private final ServerAccount account;
  private final Tuning tuning;
  private final ServerProcess process;
  private int port;

  EmbeddedServer(Path folder, Programs programs, Tuning tuning) throws IOException {
    this.folder = folder;
    this.cluster = Folders.cluster(folder);
    this.programs = programs;
    this.account = ServerAccount.of(cluster);
    this.tuning = tuning;
    this.process = new ServerProcess(cluster, programs, account);
  }

  /** Leaves a server running that takes connections: the one already there, or a new one. */
  void start() {
    try {
      if (!Files.exists(cluster)) {
        initialise();
      }
      var running = process.settled();
      if (running.isPresent()) {
        port = running.get().port();
        if (answers()) {
          return;
        }
        process.stop("immediate");
      }
      Postmaster.forget(cluster);
      if (tuning.archives()) {
        Archiving.prepare(folder, account);
      }
      port = process.launch(tuning);
      provide();
    } catch (IOException | SQLException e) {
      throw DatabaseProblem.SERVER_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** Ends the server once its clients' last transactions are undone or done. */
  void stop() {
    try {
      process.stop("fast");
    } catch (IOException e) {
      throw DatabaseProblem.SERVER_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  void stopAtOnce() throws IOException {
    process.stop("immediate");
  }

  /** The product's own database, as its own account. */
  DatabaseAddress address() {
    return new DatabaseAddress("", ACCOUNT, secret(ACCOUNT_SECRET)).database(port, ACCOUNT);
  }

  /** The same database, as the account of requests. */
  DatabaseAddress requests() {
    return new DatabaseAddress("", Database.REQUESTS, secret(REQUESTS_SECRET))
        .database(port, ACCOUNT);
  }

  /** A database as the server's administrator. */
  DatabaseAddress administration() {
    return new DatabaseAddress("", ADMINISTRATOR, secret("administrator.password"))
        .database(port, ADMINISTRATOR);
  }

  Cluster cluster() {
    return new Cluster(folder, cluster, administration());
  }

  /** Makes the tables' folder aside and moves it into place whole: a kill leaves all or nothing. */
  private void initialise() throws IOException {
    secretOrNew(ACCOUNT_SECRET);
    var password = secretOrNew("administrator.password");
    var fresh = folder.resolve("initialising");
    Folders.delete(fresh);
    Files.createDirectory(fresh);
    Files.setPosixFilePermissions(fresh, Folders.CLOSED);
    account.own(fresh);
    var passwordFile = Files.createTempFile(folder, "password", "");
    try {
      Files.setPosixFilePermissions(passwordFile, Folders.SECRET);
      Files.writeString(passwordFile, password);
      account.own(passwordFile);
      programs.run(
          account,
          "initdb",
          List.of(
              "--pgdata=" + fresh,
              "--username=" + ADMINISTRATOR,
              "--auth=scram-sha-256",
              "--pwfile=" + passwordFile,
              "--encoding=UTF-8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8"));
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean answers() {
    try (var connection = address().connect()) {
      return connection.isValid(WAIT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Gives the product its two accounts, without the administrator's powers, and its database. */
  private void provide() throws SQLException, IOException {
    try (var connection = administration().connect()) {
      account(connection, ACCOUNT, secret(ACCOUNT_SECRET));
      account(connection, Database.REQUESTS, secretOrNew(REQUESTS_SECRET));
      if (!exists(connection, "select from pg_database where datname = '%s'", ACCOUNT)) {
        execute(connection, "create database %s owner %s".formatted(ACCOUNT, ACCOUNT));
      }
    }
  }

  private static void account(Connection connection, String name, String password)
      throws SQLException {
    if (!exists(connection, "select from pg_roles where rolname = '%s'", name)) {
      execute(connection, "create role %s login password '%s'".formatted(name, password));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query.formatted(name))) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String secret(String name) {
    return Folders.secret(folder.resolve(name));
  }

  private String secretOrNew(String name) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(
          file, java.nio.file.attribute.PosixFilePermissions.asFileAttribute(Folders.SECRET));
      Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return Folders.secret(file);
  }
}
