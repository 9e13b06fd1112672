package org.yipanqi.console;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Problem;
import org.yipanqi.simulation.Simulation;
import org.yipanqi.simulation.SimulationPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi simulate}: the import files of an invented county. */
@Command(name = "simulate", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

  private static final int STEPS = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--county", required = true, paramLabel = "CODE")
  private String county = "";

  @Option(names = "--residents", required = true, paramLabel = "N")
  private int residents;

  @Option(names = "--from", required = true, paramLabel = "MONTH")
  private YearMonth from = YearMonth.of(2019, 1);

  @Option(names = "--to", required = true, paramLabel = "MONTH")
  private YearMonth to = YearMonth.of(2019, 1);

  @Option(names = "--seed", paramLabel = "S")
  private long seed = 1;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private @Nullable Path out;

  private int shown;

  @Override
  public Integer call() {
    var plan =
        new SimulationPlan(
            county, residents, from, to, seed, java.util.Objects.requireNonNull(out));
    Simulation simulation;
    try {
      simulation = new Simulation(plan);
    } catch (Problem e) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of(e), e);
    }
    var rows = simulation.run(this::progress);
    var answer = spec.commandLine().getOut();
    rows.forEach((format, count) -> answer.printf("%-20s %,12d%n", format, count));
    answer.println(Texts.of("console.simulate.done", out));
    return 0;
  }

  /** Ten lines, however many people there are. */
  private void progress(int people, int of) {
    var step = of == 0 ? STEPS : (int) ((long) people * STEPS / of);
    if (step > shown) {
      shown = step;
      spec.commandLine().getErr().println(Texts.of("console.simulate.progress", people, of));
    }
  }
}
