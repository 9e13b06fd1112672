package org.yipanqi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server of our own over the tables in a data folder. */
final class EmbeddedServer {

  private static final String ADMINISTRATOR = "postgres";
  private static final String ACCOUNT = "yipanqi";
  private static final int START_ATTEMPTS = 3;
  private static final int WAIT_SECONDS = 60;

  private final Path folder;
  private final Path cluster;
  private final Programs programs;
  private final ServerAccount account;
  private final Tuning tuning;
  private int port;

  EmbeddedServer(Path folder, Programs programs, Tuning tuning) throws IOException {
    this(
        folder,
        Folders.cluster(folder),
        ServerAccount.of(Folders.cluster(folder)),
        programs,
        tuning);
  }

  /** Over tables at another place than the usual one. */
  EmbeddedServer(
      Path folder, Path cluster, ServerAccount account, Programs programs, Tuning tuning) {
    this.folder = folder;
    this.cluster = cluster;
    this.account = account;
    this.programs = programs;
    this.tuning = tuning;
  }

  /** Leaves a server running that takes connections: the one already there, or a new one. */
  void start() {
    try {
      if (!Files.exists(cluster)) {
        initialise();
      }
      var running = settled();
      if (running.isPresent()) {
        port = running.get().port();
        if (answers()) {
          return;
        }
        stop("immediate");
      }
      Postmaster.forget(cluster);
      if (tuning.archives()) {
        Archiving.prepare(folder, account);
      }
      launch();
      provide();
    } catch (IOException | SQLException e) {
      throw DatabaseProblem.SERVER_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** Leaves a server running that brings its tables up to date, and says so when it has. */
  void launchForRecovery(Map<String, String> more) throws IOException {
    var settings = new LinkedHashMap<>(tuning.settings());
    settings.put("logging_collector", "off");
    settings.put("hot_standby", "off");
    settings.putAll(more);
    port = freePort();
    programs.run(
        account,
        "pg_ctl",
        List.of(
            "start",
            "--pgdata=" + cluster,
            "--no-wait",
            "--log=" + cluster.resolve("start.log"),
            "--options=-p " + port + options(settings)));
  }

  Cluster cluster() {
    return new Cluster(folder, cluster, administration());
  }

  /** Ends the server once its clients' last transactions are undone or done. */
  void stop() {
    try {
      stop("fast");
    } catch (IOException e) {
      throw DatabaseProblem.SERVER_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  void stopAtOnce() throws IOException {
    stop("immediate");
  }

  /** The product's own database, as its own account. */
  DatabaseAddress address() {
    return new DatabaseAddress("", ACCOUNT, secret("database.password")).database(port, ACCOUNT);
  }

  /** A database as the server's administrator. */
  DatabaseAddress administration() {
    return new DatabaseAddress("", ADMINISTRATOR, secret("administrator.password"))
        .database(port, ADMINISTRATOR);
  }

  /** Makes the tables' folder aside and moves it into place whole: a kill leaves all or nothing. */
  private void initialise() throws IOException {
    secretOrNew("database.password");
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

  /** The server that is there already, once it is past starting or stopping. */
  private Optional<Postmaster> settled() throws IOException {
    var deadline = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
    var running = Postmaster.of(cluster);
    while (running.isPresent() && !running.get().ready() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      running = Postmaster.of(cluster);
    }
    return running;
  }

  private boolean answers() {
    try (var connection = address().connect()) {
      return connection.isValid(WAIT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  private void launch() throws IOException {
    for (var attempt = 1; ; attempt++) {
      port = freePort();
      try {
        programs.run(
            account,
            "pg_ctl",
            List.of(
                "start",
                "--pgdata=" + cluster,
                "--wait",
                "--timeout=" + WAIT_SECONDS,
                "--log=" + cluster.resolve("start.log"),
                "--options=-p " + port + options(tuning.settings())));
        return;
      } catch (IOException e) {
        if (attempt == START_ATTEMPTS) {
          throw new IOException(e.getMessage() + " (see " + cluster.resolve("log") + ")", e);
        }
      }
    }
  }

  private static String options(Map<String, String> settings) {
    var options = new StringBuilder();
    settings.forEach(
        (name, value) -> options.append(" -c ").append(name).append("='").append(value).append('\''));
    return options.toString();
  }

  /** Gives the product its account, without the administrator's powers, and its database. */
  private void provide() throws SQLException {
    try (var connection = administration().connect()) {
      if (!exists(connection, "select from pg_roles where rolname = '%s'")) {
        execute(
            connection,
            "create role %s login password '%s'".formatted(ACCOUNT, secret("database.password")));
      }
      if (!exists(connection, "select from pg_database where datname = '%s'")) {
        execute(connection, "create database %s owner %s".formatted(ACCOUNT, ACCOUNT));
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query.formatted(ACCOUNT))) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void stop(String mode) throws IOException {
    if (Postmaster.of(cluster).isPresent()) {
      programs.run(
          account,
          "pg_ctl",
          List.of("stop", "--pgdata=" + cluster, "--mode=" + mode, "--wait", "--timeout=100"));
    }
  }

  private String secret(String name) {
    var file = folder.resolve(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw DatabaseProblem.PASSWORD_MISSING.because(file);
    }
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
    return Files.readString(file).strip();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
