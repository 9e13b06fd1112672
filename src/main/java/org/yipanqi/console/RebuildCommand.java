package org.yipanqi.console;

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

  RebuildCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var house = RunningHouse.forCommand(application)) {
      var cells = house.bean(Cells.class);
      var began = System.nanoTime();
      if (!verify) {
        var count = cells.rebuild(Caller.operator());
        out.println(Texts.of("console.rebuild.done", count, seconds(began)));
        return 0;
      }
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
      out.println(Texts.of("console.rebuild.verified", differences.size(), seconds(began)));
      return differences.isEmpty() ? 0 : Console.FAILED;
    }
  }

  private static String seconds(long began) {
    return String.format(java.util.Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
  }
}
