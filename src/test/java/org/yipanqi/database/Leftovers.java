package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What earlier test runs left in the temporary folder: the programs to use again, and corpses. */
final class Leftovers {

  static final String PREFIX = "yipanqi-test-";

  private Leftovers() {}

  /** The unpacked programs, kept from run to run in a folder that is surely our own. */
  static Programs programs(Path temporary) throws IOException {
    var self = self();
    var folder = temporary.resolve("yipanqi-programs-" + self);
    Folders.traversable(folder);
    if (!isOurs(folder)) {
      throw new IOException(folder + " belongs to somebody else");
    }
    return Programs.unpackedIn(folder);
  }

  /** Ends the servers of test runs that were killed, and removes their folders. */
  static void sweep() throws IOException {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (var folder : folders) {
        var pid = Long.parseLong(folder.getFileName().toString().split("-", -1)[2]);
        if (isOurs(folder) && ProcessHandle.of(pid).isEmpty()) {
          new EmbeddedServer(folder, programs(temporary), Tuning.fleeting()).stopAtOnce();
          Folders.delete(folder);
        }
      }
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:uid").equals(self());
  }

  private static Object self() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }
}
