package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yipanqi.simulation.chance.Span;

/** How much room a run takes on the disk. The figures are measured, with a tenth on top. */
final class Room {

  private static final long BYTES_A_RESIDENT = 200;
  private static final long BYTES_A_RESIDENT_AND_MONTH = 145;
  private static final long BYTES_A_COUNTY_AND_MONTH = 650_000;
  private static final long MEGABYTE = 1_000_000;

  private Room() {}

  static long needed(SimulationPlan plan) {
    var months = (long) new Span(plan.from(), plan.to()).months();
    var counties = plan.city() ? CityRun.counties(plan.place()).size() : 1L;
    var people = plan.residents() * (BYTES_A_RESIDENT + months * BYTES_A_RESIDENT_AND_MONTH);
    return people + counties * months * BYTES_A_COUNTY_AND_MONTH;
  }

  /** What the disk under a folder, which need not be there yet, still takes. */
  static long usable(Path out) {
    var there = out.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long megabytes(long bytes) {
    return Math.ceilDiv(bytes, MEGABYTE);
  }
}
