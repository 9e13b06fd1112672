package org.yipanqi.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi policy …}: what can be said of a policy pack without any records. */
@Command(
    name = "policy",
    resourceBundle = "messages.console",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.no-command"));
  }

  /** {@code yipanqi policy check DIR}: every mistake of a pack with its place. */
  @Command(name = "check", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "DIR", descriptionKey = "folder") Path folder)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.policy.no-folder", folder));
    }
    var reading = PackReader.read(folder, FactCatalogue.load());
    var out = spec.commandLine().getOut();
    for (var mistake : reading.mistakes()) {
      out.println(mistake.in(Texts.language()));
    }
    if (!reading.mistakes().isEmpty()) {
      out.println(Texts.of("console.policy.refused", reading.mistakes().size()));
      return Console.FAILED;
    }
    var pack = reading.pack().orElseThrow();
    out.println(
        Texts.of("console.policy.good", pack.title().in(Texts.language()), pack.series().size()));
    return 0;
  }
}
