package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.yipanqi.simulation.calibration.Calibration;

/** Invents a place and writes its import files: the same plan gives the same bytes. */
public final class Simulation {

  /** Told how far a run has come; what it throws ends the run and leaves the folder unfinished. */
  @FunctionalInterface
  public interface Progress {
    void reached(int people, int ofPeople);
  }

  private final SimulationPlan plan;

  private Simulation(SimulationPlan plan) {
    this.plan = plan;
  }

  /**
   * A run into an empty folder. Throws a {@link org.yipanqi.kernel.Problem} when the plan can't be
   * carried out, before anything is written.
   */
  public Simulation(SimulationPlan plan, Clock clock) {
    this(plan);
    checkFolder(plan.out());
    PlanCheck.check(plan, clock);
  }

  /** The rest of a run of the same plan that was cut; a new run when its folder is empty. */
  public static Simulation goOn(SimulationPlan plan, Clock clock) {
    var begun = Manifest.unfinished(plan.out());
    if (begun == null) {
      return new Simulation(plan, clock);
    }
    if (!begun.equals(Manifest.describe(plan))) {
      throw SimulationProblem.FOLDER_OF_ANOTHER_PLAN.because(plan.out());
    }
    PlanCheck.check(plan, clock);
    return new Simulation(plan);
  }

  /** The calibration of a finished run. */
  public static List<CalibrationLine> calibration(Path out) {
    return new Calibration(Manifest.counts(out)).rows().stream().map(CalibrationLine::of).toList();
  }

  /** Writes all files and returns the rows of each, by format, in the order they were begun. */
  public Map<String, Long> run(Progress progress) {
    return plan.city() ? new CityRun(plan).run(progress) : new CountyRun(plan).run(progress);
  }

  private static void checkFolder(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw SimulationProblem.NOT_A_FOLDER.because(out);
    }
    if (Manifest.unfinished(out) != null) {
      throw SimulationProblem.FOLDER_UNFINISHED.because(out);
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
