package org.yipanqi.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yipanqi}: reads the arguments and runs a command. Without one it starts the product. */
@Command(
    name = "yipanqi",
    resourceBundle = "messages.console",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Yipanqi " + Console.VERSION)
public final class Console implements Runnable {

  static final int FAILED = 1;
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  private Console() {}

  /**
   * Runs one command line to its end.
   *
   * @param application the class whose package Spring scans
   * @return the exit code
   */
  public static int run(Class<?> application, String... arguments) {
    var root = new Console();
    Locale.setDefault(Texts.language());
    var line = new CommandLine(root);
    for (var command : commands(application)) {
      line.addSubcommand(command);
    }
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    // Answers alone reach the standard output: they may be JSON for another program.
    System.setOut(System.err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, at, _) -> failed(e, at.getErr()));
    var asked = arguments.length == 0 ? new String[] {"start"} : arguments;
    return Acting.within(Caller.operator().scope(), () -> line.execute(asked));
  }

  /** Every command there is, in the order of the help. */
  private static List<Object> commands(Class<?> application) {
    return List.of(
        new StartCommand(application),
        new ImportCommand(application),
        new SimulateCommand(),
        new EvaluateCommand(application),
        new RebuildCommand(application),
        new CloseCommand(application),
        new AccountCommand(application),
        new AuditCommand(application),
        new KeysCommand(application),
        new BackupCommand(),
        new RestoreCommand(application),
        new CommandLine(new PolicyCommand()).addSubcommand(new PolicyImpactCommand(application)));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.no-command"));
  }

  private static int failed(Exception e, PrintWriter err) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        err.println(Texts.of(problem));
        return FAILED;
      }
    }
    e.printStackTrace(err);
    return FAILED;
  }
}
