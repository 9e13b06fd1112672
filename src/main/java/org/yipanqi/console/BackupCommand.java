package org.yipanqi.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.yipanqi.backup.Backups;
import org.yipanqi.backup.Manifest;
import org.yipanqi.backup.Whole;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.safekeeping.Keys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi backup}: a backup while the product is in use, and what becomes of older ones. */
@Command(name = "backup", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER", descriptionKey = "folder")
  private @Nullable Path folder;

  @Option(names = "--rows")
  private boolean rows;

  @Option(names = "--keep", paramLabel = "N")
  private @Nullable Integer keep;

  @Option(names = "--list")
  private boolean list;

  @Override
  public Integer call() {
    LoggingSystem.get(getClass().getClassLoader()).beforeInitialize(); // no log of libraries here
    if (keep != null && keep < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.backup.keep"));
    }
    var settings = DatabaseSettings.ofThisProcess();
    var to = folder(settings, folder, spec);
    if (list) {
      var backups =
          Backups.in(to, Backups.keysIn(settings.keysBeside(Database.folderOf(settings))), clock());
      backups.list().forEach(this::tell);
      retain(backups, false);
      return 0;
    }
    try (var database = Database.open(settings)) {
      var data = database.folder().orElse(settings.folder());
      var keys = Keys.in(settings.keysBeside(data));
      var backups = Backups.in(to, keys, clock());
      var gauge = new Gauge(err(), Texts.of("console.backup.copying"));
      var made = backups.make(database, rows, Console.VERSION, gauge);
      tell(made);
      out().println(Texts.of("console.backup.made", made.folder(), gauge.shown()));
      out().println(Texts.of("console.backup.keys", keys.folder()));
      if (database.folder().isPresent()) {
        warnOfOneDisk(data, to);
      }
      retain(backups, true);
      return 0;
    }
  }

  static Clock clock() {
    return Clock.system(ZONE);
  }

  /** The folder named, or that of the archive. */
  static Path folder(DatabaseSettings settings, @Nullable Path named, CommandSpec spec) {
    return (named == null ? settings.archive() : java.util.Optional.of(named))
        .map(path -> path.toAbsolutePath().normalize())
        .orElseThrow(() ->
            new CommandLine.ParameterException(
                spec.commandLine(), Texts.of("console.backup.which")));
  }

  private void tell(Whole backup) {
    tell(backup, out());
  }

  static void tell(Whole backup, PrintWriter out) {
    var manifest = backup.manifest();
    out.println(
        Texts.of(
            manifest.kind() == Manifest.Kind.BASE ? "console.backup.base" : "console.backup.rows",
            manifest.name(),
            SHOWN.format(manifest.ended()),
            Gauge.megabytes(manifest.bytes()),
            manifest.tables().size(),
            manifest.rows(),
            manifest.product(),
            manifest.newestMigration().orElse("–")));
  }

  /** Shown first, then done. */
  private void retain(Backups backups, boolean apply) {
    if (keep == null) {
      return;
    }
    var retention = backups.retention(keep);
    retention.backups().forEach(each -> out().println(Texts.of("console.backup.old", each)));
    out().println(Texts.of("console.backup.old-pieces", retention.pieces()));
    if (apply) {
      retention.apply(gone -> out().println(Texts.of("console.backup.gone", gone)));
    } else {
      out().println(Texts.of("console.backup.not-applied"));
    }
  }

  private void warnOfOneDisk(Path data, Path to) {
    try {
      if (Files.getFileStore(data).equals(Files.getFileStore(to))) {
        err().println(Texts.of("console.backup.one-disk"));
      }
    } catch (IOException e) {
      err().println(Texts.of("console.backup.one-disk"));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
