package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;

/** Invents a county and writes its import files: the same plan gives the same bytes. */
public final class Simulation {

  static final int FEWEST_RESIDENTS = 100;
  static final int MOST_RESIDENTS = 10_000_000;
  static final int MOST_MONTHS = 120;
  static final YearMonth EARLIEST = YearMonth.of(2010, 1);
  private static final int PEOPLE_PER_REPORT = 5_000;

  /** Told how far a run has come. */
  @FunctionalInterface
  public interface Progress {
    void reached(int people, int ofPeople);
  }

  private final SimulationPlan plan;

  /** Throws a {@link org.yipanqi.kernel.Problem} when the plan can't be carried out. */
  public Simulation(SimulationPlan plan) {
    check(plan);
    this.plan = plan;
  }

  /** Writes all files and returns the rows of each, by format, in the order they were begun. */
  public Map<String, Long> run(Progress progress) {
    try (var folder = new ImportFolder(plan.out())) {
      var world = World.of(plan, folder);
      new RegistryFiles(world).write();
      people(world, progress);
      institutions(world);
      return folder.rows();
    }
  }

  private static void people(World world, Progress progress) {
    var lives = new Lives(world);
    var count = world.people().count();
    for (var number = 1; number <= count; number++) {
      lives.write(number);
      if (number % PEOPLE_PER_REPORT == 0 || number == count) {
        progress.reached(number, count);
      }
    }
    lives.strangers();
  }

  private static void institutions(World world) {
    var roster = new Roster(world);
    new StaffFiles(world, roster).write();
    new Ledger(world, roster).write();
    new BedDays(world).write();
    new Quality(world).write();
    new OwedSources(world).write();
  }

  private static void check(SimulationPlan plan) {
    if (!County.known().contains(plan.county())) {
      throw SimulationProblem.COUNTY_UNKNOWN.because(
          plan.county(), String.join(", ", County.known()));
    }
    if (plan.from().isAfter(plan.to())) {
      throw SimulationProblem.MONTHS_REVERSED.because(plan.from(), plan.to());
    }
    if (plan.from().isBefore(EARLIEST)) {
      throw SimulationProblem.TOO_EARLY.because(plan.from(), EARLIEST);
    }
    var months = new Span(plan.from(), plan.to()).months();
    if (months > MOST_MONTHS) {
      throw SimulationProblem.TOO_MANY_MONTHS.because(months, MOST_MONTHS);
    }
    if (plan.residents() < FEWEST_RESIDENTS || plan.residents() > MOST_RESIDENTS) {
      throw SimulationProblem.RESIDENTS_OUT_OF_RANGE.because(
          plan.residents(), FEWEST_RESIDENTS, MOST_RESIDENTS);
    }
    checkFolder(plan.out());
  }

  private static void checkFolder(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw SimulationProblem.NOT_A_FOLDER.because(out);
    }
    try (var content = Files.list(out)) {
      if (content.findAny().isPresent()) {
        throw SimulationProblem.FOLDER_NOT_EMPTY.because(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
