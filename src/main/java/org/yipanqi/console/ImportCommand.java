package org.yipanqi.console;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ImportError;
import org.yipanqi.facts.ImportResult;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi import}: one file of a format, or all the files of a folder. */
@Command(name = "import", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private static final int ERRORS_SHOWN = 20;

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FORMAT", descriptionKey = "format")
  private @Nullable String format;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
  private @Nullable Path file;

  @Option(names = "--dir", paramLabel = "DIR")
  private List<Path> folders = List.of();

  @Option(names = "--encoding", paramLabel = "ENCODING")
  private @Nullable String encoding;

  ImportCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    var one = format != null && file != null && folders.isEmpty();
    var all = format == null && !folders.isEmpty();
    if (!one && !all) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.import.what"));
    }
    for (var folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), Texts.of("console.import.no-folder", folder));
      }
    }
    try (var house = RunningHouse.forCommand(application)) {
      var imports = house.bean(Imports.class);
      var results = house.bean(Cells.class).afterAll(() -> run(imports));
      var done = results.stream().allMatch(r -> r.state() == ImportState.DONE);
      return done ? 0 : Console.FAILED;
    }
  }

  /** One after the other, each told when it is in; figures are computed once, at the end. */
  private List<ImportResult> run(Imports imports) {
    var all = new ArrayList<ImportResult>();
    for (var folder : folders) {
      all.addAll(told(imports.importFolder(Caller.operator(), folder)));
    }
    if (format != null && file != null) {
      var options = new Imports.Options(encoding, null);
      all.addAll(told(List.of(imports.run(Caller.operator(), format, file, options))));
    }
    return all;
  }

  private List<ImportResult> told(List<ImportResult> results) {
    var out = spec.commandLine().getOut();
    results.forEach(result -> report(result, out));
    out.flush();
    return results;
  }

  private static String where(ImportError error) {
    return error.cell() != null
        ? error.cell()
        : error.row() == null ? "" : String.valueOf(error.row());
  }

  private static void report(ImportResult result, PrintWriter out) {
    out.println(
        Texts.of(
            "console.import.result",
            result.fileName(),
            Texts.of(
                "console.import.state." + result.state().name().toLowerCase(java.util.Locale.ROOT)),
            result.rowsRead(),
            result.inserted(),
            result.corrected(),
            result.unchanged(),
            result.errorCount()));
    var message = result.message();
    if (message != null) {
      out.println("  " + message.in(Texts.language()));
    }
    result.errors().stream()
        .limit(ERRORS_SHOWN)
        .forEach(e ->
            out.println(
                Texts.of(
                    e.cell() == null ? "console.import.error" : "console.import.error-cell",
                    where(e),
                    e.column() == null ? "" : e.column(),
                    e.value() == null ? "" : e.value(),
                    e.message().in(Texts.language()))));
    if (result.errorCount() > ERRORS_SHOWN) {
      out.println(Texts.of("console.import.more", result.errorCount() - ERRORS_SHOWN));
    }
  }
}
