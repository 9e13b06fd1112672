package org.yipanqi.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.policy.PacksOfPlaces;
import org.yipanqi.registry.Registry;
import org.yipanqi.simulation.KnownCounty;
import org.yipanqi.simulation.Simulation;
import org.yipanqi.simulation.SimulationPlan;

/**
 * The county that a first start shows: invented people and records, simulated into folders of
 * import files and imported like anybody's: first what came in time, then what came late, then the
 * corrections.
 */
@Component
class SimulatedSample {

  private static final long SEED = 7;
  private static final List<String> PACKAGES = List.of("", "late", "corrections");

  private final Imports imports;
  private final Cells cells;
  private final Registry registry;
  private final PacksOfPlaces packs;
  private final ClosedSample closing;
  private final Clock clock;

  SimulatedSample(
      Imports imports,
      Cells cells,
      Registry registry,
      PacksOfPlaces packs,
      ClosedSample closing,
      Clock clock) {
    this.imports = imports;
    this.cells = cells;
    this.registry = registry;
    this.packs = packs;
    this.closing = closing;
    this.clock = clock;
  }

  /** Whether nothing was ever recorded, so that the sample would not mix with real data. */
  boolean databaseIsEmpty() {
    return registry.snapshot().institutions().isEmpty();
  }

  /** Whether the county is here. */
  boolean holds(KnownCounty county) {
    return !registry.snapshot().communities(Long.parseLong(county.code())).isEmpty();
  }

  /** The county's sample in the years of its document; empty when no policy here binds it. */
  Optional<Sample> of(KnownCounty county) {
    return packs.binding(county.code()).stream()
        .findFirst()
        .map(pack -> Sample.of(county, pack.document().effectiveFrom(), LocalDate.now(clock)));
  }

  /**
   * Loads the sample through the real import and returns when its figures are there.
   *
   * @param progress told one line at a time what is being done, in the terminal's language
   */
  void load(Caller caller, Sample sample, Consumer<String> progress) {
    var folder = folder();
    var county = sample.county();
    try {
      progress.accept(
          Texts.of(
              "console.sample.simulating",
              sample.residents(),
              county.name().in(Texts.language()),
              sample.first().toString(),
              sample.last().toString()));
      new Simulation(plan(sample, folder), clock).run((_, _) -> {});
      progress.accept(Texts.of("console.sample.importing"));
      var rows = cells.afterAll(() -> importAll(caller, folder, progress));
      closing.close(county.code(), sample.first(), sample.last(), progress);
      progress.accept(Texts.of("console.sample.done", rows));
    } finally {
      FileSystemUtils.deleteRecursively(folder.toFile());
    }
  }

  private static SimulationPlan plan(Sample sample, Path folder) {
    return new SimulationPlan(
        sample.county().code(), sample.residents(), sample.first(), sample.last(), SEED, folder);
  }

  private long importAll(Caller caller, Path folder, Consumer<String> progress) {
    var rows = 0L;
    for (var name : PACKAGES) {
      var files = folder.resolve(name);
      if (!Files.isDirectory(files)) {
        continue; // a small county may have nothing late and nothing to correct
      }
      for (var result : imports.importFolder(caller, files)) {
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
