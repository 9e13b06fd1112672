package org.yipanqi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseAddress;
import org.yipanqi.database.TestFolder;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** One server at work, backups of it, and the way back from each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {

  private static final String ARCHIVE = "yipanqi.archive";
  private static final Progress QUIET = (_, _) -> {};
  private static final Backups.Watcher NOBODY =
      new Backups.Watcher() {
        @Override
        public Progress proving() {
          return QUIET;
        }

        @Override
        public Progress restoring() {
          return QUIET;
        }
      };

  @TempDir private static Path temporary;
  private Keys keys;
  private TestFolder home;
  private Database database;
  private ArchiveKeeper keeper;
  private Backups backups;

  @BeforeAll
  void aServerAtWork() throws IOException {
    keys = Keys.in(temporary.resolve("keys"));
    keys.newest(Purpose.PERSONAL);
    System.setProperty(ARCHIVE, store().toString());
    home = TestFolder.create();
    database = Database.open(home.settings());
    keeper = ArchiveKeeper.of(database.cluster().orElseThrow(), store(), keys);
    Flyway.configure()
        .dataSource(
            database.address().url(), database.address().user(), database.address().password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    backups = Backups.in(store(), keys, clock());
  }

  @AfterAll
  void nothingIsLeft() throws IOException {
    System.clearProperty(ARCHIVE);
    database.close();
    keeper.close();
    home.close();
  }

  @Test
  void a_copy_made_while_others_write_has_all_that_was_promised_and_nothing_half()
      throws Exception {
    for (var rows : List.of(false, true)) {
      Whole backup;
      java.util.Set<Integer> promised;
      try (var writers = new Writers(database.address(), 3)) {
        writers.more(50);
        promised = writers.acknowledged();
        backup = backups.make(database, rows, "test", QUIET);
        writers.more(50);
      }
      try (var place = TestFolder.create();
          var restored = restored(backup, place, null, false)) {
        var found = Writers.read(restored.address());

        assertThat(found.get(0)).isEqualTo(found.get(1)).containsAll(promised);
        assertThat(found.get(0).size()).isLessThan(Writers.read(database.address()).get(0).size());
      }
      clear();
    }
  }

  @Test
  void what_comes_back_is_equal_row_by_row_and_works() throws Exception {
    execute(
        """
        insert into registry.institution (code, name, short_name, kind, ownership, level, division,
            valid_from, import_id)
        select 'H1', '一院', '一院', 'hospital', 'public', 'secondary', 445322, '2019-01-01', 1
        """);
    var before = contents(database.address());
    for (var rows : List.of(false, true)) {
      var backup = backups.make(database, rows, "test", QUIET);

      try (var place = TestFolder.create();
          var restored = restored(backup, place, null, false)) {
        assertThat(contents(restored.address())).isEqualTo(before);
        assertThat(backup.manifest().rows())
            .isEqualTo(before.values().stream().mapToLong(List::size).sum());
        Writers.write(restored.address(), 7);
        assertThat(Writers.read(restored.address()).get(0)).contains(7);
      }
    }
  }

  @Test
  void a_moment_between_two_changes_has_the_first_and_not_the_second() throws Exception {
    var backup = backups.make(database, false, "test", QUIET);
    Writers.write(database.address(), 900_001);
    var between = now();
    Writers.write(database.address(), 900_002);
    Writers.write(database.address(), 900_003);
    archived();

    try (var place = TestFolder.create();
        var restored = restored(backup, place, between, true)) {
      assertThat(Writers.read(restored.address()).get(0))
          .contains(900_001)
          .doesNotContain(900_002, 900_003);
    }
    try (var place = TestFolder.create();
        var restored = restored(backup, place, null, true)) {
      assertThat(Writers.read(restored.address()).get(0)).contains(900_001, 900_002, 900_003);
    }
    try (var place = TestFolder.create()) {
      var later = now().plusDays(1);
      assertThatThrownBy(() -> backups.restore(backup, place.settings(), later, true, NOBODY))
          .hasMessageContaining("MOMENT_NOT_REACHED");
      assertThat(place.path().resolve("postgresql-18")).doesNotExist();
    }
    clear();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(clock());
  }

  private static Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  /** Until the archive has everything that was written so far. */
  private void archived() throws Exception {
    var piece = administer("select pg_walfile_name(pg_switch_wal())");
    var archive =
        new Archive(
            new Store(store(), keys, Disk.real()),
            administer("select system_identifier from pg_control_system()"));
    while (!archive.has(piece)) {
      Thread.onSpinWait();
    }
  }

  private Database restored(
      Whole backup, TestFolder place, @Nullable OffsetDateTime moment, boolean onwards) {
    backups.restore(backup, place.settings(), moment, onwards, NOBODY);
    return Database.open(place.settings());
  }

  /** Of every table, every row as text. */
  private static Map<String, List<String>> contents(DatabaseAddress address) throws SQLException {
    var contents = new TreeMap<String, List<String>>();
    try (var connection = address.connect()) {
      var tables = new Tables(connection);
      for (var table : tables.all()) {
        contents.put(
            table.name(),
            tables.strings("select t::text from " + table.name() + " t order by 1"));
      }
    }
    return contents;
  }

  private void clear() throws SQLException {
    execute(
        """
        truncate facts.mark, facts.person_mark
        """);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.address().connect()) {
      new Tables(connection).execute(sql);
    }
  }

  private String administer(String sql) throws SQLException {
    try (var connection = database.cluster().orElseThrow().administration().connect()) {
      return new Tables(connection).strings(sql).getFirst();
    }
  }

  private Path store() {
    return temporary.resolve("store");
  }
}
