package org.yipanqi.console;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.closing.Closings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi close}: closes a month of a county, or several one after the other. */
@Command(name = "close", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class CloseCommand implements Callable<Integer> {

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Option(names = "--county", required = true, paramLabel = "CODE")
  private String county = "";

  @Option(names = "--month", required = true, paramLabel = "MONTH")
  private String month = "";

  @Option(names = "--through", paramLabel = "MONTH")
  private @Nullable String through;

  @Option(names = "--statement", paramLabel = "TEXT")
  private @Nullable String statement;

  @Option(names = "--confirm")
  private boolean confirm;

  CloseCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    var first = asked(month);
    var last = through == null ? first : asked(through);
    try (var house = RunningHouse.forCommand(application)) {
      var closings = house.bean(Closings.class);
      for (var each = first; !each.isAfter(last); each = each.plusMonths(1)) {
        var id = closings.close(Caller.operator(), county, each, statement);
        if (confirm) {
          closings.confirm(Caller.operator(), id);
        }
        spec.commandLine()
            .getOut()
            .println(Texts.of(confirm ? "console.close.confirmed" : "console.close.done", each));
      }
      return 0;
    }
  }

  private YearMonth asked(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.close.bad-month", text), e);
    }
  }
}
