package org.yipanqi.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackIds;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.coverage.Topics;
import org.yipanqi.policy.rules.Rule;
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

  /**
   * {@code yipanqi policy check DIR...}: every mistake of packs with its place. What is no folder
   * is passed over, so that {@code policies/*} can be told.
   */
  @Command(name = "check", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "DIR", arity = "1..*", descriptionKey = "folder") Path[] all)
      throws IOException {
    var folders = Stream.of(all).filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), Texts.of("console.policy.no-folder", all[0]));
    }
    var facts = FactCatalogue.load();
    var ids = new PackIds();
    var result = 0;
    for (var folder : folders) {
      result = Math.max(result, check(folder, facts, ids));
    }
    return result;
  }

  private int check(Path folder, FactCatalogue facts, PackIds ids) throws IOException {
    var reading = PackReader.read(folder, facts, ids);
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
        Texts.of(
            "console.policy.good",
            pack.title().in(Texts.language()),
            pack.series().size(),
            pack.rules().stream().map(Rule::id).distinct().count()));
    return 0;
  }

  /** {@code yipanqi policy diff A B}: on what matters two documents differ, in words. */
  @Command(name = "diff", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int diff(
      @Parameters(paramLabel = "A", descriptionKey = "first") Path one,
      @Parameters(paramLabel = "B", descriptionKey = "second") Path other)
      throws IOException {
    var facts = FactCatalogue.load();
    for (var folder : List.of(one, other)) {
      if (!Files.isDirectory(folder)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), Texts.of("console.policy.no-folder", folder));
      }
      if (check(folder, facts, new PackIds()) != 0) {
        return Console.FAILED;
      }
    }
    new PolicyDiff(
            PackReader.read(one, facts).pack().orElseThrow(),
            PackReader.read(other, facts).pack().orElseThrow(),
            Topics.read(one.toAbsolutePath().normalize().resolveSibling(".")),
            spec.commandLine().getOut())
        .print();
    return 0;
  }
}
