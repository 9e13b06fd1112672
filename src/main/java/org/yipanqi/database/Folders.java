package org.yipanqi.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.yipanqi.kernel.SecretFile;

/** Folders that the server's account can reach. */
final class Folders {

  static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");
  static final Set<PosixFilePermission> CLOSED = PosixFilePermissions.fromString("rwx------");
  static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

  private Folders() {}

  /** The password in a file that nobody but its owner may read. */
  static String secret(Path file) {
    try {
      var exposed = SecretFile.exposure(file);
      if (exposed.isPresent()) {
        throw DatabaseProblem.PASSWORD_EXPOSED.because(file, exposed.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw DatabaseProblem.PASSWORD_MISSING.because(file);
    }
  }

  /**
   * The folder to keep data in: the wanted one, or, where the server's account can't work there (a
   * clone under a root-only home), one of the system's own, named after the wanted one.
   */
  static Path choose(DatabaseSettings settings) throws IOException {
    var wanted = settings.folder();
    if (settings.folderChosen()) {
      return require(wanted);
    }
    if (Files.exists(cluster(wanted))) {
      return require(wanted); // an empty place beside tables that are there would look like a loss
    }
    var spare = spare(wanted);
    if (Files.exists(cluster(spare))) {
      return require(spare);
    }
    var isNew = !Files.exists(wanted);
    if (obstacle(wanted).isEmpty()) {
      return wanted;
    }
    if (isNew) {
      Files.deleteIfExists(wanted);
    }
    return require(spare);
  }

  /** The wanted folder, or its replacement where that has the tables. */
  static Path existing(DatabaseSettings settings) {
    try {
      var spare = spare(settings.folder());
      var moved =
          !settings.folderChosen()
              && !Files.exists(cluster(settings.folder()))
              && Files.exists(cluster(spare));
      return moved ? spare : settings.folder();
    } catch (IOException e) {
      throw DatabaseProblem.FOLDER_UNUSABLE.because(
          settings.folder(), String.valueOf(e.getMessage()));
    }
  }

  /** Where the tables of this major version lie inside a data folder. */
  static Path cluster(Path folder) {
    return folder.resolve("postgresql-" + Programs.MAJOR);
  }

  /** Makes a folder with its parents and lets other accounts pass through it. */
  static void traversable(Path folder) throws IOException {
    var parent = folder.getParent();
    if (parent != null && !Files.exists(parent)) {
      traversable(parent);
    }
    if (!Files.exists(folder)) {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, OPEN);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static Path require(Path folder) throws IOException {
    var obstacle = obstacle(folder);
    if (!obstacle.isEmpty()) {
      throw DatabaseProblem.FOLDER_UNUSABLE.because(folder, obstacle);
    }
    return folder;
  }

  /** Tries the folder out as the server's account; empty when it serves. */
  private static String obstacle(Path folder) throws IOException {
    var account = ServerAccount.of(cluster(folder));
    if (account.lent() && !ServerAccount.isRoot()) {
      throw DatabaseProblem.FOLDER_OF_ANOTHER_ACCOUNT.because(
          folder, String.valueOf(account.uid()));
    }
    try {
      traversable(folder);
      var probe = Files.createTempFile(folder, "probe", "");
      try {
        account.own(probe);
        Files.setPosixFilePermissions(probe, SECRET);
        return reaches(account, probe) ? "" : "account " + account.uid() + " can't reach it";
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | UnsupportedOperationException e) {
      return e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private static boolean reaches(ServerAccount account, Path file) {
    try {
      Programs.run(account.command(List.of("test", "-w", file.toString())));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path spare(Path wanted) throws IOException {
    var name = digest(wanted.toString()).substring(0, 12);
    return ServerAccount.isRoot()
        ? Path.of("/var/lib/yipanqi", name)
        : Path.of(System.getProperty("user.home"), ".local/share/yipanqi", name);
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
