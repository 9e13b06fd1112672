package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data folder made from a backup, whole or not at all: the tables are filled and brought up to
 * date aside, and moved into place when the server says they are right. Nobody else may enter the
 * folder meanwhile.
 */
public final class Recovery {

  /** Puts the backup's files into the new place, and answers what the server asks for. */
  public interface Source {

    /** Writes tables and passwords. */
    void fill(Fresh fresh) throws IOException;

    /** The server's settings for its recovery; see PostgreSQL's {@code restore_command}. */
    Map<String, String> settings();

    /** Called again and again while the server recovers. */
    void attend() throws IOException;
  }

  /** A place to be filled. */
  public static final class Fresh {

    private final Path folder;
    private final Path cluster;
    private final ServerAccount account;

    Fresh(Path folder, Path cluster, ServerAccount account) {
      this.folder = folder;
      this.cluster = cluster;
      this.account = account;
    }

    /** Where the tables go. */
    public Path cluster() {
      return cluster;
    }

    /** Where the data folder's own files go. */
    public Path folder() {
      return folder;
    }

    /** Makes a folder or an empty file the server's own, closed to others. */
    public void own(Path path) throws IOException {
      Files.setPosixFilePermissions(
          path, Files.isDirectory(path) ? Folders.CLOSED : Folders.SECRET);
      account.own(path);
    }

    /** Closes a file to everybody but this program. */
    public void secret(Path file) throws IOException {
      Files.setPosixFilePermissions(file, Folders.SECRET);
    }
  }

  /** What an empty data folder may hold already. */
  private static final Pattern ALLOWED =
      Pattern.compile("keys|programs|logs|restoring.*|wal-ready|.*\\.lock");

  private static final Pattern LAST =
      Pattern.compile("last completed transaction was at log time (.*)");
  private static final long PAUSE_MILLIS = 20;
  private static final long BEGIN_NANOS = 10_000_000_000L;

  private Recovery() {}

  /**
   * @return the moment of the last change that is in, as the server tells it; empty when it tells
   *     none
   */
  public static Optional<String> into(DatabaseSettings settings, Source source) {
    Programs.archive();
    var folder = settings.folder();
    try {
      folder = Folders.choose(settings);
      var place = folder;
      var last = new AtomicReference<@Nullable String>();
      Tenancy.enter(place, () -> last.set(make(place, source))).leave(() -> {});
      return Optional.ofNullable(last.get());
    } catch (IOException e) {
      throw DatabaseProblem.RESTORE_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** The major version of the servers that this program brings. */
  public static String major() {
    return Programs.MAJOR;
  }

  /** Refuses a place that has anything in it which a restore could harm. */
  public static void refuseTaken(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (var entries = Files.newDirectoryStream(folder)) {
          for (var entry : entries) {
            if (!ALLOWED.matcher(entry.getFileName().toString()).matches()) {
              throw DatabaseProblem.PLACE_TAKEN.because(folder, entry.getFileName());
            }
          }
        }
      }
    } catch (IOException e) {
      throw DatabaseProblem.RESTORE_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** Removes the tables of a restore that failed, in a place that was empty before it. */
  public static void undo(Path folder) {
    try {
      Folders.delete(Folders.cluster(folder));
      forgetPasswords(folder);
    } catch (IOException e) {
      throw DatabaseProblem.RESTORE_FAILED.because(folder, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String make(Path folder, Source source) throws IOException {
    refuseTaken(folder);
    var cluster = folder.resolve("restoring");
    var programs = Programs.unpackedIn(folder.resolve("programs"));
    var account = ServerAccount.of(Folders.cluster(folder));
    var server = new ServerProcess(cluster, programs, account);
    server.stop("immediate");
    Folders.delete(cluster);
    Files.createDirectory(cluster);
    var fresh = new Fresh(folder, cluster, account);
    fresh.own(cluster);
    var done = false;
    try {
      source.fill(fresh);
      var said = recover(server, cluster, fresh, source);
      Files.move(cluster, Folders.cluster(folder), StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return said;
    } finally {
      if (!done) {
        server.stop("immediate");
        Folders.delete(cluster);
        forgetPasswords(folder);
      }
    }
  }

  private static @Nullable String recover(
      ServerProcess server, Path cluster, Fresh fresh, Source source) throws IOException {
    var signal = Files.createFile(cluster.resolve("recovery.signal"));
    fresh.own(signal);
    var settings = new LinkedHashMap<>(Tuning.durable().settings());
    settings.put("logging_collector", "off");
    settings.put("hot_standby", "off");
    settings.put("recovery_init_sync_method", "syncfs"); // one call instead of one a file
    settings.putAll(source.settings());
    server.launchForRecovery(settings);
    var deadline = System.nanoTime() + BEGIN_NANOS;
    for (var running = Postmaster.of(cluster);
        running.isEmpty() || !running.get().ready();
        running = Postmaster.of(cluster)) {
      source.attend();
      pause();
      if (running.isPresent()) {
        deadline = System.nanoTime(); // it has begun: from now on it may not be gone
      } else if (System.nanoTime() > deadline) {
        throw new IOException(complaint(Files.readAllLines(server.said())));
      }
    }
    server.stop("fast");
    var last = "";
    for (var line : Files.readAllLines(server.said())) {
      var found = LAST.matcher(line);
      last = found.find() ? found.group(1) : last;
    }
    Files.delete(server.said());
    return last.isEmpty() ? null : last;
  }

  /** What the server died of: its own word of death, or all it said. */
  private static String complaint(List<String> log) {
    return log.stream()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
        .reduce((_, later) -> later)
        .map(line -> line.substring(line.indexOf(line.contains("FATAL") ? "FATAL" : "PANIC")))
        .orElse(String.join("; ", log));
  }

  private static void forgetPasswords(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*" + Cluster.PASSWORD)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
