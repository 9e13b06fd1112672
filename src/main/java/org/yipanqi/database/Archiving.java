package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keeping the write-ahead log: the server copies each finished piece into a folder beside its
 * tables and has it on the disk before it says so. The folder belongs to the server's account; who
 * keeps the archive takes the pieces from there.
 */
final class Archiving {

  /** After so long an unfinished piece is finished, so that no more than that is only here. */
  private static final String LONGEST = "60s";

  private Archiving() {}

  static Path ready(Path folder) {
    return folder.resolve("wal-ready");
  }

  /** The paths are relative: the server runs its commands in its own folder. */
  static Map<String, String> settings() {
    return Map.of(
        "archive_mode",
        "on",
        "archive_timeout",
        LONGEST,
        "archive_command",
        "cp %p ../wal-ready/%f.part && sync ../wal-ready/%f.part"
            + " && mv ../wal-ready/%f.part ../wal-ready/%f && sync ../wal-ready");
  }

  static void prepare(Path folder, ServerAccount account) throws IOException {
    var ready = ready(folder);
    if (!Files.exists(ready)) {
      Files.createDirectory(ready);
      Files.setPosixFilePermissions(ready, Folders.CLOSED);
      account.own(ready);
    }
  }
}
