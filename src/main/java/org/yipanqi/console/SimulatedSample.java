package org.yipanqi.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.registry.Registry;
import org.yipanqi.simulation.Simulation;
import org.yipanqi.simulation.SimulationPlan;

/**
 * A tenth of Yunan, simulated into folders of import files and imported like anybody's: first what
 * came in time, then what came late, then the corrections.
 */
@Component
class SimulatedSample implements SampleCounty {

  private static final String COUNTY = "445322";
  private static final int RESIDENTS = 37_000;
  private static final YearMonth FIRST = YearMonth.of(2019, 1);
  private static final YearMonth LAST = YearMonth.of(2020, 12);
  private static final long SEED = 7;
  private static final List<String> PACKAGES = List.of("", "late", "corrections");

  private final Imports imports;
  private final Cells cells;
  private final Registry registry;
  private final ClosedSample closing;
  private final Clock clock;

  SimulatedSample(
      Imports imports, Cells cells, Registry registry, ClosedSample closing, Clock clock) {
    this.imports = imports;
    this.cells = cells;
    this.registry = registry;
    this.closing = closing;
    this.clock = clock;
  }

  @Override
  public boolean databaseIsEmpty() {
    return registry.snapshot().institutions().isEmpty();
  }

  @Override
  public void load(Caller caller, Consumer<String> progress) {
    var folder = folder();
    try {
      progress.accept(Texts.of("console.sample.simulating", RESIDENTS));
      new Simulation(new SimulationPlan(COUNTY, RESIDENTS, FIRST, LAST, SEED, folder), clock)
          .run((_, _) -> {});
      progress.accept(Texts.of("console.sample.importing"));
      var rows = cells.afterAll(() -> importAll(caller, folder, progress));
      closing.close(COUNTY, FIRST, LAST, progress);
      progress.accept(Texts.of("console.sample.done", rows));
    } finally {
      FileSystemUtils.deleteRecursively(folder.toFile());
    }
  }

  private long importAll(Caller caller, Path folder, Consumer<String> progress) {
    var rows = 0L;
    for (var name : PACKAGES) {
      for (var result : imports.importFolder(caller, folder.resolve(name))) {
        if (result.state() != ImportState.DONE) {
          throw new IllegalStateException(
              "the sample was refused: " + result.format() + " " + result.errors());
        }
        rows += result.rowsRead();
      }
    }
    progress.accept(Texts.of("console.sample.computing"));
    return rows;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("yipanqi-sample");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
