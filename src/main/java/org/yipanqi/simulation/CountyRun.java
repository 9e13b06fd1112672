package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.yipanqi.simulation.calibration.Calibration;
import org.yipanqi.simulation.care.BedDays;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.ImportFolder;
import org.yipanqi.simulation.money.Ledger;
import org.yipanqi.simulation.money.Roster;
import org.yipanqi.simulation.money.StaffFiles;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.register.OwedSources;
import org.yipanqi.simulation.register.Quality;
import org.yipanqi.simulation.register.RegistryFiles;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;

/** Writes one county, or one village of it, into one folder. */
final class CountyRun {

  private static final int PEOPLE_PER_REPORT = 5_000;
  private static final List<String> WRITTEN_FOLDERS =
      List.of(
          ImportFolder.Package.LATE.folder(),
          ImportFolder.Package.CORRECTIONS.folder(),
          Truth.FOLDER);

  private final SimulationPlan plan;

  CountyRun(SimulationPlan plan) {
    this.plan = plan;
  }

  /** Writes all files, the manifest last; returns the rows of each file. */
  Map<String, Long> run(Simulation.Progress progress) {
    clear(plan.out());
    Manifest.begin(plan);
    var done = written(progress);
    Manifest.end(plan, done.rows(), done.counts());
    return done.rows();
  }

  private record Done(Map<String, Long> rows, Counts counts) {}

  private Done written(Simulation.Progress progress) {
    var span = new Span(plan.from(), plan.to());
    var county = County.of(plan.place());
    try (var folder = new ImportFolder(plan.out());
        var truth = new Truth(plan.out(), span)) {
      var world =
          World.of(county, plan.residents(), span, plan.seed(), plan.wrongs(), folder, truth);
      write(world, progress);
      var counts = world.counts();
      counts.add(Counts.Of.RESIDENTS, plan.residents());
      counts.add(Counts.Of.DAYS, span.days());
      new Calibration(counts).write(plan.out().resolve(Truth.FOLDER));
      return new Done(folder.rows(), counts);
    }
  }

  /** Takes away what a run that was cut has left; nothing else. */
  static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (var name : WRITTEN_FOLDERS) {
      deleteAll(folder.resolve(name));
    }
    try (var files = Files.newDirectoryStream(folder, "*.csv")) {
      for (var file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(World world, Simulation.Progress progress) {
    new RegistryFiles(world).write();
    var lives = new Lives(world);
    var count = world.people().count();
    for (var number = 1; number <= count; number++) {
      lives.write(number);
      if (number % PEOPLE_PER_REPORT == 0 || number == count) {
        progress.reached(number, count);
      }
    }
    lives.close();
    var roster = new Roster(world);
    new StaffFiles(world, roster).write();
    new Ledger(world, roster).write();
    new BedDays(world).write();
    new Quality(world).write();
    new OwedSources(world).write();
  }

  private static void deleteAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
