package org.yipanqi.console;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.Cells;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi rebuild}: computes every cell from the facts, or proves that they are right. */
@Command(name = "rebuild", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

  private static final int SHOWN = 50;

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Option(names = "--verify")
  private boolean verify;

  @Option(names = "--anew")
  private boolean anew;

  private long began;
  private long partsBegan;
  private long doneBefore = -1;

  RebuildCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    try (var house = RunningHouse.forCommand(application)) {
      var cells = house.bean(Cells.class);
      began = System.nanoTime();
      partsBegan = began;
      return verify ? verified(cells) : rebuilt(cells);
    }
  }

  private int rebuilt(Cells cells) {
    var count = cells.rebuild(Caller.operator(), anew, this::progress);
    spec.commandLine()
        .getOut()
        .println(Texts.of("console.rebuild.done", count, shown(since(began))));
    return 0;
  }

  private int verified(Cells cells) {
    var out = spec.commandLine().getOut();
    var differences = cells.verify(Caller.operator());
    differences.stream()
        .limit(SHOWN)
        .forEach(d ->
            out.println(
                Texts.of(
                    "console.rebuild.difference",
                    d.measure(),
                    String.valueOf(d.unit()),
                    d.month().toString(),
                    d.stored(),
                    d.computed())));
    out.println(Texts.of("console.rebuild.verified", differences.size(), shown(since(began))));
    return differences.isEmpty() ? 0 : Console.FAILED;
  }

  /** What is left is guessed from how long the parts done in this process took. */
  private void progress(Cells.Progress step) {
    var err = spec.commandLine().getErr();
    if (step.portions() > 0) {
      err.println(Texts.of("console.rebuild.portions", step.portions()));
      partsBegan = System.nanoTime();
      return;
    }
    if (doneBefore < 0) {
      doneBefore = step.weight() - step.own();
      if (doneBefore > 0) {
        err.println(Texts.of("console.rebuild.resumed", step.done() - 1, step.parts()));
      }
    }
    var left =
        since(partsBegan)
            * (step.total() - step.weight())
            / Math.max(1, step.weight() - doneBefore);
    err.println(
        Texts.of("console.rebuild.progress", step.done(), step.parts(), step.fact(), shown(left)));
  }

  private static double since(long moment) {
    return (System.nanoTime() - moment) / 1e9;
  }

  private static String shown(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
