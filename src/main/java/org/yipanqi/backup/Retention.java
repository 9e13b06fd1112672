package org.yipanqi.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What may go when so many backups are kept: the older ones, and the pieces of the archive that no
 * backup that stays needs. Nothing else in the folder is ever touched.
 */
public final class Retention {

  private final Store store;
  private final List<Whole> backups;
  private final List<Old> pieces;

  private record Old(Archive archive, String piece) {}

  private Retention(Store store, List<Whole> backups, List<Old> pieces) {
    this.store = store;
    this.backups = backups;
    this.pieces = pieces;
  }

  /**
   * @param keep of each kind, for one can't stand in for the other
   */
  static Retention of(Store store, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one backup is kept");
    }
    var going = new ArrayList<Whole>();
    var firsts = new HashMap<String, String>();
    for (var kind : Manifest.Kind.values()) {
      var all = store.whole().stream().filter(b -> b.manifest().kind() == kind).toList();
      var cut = Math.max(0, all.size() - keep);
      going.addAll(all.subList(0, cut));
      for (var staying : all.subList(cut, all.size())) {
        var database = staying.manifest().database();
        if (database != null) {
          var place = Piece.place(Objects.requireNonNull(staying.manifest().firstPiece()));
          firsts.merge(database, place, (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    return new Retention(store, going, pieces(store, firsts));
  }

  private static List<Old> pieces(Store store, Map<String, String> firsts) {
    var old = new ArrayList<Old>();
    firsts.forEach((database, first) -> {
      var archive = new Archive(store, database);
      try {
        archive.names().stream()
            .filter(name -> Piece.isPiece(name) && Piece.place(name).compareTo(first) < 0)
            .forEach(name -> old.add(new Old(archive, name)));
      } catch (IOException e) {
        throw Disk.problem(archive.folder(), e);
      }
    });
    return old;
  }

  /** The backups that would go. */
  public List<Path> backups() {
    return backups.stream().map(Whole::folder).toList();
  }

  /** How many pieces of the archive would go. */
  public int pieces() {
    return pieces.size();
  }

  /** The manifest first: what is left of a backup half removed looks whole to nobody. */
  public void apply(Consumer<Path> gone) {
    try {
      for (var backup : backups) {
        Files.delete(backup.folder().resolve(Store.MANIFEST));
        for (var part : backup.manifest().parts()) {
          Files.deleteIfExists(backup.folder().resolve(part.file()));
        }
        Files.delete(backup.folder());
        gone.accept(backup.folder());
      }
      for (var old : pieces) {
        old.archive().remove(old.piece());
      }
    } catch (IOException e) {
      throw Disk.problem(store.folder(), e);
    }
  }
}
