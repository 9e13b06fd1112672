package org.yipanqi.database;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the class path. */
record Programs(Path folder) {

  /** The version whose binaries pom.xml names. */
  static final String VERSION = "18.6.0";

  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  private static final long LIMIT_SECONDS = 120;

  /** Unpacks the programs into a folder of their version, unless they are there already. */
  static Programs unpackedIn(Path parent) throws IOException {
    var target = parent.resolve("postgresql-" + VERSION);
    if (!Files.exists(target.resolve("bin/postgres"))) {
      Folders.traversable(parent);
      var fresh = Files.createTempDirectory(parent, "unpacking");
      Files.setPosixFilePermissions(fresh, Folders.OPEN);
      unpack(fresh);
      try {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException taken) {
        Folders.delete(fresh);
        if (!Files.exists(target.resolve("bin/postgres"))) {
          throw taken;
        }
      }
    }
    return new Programs(target);
  }

  /** Runs a program to its end and returns what it said. */
  String run(ServerAccount account, String program, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(folder.resolve("bin/" + program).toString()));
    command.addAll(arguments);
    return run(account.command(command));
  }

  static String run(List<String> command) throws IOException {
    var said = Files.createTempFile("yipanqi", ".out");
    try {
      var builder = new ProcessBuilder(command).directory(new File("/"));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.redirectErrorStream(true).redirectOutput(said.toFile());
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.getLast() + " took longer than " + LIMIT_SECONDS + " s");
      }
      var text = Files.readString(said).strip();
      if (process.exitValue() != 0) {
        throw new IOException(text.isEmpty() ? "exit " + process.exitValue() : text);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static void unpack(Path folder) throws IOException {
    var archive = archive();
    try (var packed = Programs.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw DatabaseProblem.NO_PROGRAMS.because(machine());
      }
      try (var tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          put(tar, entry, folder);
        }
      }
    }
  }

  private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    var path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Folders.traversable(path);
      return;
    }
    Folders.traversable(path.resolve("..").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(path, executable ? Folders.OPEN : READABLE);
    }
  }

  /** The archive for this machine, or the problem that there is none. */
  static String archive() {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw DatabaseProblem.NO_PROGRAMS.because(machine());
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
      case "aarch64" -> "/postgres-linux-arm_64.txz";
      default -> throw DatabaseProblem.NO_PROGRAMS.because(machine());
    };
  }

  private static String machine() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
