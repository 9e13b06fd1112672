package org.yipanqi.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.TrailExport;
import org.yipanqi.audit.TrailFilter;
import org.yipanqi.audit.Verifications;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi audit …}: the audit trail proved, anchored, taken out. */
@Command(
    name = "audit",
    resourceBundle = "messages.console",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {

  private final Class<?> application;

  @Spec private CommandSpec spec;

  AuditCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.no-command"));
  }

  /** {@code yipanqi audit verify}: every fault of the trail; fails when there is one. */
  @Command(name = "verify", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int verify() {
    var line = spec.commandLine();
    try (var house = RunningHouse.forCommand(application)) {
      var found =
          house
              .bean(Verifications.class)
              .verify(
                  Caller.operator(),
                  (at, of) -> line.getErr().println(Texts.of("console.audit.progress", at, of)));
      var out = line.getOut();
      found.faults().forEach(fault -> out.println(fault.text().in(Texts.language())));
      if (found.count() > found.faults().size()) {
        out.println(Texts.of("console.audit.more", found.count() - found.faults().size()));
      }
      if (!found.genuine()) {
        out.println(Texts.of("console.audit.faults", found.count(), found.entries()));
        return Console.FAILED;
      }
      out.println(Texts.of("console.audit.genuine", found.entries(), found.anchors()));
      if (found.entries() > 0) {
        out.println(Texts.of("console.audit.end", String.valueOf(found.last()), found.hash()));
      }
      return 0;
    }
  }

  /** {@code yipanqi audit anchor}: keeps the chain's end in the table and in the file. */
  @Command(name = "anchor", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int anchor() {
    try (var house = RunningHouse.forCommand(application)) {
      var file = house.bean(Verifications.class).anchor(Caller.operator());
      spec.commandLine().getOut().println(Texts.of("console.audit.anchored", file));
      return 0;
    }
  }

  /** {@code yipanqi audit export FILE}: the trail as CSV, or as a workbook. */
  @Command(name = "export", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "FILE", descriptionKey = "file") Path file,
      @Option(names = "--from", paramLabel = "DAY") @Nullable LocalDate from,
      @Option(names = "--to", paramLabel = "DAY") @Nullable LocalDate to)
      throws IOException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.audit.which-form", file));
    }
    var days = TrailFilter.days(from, to);
    try (var house = RunningHouse.forCommand(application)) {
      var export = house.bean(TrailExport.class);
      if (name.endsWith(".csv")) {
        try (var out = Files.newBufferedWriter(file)) {
          export.csv(Caller.operator(), days, out, Texts.language());
        }
      } else {
        Files.write(file, export.workbook(Caller.operator(), days, Texts.language()));
      }
      spec.commandLine().getOut().println(Texts.of("console.audit.exported", file));
      return 0;
    }
  }
}
