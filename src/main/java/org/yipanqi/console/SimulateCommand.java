package org.yipanqi.console;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Problem;
import org.yipanqi.simulation.CalibrationLine;
import org.yipanqi.simulation.Simulation;
import org.yipanqi.simulation.SimulationPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi simulate}: the import files of an invented village, county or city. */
@Command(name = "simulate", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

  private static final int STEPS = 20;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Spec private CommandSpec spec;

  @Option(names = "--county", paramLabel = "CODE")
  private @Nullable String county;

  @Option(names = "--village", paramLabel = "CODE")
  private @Nullable String village;

  @Option(names = "--residents", paramLabel = "N")
  private @Nullable Integer residents;

  @Option(names = "--from", paramLabel = "MONTH")
  private @Nullable YearMonth from;

  @Option(names = "--to", paramLabel = "MONTH")
  private @Nullable YearMonth to;

  @Option(names = "--seed", paramLabel = "S")
  private long seed = 1;

  @Option(names = "--without-wrongs")
  private boolean withoutWrongs;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--calibration")
  private boolean calibration;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private @Nullable Path out;

  private int shown;
  private long started;

  @Override
  public Integer call() {
    var folder = java.util.Objects.requireNonNull(out);
    try {
      if (calibration && county == null && village == null) {
        printCalibration(folder);
        return 0;
      }
      run(plan(folder));
      return 0;
    } catch (Problem e) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of(e), e);
    }
  }

  private SimulationPlan plan(Path folder) {
    var missing = new ArrayList<String>();
    check(missing, "--county", county == null ? village : county);
    check(missing, "--residents", residents);
    check(missing, "--from", from);
    check(missing, "--to", to);
    if (!missing.isEmpty() || residents == null || from == null || to == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.simulate.missing", String.join(" ", missing)));
    }
    return new SimulationPlan(place(), residents, from, to, seed, !withoutWrongs, folder);
  }

  /** A village given with its county must lie in it. */
  private String place() {
    if (village == null) {
      return String.valueOf(county);
    }
    if (county != null && !village.startsWith(county)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.simulate.not-in-county", village, county));
    }
    return village;
  }

  private void run(SimulationPlan plan) {
    var clock = Clock.system(ZONE);
    var simulation = resume ? Simulation.goOn(plan, clock) : new Simulation(plan, clock);
    started = System.nanoTime();
    var rows = simulation.run(this::progress);
    var answer = spec.commandLine().getOut();
    rows.forEach((format, count) -> answer.printf("%-32s %,12d%n", format, count));
    answer.println(Texts.of("console.simulate.done", plan.out()));
    folders(plan.out()).forEach(folder -> answer.println("  ./yipanqi import --dir " + folder));
    if (calibration) {
      printCalibration(plan.out());
    }
  }

  /** The folders to import, in this order. */
  private static List<Path> folders(Path out) {
    try (var below = Files.list(out)) {
      var counties =
          below.filter(f -> f.getFileName().toString().matches("\\d{6}")).sorted().toList();
      var roots = counties.isEmpty() ? List.of(out) : counties;
      return List.of("", "late", "corrections").stream()
          .flatMap(name -> roots.stream().map(root -> root.resolve(name)))
          .filter(Files::isDirectory)
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void printCalibration(Path folder) {
    var answer = spec.commandLine().getOut();
    answer.println(Texts.of("console.simulate.calibration"));
    Simulation.calibration(folder).forEach(line -> print(line, answer));
  }

  private static void print(CalibrationLine line, PrintWriter answer) {
    var difference = line.difference();
    answer.printf(
        "%10s %10s %10s  %s %s %d%n",
        line.bulletin(),
        line.simulated() == null ? "-" : line.simulated(),
        difference == null ? "-" : (difference.signum() > 0 ? "+" : "") + difference,
        line.label().in(Texts.language()),
        line.unit(),
        line.year());
    answer.printf("%34s%s%n", "", line.why().in(Texts.language()));
  }

  /** Twenty lines, however many people there are, with the time that is left. */
  private void progress(int people, int of) {
    var step = of == 0 ? STEPS : (int) ((long) people * STEPS / of);
    if (step > shown && people > 0) {
      shown = step;
      var gone = System.nanoTime() - started;
      var left = Duration.ofNanos((long) ((double) gone / people * (of - people)));
      spec.commandLine()
          .getErr()
          .println(
              Texts.of(
                  "console.simulate.progress", people, of, left.toMinutes(), left.toSecondsPart()));
    }
  }

  private static void check(List<String> missing, String option, @Nullable Object given) {
    if (given == null) {
      missing.add(option);
    }
  }
}
