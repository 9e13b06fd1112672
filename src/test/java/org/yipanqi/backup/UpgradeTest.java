package org.yipanqi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yipanqi.database.DatabaseAddress;
import org.yipanqi.database.TestDatabase;

/**
 * A database of an earlier release becomes this one's and keeps its rows. Each release leaves the
 * rows of a small county in {@code upgrade/LAST-MIGRATION.copy.gz} (CONTRIBUTING.md says how); what
 * a later migration changes in them on purpose is told in {@code upgrade/changed.txt}. Whatever is
 * not told there must be as it was, to the last value.
 */
class UpgradeTest {

  private static final Path FOLDER = Path.of("src/test/resources/upgrade");
  private static final String ENDING = ".copy.gz";
  private static final long FEWEST_ROWS = 1_000;

  static Stream<Path> releases() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_database_of_an_earlier_release_is_upgraded_and_keeps_its_rows(Path release)
      throws Exception {
    var version = release.getFileName().toString().replace(ENDING, "");
    try (var database = TestDatabase.createEmpty()) {
      var address = database.address();
      migrate(address, version);
      PlainRows.load(address, release);
      var kept = new TreeMap<String, List<String>>();
      var before = new TreeMap<String, List<String>>();
      var changed = changedSince(version);
      var rows = 0L;
      for (var table : PlainRows.tables(address)) {
        var columns = new ArrayList<>(table.columns());
        columns.removeIf(column -> changed.contains(table.name() + "." + column));
        if (!changed.contains(table.name())) {
          kept.put(table.name(), columns);
          before.put(table.name(), PlainRows.rows(address, table.name(), columns));
        }
        rows += table.rows();
      }
      assertThat(rows).isGreaterThan(FEWEST_ROWS);

      migrate(address, "latest");

      for (var table : kept.keySet()) {
        assertThat(PlainRows.rows(address, table, kept.get(table)))
            .as(table)
            .isEqualTo(before.get(table));
      }
    }
  }

  /** Lines of a migration, a table or a table's column, and why. */
  private static Set<String> changedSince(String version) throws IOException {
    var changed = new HashSet<String>();
    for (var line : Files.readAllLines(FOLDER.resolve("changed.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var words = line.split("\\s+", 3);
        if (MigrationVersion.fromVersion(words[0]).compareTo(MigrationVersion.fromVersion(version))
            > 0) {
          changed.add(words[1]);
        }
      }
    }
    return changed;
  }

  private static void migrate(DatabaseAddress address, String to) {
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target(to)
        .load()
        .migrate();
  }
}
