package org.yipanqi.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.database.Recovery;
import org.yipanqi.kernel.Problem;
import org.yipanqi.safekeeping.Keys;

/** The backups in a folder: making them, listing them, and the way back. */
public final class Backups {

  /** A step of the way back, for who watches. */
  public interface Watcher {
    /** Files are compared with their digests. */
    Progress proving();

    /** The data come back. */
    Progress restoring();
  }

  private final Store store;
  private final Clock clock;

  private Backups(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public static Backups in(Path folder, Keys keys, Clock clock) {
    return new Backups(new Store(folder, keys, Disk.real()), clock);
  }

  /** Keys that somebody put there; none are made. */
  public static Keys keysIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BackupProblem.NO_KEYS.because(folder);
    }
    return Keys.in(folder);
  }

  /**
   * Makes a backup while the product is at work.
   *
   * @param rows the rows of the tables instead of the server's files; an external server gives
   *     nothing else
   * @param version of this program
   */
  public Whole make(Database database, boolean rows, String version, Progress progress) {
    var cluster = database.cluster();
    var address = database.address();
    var now = OffsetDateTime.now(clock);
    if (rows || cluster.isEmpty()) {
      var backup = new RowsBackup(address, clock, version, progress);
      return store.make(Manifest.Kind.ROWS, now, backup::fill);
    }
    var backup = new BaseBackup(cluster.get(), address, clock, version, progress);
    return store.make(Manifest.Kind.BASE, now, backup::fill);
  }

  /** The oldest first. */
  public List<Whole> list() {
    return store.whole();
  }

  /** What would go if so many of each kind were kept. */
  public Retention retention(int keep) {
    return Retention.of(store, keep);
  }

  /**
   * The backup to begin from.
   *
   * @param moment the newest that ended before it; null for the newest of all
   */
  public Whole choose(@Nullable OffsetDateTime moment, boolean onwards) {
    var all = store.whole();
    var moments = moment != null || onwards;
    return all.reversed().stream()
        .filter(b -> !moments || b.manifest().kind() == Manifest.Kind.BASE)
        .filter(b -> moment == null || !b.manifest().ended().isAfter(moment))
        .findFirst()
        .orElseThrow(() ->
            moments
                    && all.stream().allMatch(b -> b.manifest().kind() == Manifest.Kind.ROWS)
                    && !all.isEmpty()
                ? BackupProblem.NO_MOMENTS.because(store.folder())
                : BackupProblem.NO_BACKUP.because(
                    store.folder(), moment == null ? "" : moment.toString()));
  }

  /**
   * Brings a backup back into an empty place. Every file and key is proved before anything is
   * written.
   *
   * @param moment nothing later comes in
   * @param onwards whether the archive is laid on it, up to the moment or its end
   * @return when the last change was that came in, as far as it is known
   */
  public Optional<String> restore(
      Whole backup,
      DatabaseSettings to,
      @Nullable OffsetDateTime moment,
      boolean onwards,
      Watcher watcher) {
    var manifest = backup.manifest();
    if (manifest.kind() == Manifest.Kind.BASE && to.url() != null) {
      throw BackupProblem.ONLY_EMBEDDED.because(backup.folder());
    }
    var major = manifest.server().split("[. ]", 2)[0];
    if (manifest.kind() == Manifest.Kind.BASE && !major.equals(Recovery.major())) {
      throw BackupProblem.OTHER_MAJOR.because(backup.folder(), major, Recovery.major());
    }
    if (to.url() == null) {
      Recovery.refuseTaken(to.folder());
    }
    backup.refuseUnlessIntact(watcher.proving());
    return switch (manifest.kind()) {
      case ROWS -> {
        rows(backup, to, watcher.restoring());
        yield Optional.empty();
      }
      case BASE -> base(backup, to, moment, onwards, watcher.restoring());
    };
  }

  private static void rows(Whole backup, DatabaseSettings to, Progress progress) {
    var done = false;
    try (var database = Database.open(to)) {
      new RowsRestore(database.address(), backup, progress).run();
      done = true;
    } finally {
      if (!done && to.url() == null) {
        Recovery.undo(to.folder());
      }
    }
  }

  private Optional<String> base(
      Whole backup,
      DatabaseSettings to,
      @Nullable OffsetDateTime moment,
      boolean onwards,
      Progress progress) {
    var archive = new Archive(store, String.valueOf(backup.manifest().database()));
    var source = new BaseRestore(backup, archive, moment, onwards || moment != null, progress);
    try (source) {
      return Recovery.into(to, source);
    } catch (IOException e) {
      throw Disk.problem(to.folder(), e);
    } catch (Problem e) {
      if (e.toString().contains("recovery ended before configured recovery target")) {
        throw BackupProblem.MOMENT_NOT_REACHED.because(String.valueOf(moment), archive.folder());
      }
      throw e;
    }
  }
}
