package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server process that a data folder's {@code postmaster.pid} names.
 *
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {

  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** The process that serves these tables now; empty when none does, whatever the file says. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    var file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.isEmpty() || !serves(Long.parseLong(lines.getFirst().strip()), cluster)) {
      return Optional.empty();
    }
    var pid = Long.parseLong(lines.getFirst().strip());
    if (lines.size() <= STATUS_LINE) {
      return Optional.of(new Postmaster(pid, 0, false));
    }
    var port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return Optional.of(new Postmaster(pid, port, lines.get(STATUS_LINE).strip().equals("ready")));
  }

  /**
   * Removes the file of a server that is gone. PostgreSQL does so by itself, except where another
   * process has got the number since.
   */
  static void forget(Path cluster) throws IOException {
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  private static boolean serves(long pid, Path cluster) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
          .contains(cluster.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
