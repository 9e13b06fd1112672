package org.yipanqi.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.EvaluatedSeries;
import org.yipanqi.indicators.PackEvaluation;
import org.yipanqi.indicators.UsualPlace;
import org.yipanqi.kernel.Period;
import org.yipanqi.kernel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi evaluate}: every task and series of a pack for one place and period. */
@Command(name = "evaluate", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  /** How the answer is written. */
  enum Format {
    TABLE,
    JSON,
    XLSX
  }

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Option(names = "--pack", required = true, paramLabel = "ID")
  private String pack = "";

  @Option(names = "--period", required = true, paramLabel = "PERIOD")
  private String period = "";

  @Option(names = "--scope", paramLabel = "CODE")
  private @Nullable String scope;

  @Option(names = "--live")
  private boolean live;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.TABLE;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path out;

  EvaluateCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() throws IOException {
    var asked = asked();
    if (format == Format.XLSX && out == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.evaluate.needs-out"));
    }
    try (var house = RunningHouse.forCommand(application)) {
      var policies = house.bean(org.yipanqi.policy.Policies.class);
      var known = policies.find(pack);
      if (known.isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), Texts.of("console.evaluate.no-pack", pack));
      }
      house.bean(Cells.class).catchUp();
      var place = scope == null ? house.bean(UsualPlace.class).of(known.get()) : scope;
      write(evaluate(house.bean(PackEvaluation.class), asked, place));
      return 0;
    }
  }

  /** A place that nobody knows is a wrong argument too. */
  private PackEvaluation.Evaluated evaluate(PackEvaluation evaluation, Period asked, String place) {
    try {
      return evaluation.evaluate(Caller.operator(), pack, asked, place, live);
    } catch (Problem e) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of(e), e);
    }
  }

  private Period asked() {
    try {
      return Period.of(period);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.evaluate.bad-period", period), e);
    }
  }

  private void write(PackEvaluation.Evaluated result) throws IOException {
    switch (format) {
      case JSON -> text(result.json());
      case XLSX ->
          Files.write(java.util.Objects.requireNonNull(out), result.sheet(Texts.language()));
      case TABLE -> table(result);
    }
  }

  private void text(String text) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().println(text);
    } else {
      Files.writeString(out, text);
    }
  }

  private void table(PackEvaluation.Evaluated result) {
    var to = spec.commandLine().getOut();
    to.println(Texts.of("console.evaluate.head", result.pack(), result.scope(), result.period()));
    var chinese = Texts.language().getLanguage().equals("zh");
    for (var one : result.items()) {
      line(to, one, chinese);
    }
    to.println(Texts.of("console.evaluate.typed", result.typedSeries()));
  }

  private static void line(PrintWriter to, EvaluatedSeries one, boolean chinese) {
    to.printf(
        "%-8s %-10s %14s %-10s %16s %16s  %-18s %-8s %-14s %12s %-5s %s%n",
        one.id(),
        one.kind(),
        plain(one.value()),
        one.unit() == null ? "" : one.unit(),
        plain(one.numerator()),
        plain(one.denominator()),
        one.state().code(),
        one.target(),
        one.judgement().code(),
        plain(one.compared()),
        one.direction(),
        chinese ? one.title() : one.titleEn());
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
