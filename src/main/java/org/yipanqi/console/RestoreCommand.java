package org.yipanqi.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.yipanqi.backup.Backups;
import org.yipanqi.backup.Manifest;
import org.yipanqi.backup.Progress;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.database.RestoreCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi restore}: brings a backup back into an empty place, and proves what came back. */
@Command(name = "restore", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  private static final int SHOWN = 50;

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER", descriptionKey = "folder")
  private @Nullable Path folder;

  @Option(names = "--to-time", paramLabel = "TIME")
  private @Nullable String time;

  @Option(names = "--to-end")
  private boolean end;

  @Option(names = "--into", paramLabel = "DATA")
  private @Nullable Path into;

  RestoreCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    LoggingSystem.get(getClass().getClassLoader()).beforeInitialize(); // no log of libraries here
    var here = DatabaseSettings.ofThisProcess();
    var from = BackupCommand.folder(here, folder, spec);
    var moment = moment();
    var to = into == null ? here : here.embeddedIn(into);
    var keys = Backups.keysIn(to.keysBeside(to.folder()));
    var backups = Backups.in(from, keys, BackupCommand.clock());
    var chosen = backups.choose(moment, end);
    BackupCommand.tell(chosen, out());
    var onwards = end || moment != null;
    var last = backups.restore(chosen, to, moment, onwards, watcher());
    out().println(Texts.of("console.restore.in", to));
    last.ifPresent(time -> out().println(Texts.of("console.restore.last", time)));
    if (chosen.manifest().kind() == Manifest.Kind.BASE && here.archive().isPresent()) {
      out().println(Texts.of("console.restore.archive", here.archive().get()));
    }
    return proved(to);
  }

  private @Nullable OffsetDateTime moment() {
    if (time == null) {
      return null;
    }
    if (end) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.restore.one"));
    }
    var text = time.strip().replace(' ', 'T');
    try {
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
          : LocalDateTime.parse(text).atZone(BackupCommand.ZONE).toOffsetDateTime();
    } catch (DateTimeException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.restore.bad-time", time));
    }
  }

  private Backups.Watcher watcher() {
    var err = spec.commandLine().getErr();
    return new Backups.Watcher() {
      @Override
      public Progress proving() {
        err.println(Texts.of("console.restore.proving"));
        return new Gauge(err, Texts.of("console.restore.proving-now"));
      }

      @Override
      public Progress restoring() {
        err.println(Texts.of("console.restore.restoring"));
        return new Gauge(err, Texts.of("console.restore.restoring-now"));
      }
    };
  }

  /** Migrates what came back to this program's state, and lets everybody who can look at it. */
  private int proved(DatabaseSettings to) {
    var wrong = 0;
    try (var house = RunningHouse.forCommand(application, to)) {
      var checks = house.context().getBeanProvider(RestoreCheck.class).orderedStream().toList();
      for (var check : checks) {
        var findings = check.findings();
        findings.stream()
            .limit(SHOWN)
            .forEach(each -> out().println("  " + each.in(Texts.language())));
        out()
            .println(
                Texts.of(
                    findings.isEmpty() ? "console.restore.right" : "console.restore.wrong",
                    check.subject().in(Texts.language()),
                    findings.size()));
        wrong += findings.size();
      }
    }
    return wrong == 0 ? 0 : Console.FAILED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
