package org.yipanqi.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.yipanqi.safekeeping.Keys;

/** A folder of backups. What is in it under a backup's name is whole. */
final class Store {

  static final String MANIFEST = "manifest" + SealedPart.ENDING;

  private static final String UNFINISHED = ".unfinished-";
  private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-(base|rows)(-\\d+)?");
  private static final String STAMPED = "yyyyMMdd-HHmmss";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(STAMPED, Locale.ROOT);

  private final Path folder;
  private final Keys keys;
  private final Disk disk;

  Store(Path folder, Keys keys, Disk disk) {
    this.folder = folder;
    this.keys = keys;
    this.disk = disk;
  }

  Path folder() {
    return folder;
  }

  /** Where the archive lies: also when one backup of the folder was named. */
  Path archives() {
    var parent = folder.getParent();
    return parent != null && Files.exists(folder.resolve(MANIFEST))
        ? parent.resolve("wal")
        : folder.resolve("wal");
  }

  Keys keys() {
    return keys;
  }

  Disk disk() {
    return disk;
  }

  /** A backup under way, aside until it is whole. */
  interface Work {
    Manifest fill(Unfinished unfinished) throws IOException;
  }

  /** Makes a backup; nothing of it stays when it fails. */
  Whole make(Manifest.Kind kind, OffsetDateTime at, Work work) {
    try {
      open();
      try (var channel =
              FileChannel.open(
                  folder.resolve("backup.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.tryLock()) {
        if (lock == null) {
          throw BackupProblem.BUSY.because(folder);
        }
        sweep();
        return written(name(kind, at), work);
      }
    } catch (OverlappingFileLockException e) {
      throw BackupProblem.BUSY.because(folder);
    } catch (IOException e) {
      throw Disk.problem(folder, e);
    }
  }

  /** The backups that are whole, the oldest first. */
  List<Whole> whole() {
    try {
      if (Files.exists(folder.resolve(MANIFEST))) {
        return List.of(Whole.in(folder, keys));
      }
      var found = new ArrayList<Path>();
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (var entries = Files.newDirectoryStream(folder)) {
        for (var entry : entries) {
          if (NAME.matcher(entry.getFileName().toString()).matches()
              && Files.exists(entry.resolve(MANIFEST))) {
            found.add(entry);
          }
        }
      }
      found.sort(null);
      return found.stream().map(each -> Whole.in(each, keys)).toList();
    } catch (IOException e) {
      throw Disk.problem(folder, e);
    }
  }

  /** When the newest whole backup of a folder was begun, told by the names alone. */
  static Optional<ZonedDateTime> began(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(each -> NAME.matcher(each.getFileName().toString()).matches())
          .filter(each -> Files.exists(each.resolve(MANIFEST)))
          .map(each -> each.getFileName().toString().substring(0, STAMPED.length()))
          .max(Comparator.naturalOrder())
          .map(stamp -> LocalDateTime.parse(stamp, STAMP).atZone(ZoneId.of("Asia/Shanghai")));
    } catch (IOException e) {
      throw Disk.problem(folder, e);
    }
  }

  private void open() throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /** Whoever left these behind is dead: the lock is ours. */
  private void sweep() throws IOException {
    try (var entries = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (var entry : entries) {
        Disk.delete(entry);
      }
    }
  }

  private String name(Manifest.Kind kind, OffsetDateTime at) {
    var name = STAMP.format(at) + "-" + kind.name().toLowerCase(Locale.ROOT);
    UnaryOperator<String> next = n -> n.equals(name) ? name + "-2" : after(n);
    var free = name;
    while (Files.exists(folder.resolve(free))) {
      free = next.apply(free);
    }
    return free;
  }

  private static String after(String name) {
    var cut = name.lastIndexOf('-') + 1;
    return name.substring(0, cut) + (Integer.parseInt(name.substring(cut)) + 1);
  }

  private Whole written(String name, Work work) throws IOException {
    var aside = folder.resolve(UNFINISHED + name);
    Files.createDirectory(aside);
    var done = false;
    try {
      var manifest = work.fill(new Unfinished(name, aside, keys, disk));
      try (var out = SealedPart.write(aside.resolve(MANIFEST), disk, keys, MANIFEST)) {
        out.write(manifest.json());
      }
      Disk.sync(aside);
      Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Disk.sync(folder);
      done = true;
      return Whole.in(folder.resolve(name), keys);
    } finally {
      if (!done) {
        Disk.delete(aside);
      }
    }
  }

  /** Files of a backup that is being made. */
  record Unfinished(String name, Path aside, Keys keys, Disk disk) {

    SealedPart part(String file) throws IOException {
      var place = place(name, file + SealedPart.ENDING);
      return SealedPart.write(aside.resolve(file + SealedPart.ENDING), disk, keys, place);
    }
  }

  static String place(String backup, String file) {
    return "backup " + backup + " " + file;
  }
}
