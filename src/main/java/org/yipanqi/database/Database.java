package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database this program works with, from opening to closing. */
public final class Database implements AutoCloseable {

  /** The account of requests: it owns nothing and obeys the policies of rows. */
  public static final String REQUESTS = "yipanqi_app";

  private final DatabaseAddress address;
  private final DatabaseAddress requests;
  private final @Nullable EmbeddedServer server;
  private final @Nullable Tenancy tenancy;
  private final @Nullable Path folder;
  private final boolean folderMoved;

  private Database(DatabaseAddress address, DatabaseAddress requests) {
    this(address, requests, null, null, null, false);
  }

  private Database(
      DatabaseAddress address,
      DatabaseAddress requests,
      @Nullable EmbeddedServer server,
      @Nullable Tenancy tenancy,
      @Nullable Path folder,
      boolean folderMoved) {
    this.address = address;
    this.requests = requests;
    this.server = server;
    this.tenancy = tenancy;
    this.folder = folder;
    this.folderMoved = folderMoved;
  }

  /** Reaches the server of the settings, or finds or starts the embedded one. */
  public static Database open(DatabaseSettings settings) {
    var url = settings.url();
    return url == null ? embedded(settings) : external(url, settings);
  }

  /** As the house's own account. */
  public DatabaseAddress address() {
    return address;
  }

  /** As the account of requests. */
  public DatabaseAddress requests() {
    return requests;
  }

  /** Where the embedded server keeps its data; empty for an external one. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** The data folder that would be used, without making or trying one. */
  public static Path folderOf(DatabaseSettings settings) {
    return Folders.existing(settings);
  }

  /** The embedded server's inside; empty for an external one. */
  public Optional<Cluster> cluster() {
    return Optional.ofNullable(server).map(EmbeddedServer::cluster);
  }

  /** Whether the usual data folder could not serve and another one took its place. */
  public boolean folderMoved() {
    return folderMoved;
  }

  /** Lets go; the last program to do so stops the embedded server. */
  @Override
  public void close() {
    if (tenancy != null && server != null) {
      try {
        tenancy.leave(server::stop);
      } catch (IOException e) {
        throw DatabaseProblem.SERVER_FAILED.because(
            String.valueOf(folder), String.valueOf(e.getMessage()));
      }
    }
  }

  private static Database external(String url, DatabaseSettings settings) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw DatabaseProblem.BAD_URL.because(url);
    }
    var address = new DatabaseAddress(url, settings.user(), settings.password());
    var requests = new DatabaseAddress(url, REQUESTS, settings.requestsPassword());
    try (var _ = address.connect();
        var _ = requests.connect()) {
      return new Database(address, requests);
    } catch (SQLException e) {
      throw DatabaseProblem.UNREACHABLE.because(url, String.valueOf(e.getMessage()));
    }
  }

  private static Database embedded(DatabaseSettings settings) {
    Programs.archive();
    try {
      var folder = Folders.choose(settings);
      refuseOtherVersion(folder);
      var programs = folder.resolve("programs");
      var started = new EmbeddedServer[1];
      var tenancy =
          Tenancy.enter(
              folder,
              () -> {
                started[0] =
                    new EmbeddedServer(folder, Programs.unpackedIn(programs), tuning(settings));
                started[0].start();
              });
      var server = started[0];
      return new Database(
          server.address(),
          server.requests(),
          server,
          tenancy,
          folder,
          !folder.equals(settings.folder()));
    } catch (IOException e) {
      throw DatabaseProblem.FOLDER_UNUSABLE.because(
          settings.folder(), String.valueOf(e.getMessage()));
    }
  }

  private static Tuning tuning(DatabaseSettings settings) {
    return settings.archive().isPresent() ? Tuning.durable().archiving() : Tuning.durable();
  }

  private static void refuseOtherVersion(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder, "postgresql-*")) {
      for (var entry : entries) {
        if (!entry.equals(Folders.cluster(folder))) {
          var major = entry.getFileName().toString().substring("postgresql-".length());
          throw DatabaseProblem.OTHER_VERSION.because(folder, major, Programs.MAJOR);
        }
      }
    }
  }
}
