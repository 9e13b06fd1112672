package org.yipanqi.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.database.Recovery;

/**
 * Puts a copy of a server's files into a new place and lets the server there bring itself up to the
 * moment asked for, with pieces of the archive that are opened one by one as it asks for them.
 */
final class BaseRestore implements Recovery.Source, AutoCloseable {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);
  private static final String ASKED = ".ask";

  private final Whole backup;
  private final Archive archive;
  private final @Nullable OffsetDateTime moment;
  private final boolean onwards;
  private final Pace pace;
  private @Nullable Path desk;
  private Recovery.@Nullable Fresh fresh;

  /**
   * @param moment nothing later comes in; null for the end
   * @param onwards whether the archive is laid on the copy at all
   */
  BaseRestore(
      Whole backup,
      Archive archive,
      @Nullable OffsetDateTime moment,
      boolean onwards,
      Progress progress) {
    this.backup = backup;
    this.archive = archive;
    this.moment = moment;
    this.onwards = onwards;
    this.pace = new Pace(progress, backup.manifest().bytes());
  }

  @Override
  public void fill(Recovery.Fresh fresh) throws IOException {
    this.fresh = fresh;
    try (var part = backup.open(BaseBackup.PART, pace);
        var tar = new TarArchiveInputStream(part, "UTF-8")) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        put(tar, entry, fresh);
      }
      part.transferTo(OutputStream.nullOutputStream()); // only its end proves the whole
    }
    var folder = fresh.folder().resolve("restoring-wal");
    Disk.delete(folder);
    Files.createDirectory(folder);
    fresh.own(folder);
    desk = folder;
  }

  private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Recovery.Fresh fresh)
      throws IOException {
    var name = entry.getName();
    var inCluster = name.startsWith(ClusterCopy.CLUSTER);
    var root = inCluster ? fresh.cluster() : fresh.folder();
    var prefix = inCluster ? ClusterCopy.CLUSTER : ClusterCopy.FOLDER;
    var path = root.resolve(name.substring(prefix.length())).normalize();
    if (!name.startsWith(prefix) || !path.startsWith(root)) {
      throw new IOException("entry outside the copy: " + name);
    }
    if (entry.isDirectory()) {
      if (!Files.exists(path)) {
        Files.createDirectory(path);
        fresh.own(path);
      }
      return;
    }
    Files.createFile(path);
    if (inCluster) {
      fresh.own(path);
    } else {
      fresh.secret(path);
    }
    try (var out = Files.newOutputStream(path)) {
      tar.transferTo(out);
    }
  }

  /**
   * The server asks for a piece by laying down a note, and waits until the note is gone; then the
   * piece lies there, or there is none. It waits no longer than this program lives.
   */
  @Override
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put(
        "restore_command",
        "touch ../restoring-wal/%f.ask && while test -f ../restoring-wal/%f.ask -a -d /proc/"
            + ProcessHandle.current().pid()
            + "; do sleep 0.02; done; mv ../restoring-wal/%f %p");
    settings.put("recovery_target_action", "promote");
    settings.put("recovery_target_timeline", onwards ? "latest" : "current");
    if (moment != null) {
      settings.put("recovery_target_time", MOMENT.format(moment));
    }
    return settings;
  }

  @Override
  public void attend() throws IOException {
    var notes = desk;
    var owner = fresh;
    if (notes == null || owner == null) {
      return;
    }
    try (var asked = Files.newDirectoryStream(notes, "*" + ASKED)) {
      for (var note : asked) {
        var name = note.getFileName().toString().replace(ASKED, "");
        answer(name, notes.resolve(name), owner);
        Files.deleteIfExists(note);
      }
    }
  }

  private void answer(String name, Path to, Recovery.Fresh owner) throws IOException {
    if (!Piece.isHistory(name) && !(onwards && Piece.isPiece(name))) {
      return;
    }
    if (!archive.has(name)) {
      refuseGap(name);
      return;
    }
    var aside = to.resolveSibling(name + ".part");
    Files.deleteIfExists(aside);
    Files.createFile(aside);
    owner.own(aside);
    try (var in = archive.open(name);
        var out = Files.newOutputStream(aside)) {
      in.transferTo(out);
    }
    Files.move(aside, to);
  }

  /** A piece that no time line has, while there are later ones, and that the copy brings not. */
  private void refuseGap(String name) throws IOException {
    var last = backup.manifest().lastPiece();
    if (Piece.isPiece(name)
        && last != null
        && Piece.place(name).compareTo(Piece.place(last)) > 0
        && archive.goesOnAfterGapAt(name)) {
      throw BackupProblem.PIECE_MISSING.because(name, archive.folder());
    }
  }

  /** Also after a failure nothing of the archive stays open. */
  @Override
  public void close() throws IOException {
    if (desk != null) {
      Disk.delete(desk);
    }
  }
}
