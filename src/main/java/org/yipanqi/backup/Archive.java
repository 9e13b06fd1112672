package org.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yipanqi.safekeeping.Keys;

/** The closed pieces of one server's write-ahead log, in a backup folder. */
final class Archive {

  private final Store store;
  private final Path folder;
  private final String database;
  private final Keys keys;
  private final Disk disk;

  Archive(Store store, String database) {
    this.store = store;
    this.folder = store.archives().resolve(database);
    this.database = database;
    this.keys = store.keys();
    this.disk = store.disk();
  }

  /** Whether there is a backup of files that its pieces can be laid on. */
  boolean standsOnBackup() {
    return store.whole().stream().anyMatch(b -> database.equals(b.manifest().database()));
  }

  Path folder() {
    return folder;
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  InputStream open(String name) throws IOException {
    return SealedPart.read(file(name), keys, place(name));
  }

  /** The names of its pieces and histories, sorted. */
  List<String> names() throws IOException {
    var names = new ArrayList<String>();
    if (Files.exists(folder)) {
      try (var files = Files.newDirectoryStream(folder, "*" + SealedPart.ENDING)) {
        for (var file : files) {
          var name = file.getFileName().toString().replace(SealedPart.ENDING, "");
          if (Piece.isPiece(name) || Piece.isHistory(name)) {
            names.add(name);
          }
        }
      }
    }
    names.sort(null);
    return names;
  }

  boolean goesOnAfterGapAt(String piece) throws IOException {
    var places = names().stream().filter(Piece::isPiece).map(Piece::place).toList();
    return !places.contains(Piece.place(piece))
        && places.stream().anyMatch(place -> place.compareTo(Piece.place(piece)) > 0);
  }

  /**
   * Takes a piece in, whole or not at all.
   *
   * @return false when another piece of this name is there, which is never replaced
   */
  boolean take(Path piece) throws IOException {
    var name = piece.getFileName().toString();
    if (has(name)) {
      return same(piece, name);
    }
    Files.createDirectories(folder);
    var aside = folder.resolve(name + ".part");
    Files.deleteIfExists(aside);
    try (var out = SealedPart.write(aside, disk, keys, place(name))) {
      Files.copy(piece, out);
    }
    Files.move(aside, file(name), StandardCopyOption.ATOMIC_MOVE);
    Disk.sync(folder);
    return true;
  }

  void remove(String name) throws IOException {
    Files.delete(file(name));
  }

  private boolean same(Path piece, String name) throws IOException {
    try (var in = open(name)) {
      return Arrays.equals(in.readAllBytes(), Files.readAllBytes(piece));
    }
  }

  private Path file(String name) {
    return folder.resolve(name + SealedPart.ENDING);
  }

  private String place(String name) {
    return "wal " + database + " " + name;
  }
}
