package org.yipanqi.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yipanqi.database.Cluster;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/**
 * Closes the pieces of the write-ahead log that the server has laid ready and carries them into the
 * archive. Until then they lie beside the tables, no better protected than these; nothing open ever
 * lies in the archive. Of several programs on one server one does it at a time.
 */
public final class ArchiveKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveKeeper.class);
  private static final long INTERVAL_SECONDS = 5;
  private static final int QUIET_ROUNDS = 12;
  private static final Duration LAST_CARRY = Duration.ofSeconds(30);

  private final Path log;
  private final Path ready;
  private final Archive archive;
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("archive").unstarted(this::keep);
  private boolean begun;
  private volatile int failures;

  private ArchiveKeeper(Cluster cluster, Archive archive) {
    this.log = cluster.files().resolve("pg_wal");
    this.ready = cluster.ready();
    this.archive = archive;
  }

  /** Begins to keep a server's archive. */
  public static ArchiveKeeper of(Cluster cluster, Path folder, Keys keys) {
    try (var connection = cluster.administration().connect()) {
      var number =
          new Tables(connection)
              .strings("select system_identifier from pg_control_system()")
              .getFirst();
      if (new Tables(connection).strings("show archive_mode").contains("off")) {
        LOG.warn(
            "no archive is kept: the server was begun without one; stop every program on it first");
      }
      var keeper =
          new ArchiveKeeper(cluster, new Archive(new Store(folder, keys, Disk.real()), number));
      keys.newest(Purpose.BACKUP); // made now, not in the middle of a night
      keeper.thread.start();
      return keeper;
    } catch (SQLException e) {
      throw BackupProblem.NOT_MADE.because(String.valueOf(e.getMessage()));
    }
  }

  /** Pieces that are not in the archive yet. */
  public int waiting() {
    return waiting.get();
  }

  /**
   * To be called once the server has stopped, when its last piece lies ready. Where the archive
   * can't be reached in time the piece stays here, and is carried at the next start.
   */
  @Override
  public void close() {
    ended.countDown();
    try {
      if (!thread.join(LAST_CARRY)) {
        LOG.warn("the archive was not brought up to the end, {} pieces wait", waiting.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where the log branched: a server that came back from a backup writes that before we are here.
   */
  private void begin() throws IOException {
    if (!archive.standsOnBackup()) {
      LOG.warn("the archive is worth nothing before the first backup of files: yipanqi backup");
    }
    try (var files = Files.newDirectoryStream(log, "*.history")) {
      for (var file : files) {
        if (!archive.take(file)) {
          LOG.warn("the archive knows another branch of the name {}", file.getFileName());
        }
      }
    }
  }

  private void keep() {
    try {
      do {
        round();
      } while (!ended.await(INTERVAL_SECONDS, TimeUnit.SECONDS));
      round();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Carries what lies ready. */
  synchronized void round() {
    try {
      if (!begun) {
        begin();
        begun = true;
      }
      carry();
      if (failures > 0) {
        LOG.warn("the archive is kept again");
      }
      failures = 0;
    } catch (IOException | RuntimeException e) {
      if (failures++ % QUIET_ROUNDS == 0) {
        LOG.warn("the archive is not kept, {} pieces wait: {}", waiting.get(), e.toString());
      }
    }
  }

  private void carry() throws IOException {
    if (!Files.isDirectory(ready)) {
      return;
    }
    try (var channel =
            FileChannel.open(
                ready.resolveSibling("archive.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        return;
      }
      var pieces = pieces();
      waiting.set(pieces.size());
      for (var piece : pieces) {
        if (!archive.take(piece)) {
          throw new IOException(
              "another database keeps its archive in "
                  + archive.folder()
                  + ": "
                  + piece.getFileName());
        }
        Files.delete(piece);
        waiting.decrementAndGet();
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("another one in this process keeps the archive");
    }
  }

  private List<Path> pieces() throws IOException {
    var pieces = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(ready)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (Piece.isPiece(name) || Piece.isHistory(name)) {
          pieces.add(file);
        } else if (!name.endsWith(".part")) {
          Files.delete(file); // the server's notes on where backups began; ours is in the backup
        }
      }
    }
    pieces.sort(null);
    return pieces;
  }
}
