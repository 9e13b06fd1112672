package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes hold, from {@code /proc}, in megabytes. */
final class Memory {

  private Memory() {}

  /** The most a process ever held; 0 when it has ended. */
  static double most(long pid) {
    return line(Path.of("/proc/" + pid + "/status"), "VmHWM:");
  }

  /** What the database server of a data folder holds now, shared pages counted once. */
  static double ofDatabase(Path data) {
    var sum = 0.0;
    try {
      var master = Files.readAllLines(data.resolve("postgresql-18/postmaster.pid")).getFirst();
      sum += line(Path.of("/proc/" + master + "/smaps_rollup"), "Pss:");
      var children = Path.of("/proc/" + master + "/task/" + master + "/children");
      for (var child : Files.readString(children).strip().split(" ")) {
        sum += line(Path.of("/proc/" + child + "/smaps_rollup"), "Pss:");
      }
    } catch (IOException e) {
      return sum; // not there yet, or just gone
    }
    return sum;
  }

  /** The processor's time that the database server has used, in milliseconds. */
  static double processorOfDatabase(Path data) {
    var sum = 0.0;
    try {
      var master = Files.readAllLines(data.resolve("postgresql-18/postmaster.pid")).getFirst();
      var children = Path.of("/proc/" + master + "/task/" + master + "/children");
      for (var child : Files.readString(children).strip().split(" ")) {
        var used = Path.of("/proc/" + child + "/schedstat");
        // a worker that has just ended takes its share with it
        sum += Files.exists(used) ? Long.parseLong(Files.readString(used).split(" ")[0]) / 1e6 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  private static double line(Path file, String name) {
    try {
      for (var text : Files.readAllLines(file)) {
        if (text.startsWith(name)) {
          return Long.parseLong(text.replaceAll("\\D", "")) / 1024.0;
        }
      }
    } catch (IOException e) {
      return 0; // it has ended
    }
    return 0;
  }
}
