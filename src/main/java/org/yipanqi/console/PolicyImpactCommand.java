package org.yipanqi.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.UsualPlace;
import org.yipanqi.indicators.impact.ImpactCell;
import org.yipanqi.indicators.impact.ImpactSpan;
import org.yipanqi.indicators.impact.ImpactSummary;
import org.yipanqi.indicators.impact.Impacts;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Policies;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code yipanqi policy impact FOLDER}: the cells that a changed pack would change, before it is
 * put in the place of the one in force. Nothing is written.
 */
@Command(name = "impact", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class PolicyImpactCommand implements Callable<Integer> {

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", descriptionKey = "folder")
  private Path folder = Path.of(".");

  @Option(names = "--pack", required = true, paramLabel = "ID")
  private String pack = "";

  @Option(names = "--from", required = true, paramLabel = "MONTH")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "MONTH")
  private String to = "";

  @Option(names = "--scope", paramLabel = "CODE")
  private @Nullable String scope;

  PolicyImpactCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw wrong(Texts.of("console.policy.no-folder", folder));
    }
    var first = month(from);
    var last = month(to);
    try (var house = RunningHouse.forCommand(application)) {
      var policies = house.bean(Policies.class);
      var inForce = policies.find(pack);
      if (inForce.isEmpty()) {
        throw wrong(Texts.of("console.evaluate.no-pack", pack));
      }
      var reading = policies.changed(folder);
      if (reading.pack().isEmpty()) {
        var out = spec.commandLine().getOut();
        reading.mistakes().forEach(m -> out.println(m.in(Texts.language())));
        out.println(Texts.of("console.policy.refused", reading.mistakes().size()));
        return Console.FAILED;
      }
      house.bean(Cells.class).catchUp();
      var place = scope == null ? house.bean(UsualPlace.class).of(inForce.get()) : scope;
      write(
          house
              .bean(Impacts.class)
              .of(
                  Caller.operator(),
                  inForce.get(),
                  reading.pack().get(),
                  new ImpactSpan(first, last),
                  place));
      return 0;
    } catch (Problem e) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of(e), e);
    }
  }

  private YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw wrong(Texts.of("console.evaluate.bad-period", text));
    }
  }

  private CommandLine.ParameterException wrong(String text) {
    return new CommandLine.ParameterException(spec.commandLine(), text);
  }

  private void write(ImpactSummary impact) {
    var out = spec.commandLine().getOut();
    for (var cell : impact.cells()) {
      out.printf(
          "%-10s %-8s %-8s %-28s %-28s %10s %-4s %s  %s%n",
          cell.row(),
          cell.id(),
          cell.period(),
          told(cell.before()),
          told(cell.after()),
          cell.change() == null ? "" : cell.change(),
          cell.flips() ? "!" : "",
          cell.title().in(Texts.language()),
          cell.rowName().in(Texts.language()));
    }
    out.println(
        Texts.of(
            "console.policy.impact", impact.cells().size(), impact.flips(), impact.computed()));
  }

  private static String told(ImpactCell.ImpactSide side) {
    return side.display()
        + (side.display().isEmpty() ? "" : " ")
        + side.state().code()
        + "/"
        + side.judgement().code();
  }
}
