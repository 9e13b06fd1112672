package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.run.Counts;

/**
 * Tells a finished folder from a half-written one. While a run writes, the folder holds the file
 * {@code UNFINISHED} with the plan; last of all it is replaced by {@code manifest.txt}: the plan,
 * the rows of each file, and the counts for the calibration.
 */
final class Manifest {

  static final String FINISHED = "manifest.txt";
  static final String UNFINISHED = "UNFINISHED";

  private static final String ROWS = "rows.";

  private Manifest() {}

  /** The plan of a folder in which a run has begun and not ended, null when there is none. */
  static @Nullable String unfinished(Path folder) {
    return read(folder.resolve(UNFINISHED));
  }

  static boolean finished(Path folder, SimulationPlan plan) {
    var manifest = read(folder.resolve(FINISHED));
    return manifest != null && manifest.startsWith(describe(plan));
  }

  static void begin(SimulationPlan plan) {
    write(plan.out().resolve(UNFINISHED), describe(plan));
  }

  static void end(SimulationPlan plan, Map<String, Long> rows, Counts counts) {
    var text = new StringBuilder(describe(plan));
    rows.forEach((name, count) -> text.append(ROWS + name + "=" + count + "\n"));
    for (var each : Counts.Of.values()) {
      text.append(Counts.name(each) + "=" + counts.get(each) + "\n");
    }
    write(plan.out().resolve(FINISHED), text.toString());
    try {
      Files.delete(plan.out().resolve(UNFINISHED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows by file, as they were written. */
  static Map<String, Long> rows(Path folder) {
    var rows = new LinkedHashMap<String, Long>();
    lines(folder)
        .forEach((name, value) -> {
          if (name.startsWith(ROWS)) {
            rows.put(name.substring(ROWS.length()), Long.valueOf(value));
          }
        });
    return rows;
  }

  static Counts counts(Path folder) {
    var lines = lines(folder);
    var counts = new Counts();
    for (var each : Counts.Of.values()) {
      counts.add(each, Long.parseLong(lines.getOrDefault(Counts.name(each), "0")));
    }
    return counts;
  }

  static String describe(SimulationPlan plan) {
    return "place=%s%nresidents=%d%nfrom=%s%nto=%s%nseed=%d%nwrongs=%s%n"
        .formatted(
            plan.place(), plan.residents(), plan.from(), plan.to(), plan.seed(), plan.wrongs())
        .replace("\r", "");
  }

  private static Map<String, String> lines(Path folder) {
    var manifest = read(folder.resolve(FINISHED));
    if (manifest == null) {
      throw SimulationProblem.NO_FINISHED_RUN.because(folder);
    }
    var lines = new LinkedHashMap<String, String>();
    manifest.lines().forEach(line -> lines.put(line.split("=", -1)[0], line.split("=", -1)[1]));
    return lines;
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
