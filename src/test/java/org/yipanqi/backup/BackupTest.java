package org.yipanqi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.yipanqi.database.DatabaseSettings;
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
  void a_copy_made_while_others_write_goes_on_to_any_moment_and_to_the_end() throws Exception {
    Whole backup;
    Set<Integer> promised;
    try (var writers = new Writers(database.address(), 3)) {
      writers.more(50);
      promised = writers.acknowledged();
      backup = backups.make(database, false, "test", QUIET);
      writers.more(50);
    }
    Writers.write(database.address(), 900_001);
    var between = OffsetDateTime.now(clock());
    Writers.write(database.address(), 900_002);
    Writers.write(database.address(), 900_003);
    archived();

    try (var place = TestFolder.create();
        var restored = restored(backup, place.settings(), between, true)) {
      var found = Writers.read(restored.address());
      assertThat(found.get(0))
          .isEqualTo(found.get(1))
          .containsAll(promised)
          .contains(900_001)
          .doesNotContain(900_002, 900_003);
    }
    try (var place = TestFolder.create();
        var restored = restored(backup, place.settings(), null, true)) {
      assertThat(contents(restored.address())).isEqualTo(contents(database.address()));
    }
    try (var place = TestFolder.create()) {
      var newest = archive().folder().resolve(archive().names().getLast() + SealedPart.ENDING);
      spoil(newest);
      assertThatThrownBy(() -> backups.restore(backup, place.settings(), null, true, NOBODY))
          .hasMessageContaining("NOT_AUTHENTIC");
      nothingIsIn(place);
      spoil(newest); // back to what it was
    }
  }

  @Test
  void a_moment_that_the_archive_does_not_reach_is_refused() throws Exception {
    var backup = backups.make(database, false, "test", QUIET);
    try (var place = TestFolder.create()) {
      var later = OffsetDateTime.now(clock()).plusDays(1);
      assertThatThrownBy(() -> backups.restore(backup, place.settings(), later, true, NOBODY))
          .hasMessageContaining("MOMENT_NOT_REACHED");
      nothingIsIn(place);
    }
  }

  @Test
  void rows_read_while_others_write_go_into_another_server_and_nothing_is_half() throws Exception {
    Whole backup;
    Set<Integer> promised;
    try (var writers = new Writers(database.address(), 3)) {
      writers.more(50);
      promised = writers.acknowledged();
      backup = backups.make(database, true, "test", QUIET);
      writers.more(50);
    }
    var other = emptyDatabase("other");

    try (var restored = restored(backup, other, null, false)) {
      var found = Writers.read(restored.address());
      assertThat(found.get(0)).isEqualTo(found.get(1)).containsAll(promised);
      assertThat(found.get(0).size()).isLessThan(Writers.read(database.address()).get(0).size());
    }
    assertThatThrownBy(() -> backups.restore(backup, other, null, false, NOBODY))
        .hasMessageContaining("NOT_EMPTY")
        .hasMessageContaining("other");
  }

  @Test
  void what_comes_back_is_equal_row_by_row_and_works() throws Exception {
    fill();
    var before = contents(database.address());
    for (var rows : List.of(false, true)) {
      var backup = backups.make(database, rows, "test", QUIET);

      try (var place = TestFolder.create();
          var restored = restored(backup, place.settings(), null, false)) {
        assertThat(contents(restored.address())).isEqualTo(before);
        assertThat(backup.manifest().rows())
            .isEqualTo(before.values().stream().mapToLong(List::size).sum());
        Writers.write(restored.address(), 7);
        assertThat(triggersAndKeys(restored.address()))
            .isEqualTo(triggersAndKeys(database.address()));
      }
    }
  }

  /** Rows that triggers, deferred constraints, identities and odd characters make difficult. */
  private void fill() throws SQLException {
    execute(
        """
        insert into registry.institution (code, name, short_name, organisation_code, kind,
            ownership, division, manager_code, import_id)
        values ('H1', '一院', '一院', 'O1', 'county_hospital', 'public', 445322, 'H2', 1),
               ('H2', '中医院', '中医院', 'O1', 'tcm_hospital', 'public', 445322, null, 1);
        insert into registry.community (code, name, short_name, division, import_id)
        values ('C1', '总院', '总院', 445322, 1);
        insert into registry.community_member (community_id, institution_id, role, valid_from,
            import_id)
        select c.id, i.id, 'lead', '2019-01-01', 1
          from registry.community c, registry.institution i where i.code = 'H1';
        insert into policy.decision (pack, kind, target, fields, valid_from, basis, unit, state,
            drafted_by, drafted_by_name, drafted_at)
        select 'p', 'series', 's' || n, '{"a": "\\\\n\\""}', '2020-01-01', E'tab\t back\\\\ line\n',
               '445322', 'draft', 'u', '张三', now() from generate_series(1, 3) n;
        insert into facts.declared_receipt (unit, fact, month, note, recorded_by)
        values (1, 'visit', '2020-01-01', E'\\\\N', 'u'), (2, 'visit', '2020-01-01', '', 'u');
        select nextval('policy.publication');
        """);
  }

  private static void nothingIsIn(TestFolder place) {
    assertThat(place.path())
        .isDirectoryNotContaining("glob:**/{postgresql-,restoring,database,administrator}*");
  }

  private static void spoil(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private Archive archive() throws SQLException {
    return new Archive(
        new Store(store(), keys, Disk.real()),
        administer("select system_identifier from pg_control_system()"));
  }

  private static Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  /** Until the archive has everything that was written so far. */
  private void archived() throws Exception {
    var piece = administer("select pg_walfile_name(pg_switch_wal())");
    var archive = archive();
    while (!archive.has(piece)) {
      keeper.round();
    }
  }

  private Database restored(
      Whole backup, DatabaseSettings to, @Nullable OffsetDateTime moment, boolean onwards) {
    backups.restore(backup, to, moment, onwards, NOBODY);
    return Database.open(to);
  }

  private DatabaseSettings emptyDatabase(String name) throws SQLException {
    administer("create database " + name + " owner yipanqi");
    var own = database.address();
    var url = own.url().substring(0, own.url().lastIndexOf('/') + 1) + name;
    return DatabaseSettings.ofThisProcess()
        .at(new DatabaseAddress(url, own.user(), own.password()), database.requests());
  }

  /** What stands around the rows, as the database itself writes it down. */
  private static List<String> triggersAndKeys(DatabaseAddress address) throws SQLException {
    try (var connection = address.connect()) {
      return new Tables(connection)
          .strings(
              """
              select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
              union all
              select conrelid::regclass::text || conname || pg_get_constraintdef(oid) from pg_constraint
              union all
              select pg_get_indexdef(indexrelid) from pg_index where indrelid > 16383
              order by 1
              """);
    }
  }

  /** Of every table, every row as text. */
  private static Map<String, List<String>> contents(DatabaseAddress address) throws SQLException {
    var contents = new TreeMap<String, List<String>>();
    try (var connection = address.connect()) {
      var tables = new Tables(connection);
      for (var table : tables.all()) {
        contents.put(
            table.name(), tables.strings("select t::text from " + table.name() + " t order by 1"));
      }
    }
    return contents;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.address().connect()) {
      new Tables(connection).execute(sql);
    }
  }

  private String administer(String sql) throws SQLException {
    try (var connection = database.cluster().orElseThrow().administration().connect()) {
      var tables = new Tables(connection);
      if (sql.startsWith("create")) {
        tables.execute(sql);
        return "";
      }
      return tables.strings(sql).getFirst();
    }
  }

  private Path store() {
    return temporary.resolve("store");
  }
}
