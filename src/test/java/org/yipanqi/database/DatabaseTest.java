package org.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Problem;

class DatabaseTest {

  private Path folder;

  @BeforeEach
  void folderWithTheProgramsAlreadyUnpacked() throws IOException {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    folder = Files.createTempDirectory(temporary, Leftovers.PREFIX + pid() + "-").toRealPath();
    Files.setPosixFilePermissions(folder, Folders.OPEN);
    Files.createSymbolicLink(
        folder.resolve("programs"), Leftovers.programs(temporary).folder().resolve(".."));
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    new EmbeddedServer(folder, Programs.unpackedIn(folder.resolve("programs")), Tuning.fleeting())
        .stopAtOnce();
    Folders.delete(folder);
  }

  @Test
  void data_survives_a_restart() throws SQLException {
    try (var database = open()) {
      execute(database, "create table kept (id int)");
    }
    assertThat(cluster()).isNotNull();
    assertThat(running()).isFalse();

    try (var database = open()) {
      execute(database, "insert into kept values (1)");
    }
  }

  @Test
  void a_killed_program_leaves_its_server_to_the_next_one() throws Exception {
    Tenant.openIn(folder).kill();
    var left = postmaster();

    try (var database = open()) {
      execute(database, "insert into visit_of_a_tenant values (now())");
      assertThat(postmaster()).isEqualTo(left);
    }

    assertThat(running()).isFalse();
  }

  @Test
  void the_last_program_out_stops_the_server_whoever_started_it() throws Exception {
    var other = Tenant.openIn(folder);
    try (var database = open()) {
      other.close();

      execute(database, "insert into visit_of_a_tenant values (now())");
    }
    assertThat(running()).isFalse();
  }

  @Test
  void a_program_that_leaves_first_disturbs_nobody() throws Exception {
    Tenant other;
    try (var database = open()) {
      other = Tenant.openIn(folder);
      execute(database, "select 1");
    }

    assertThat(running()).isTrue();
    other.close();
    assertThat(running()).isFalse();
  }

  @Test
  void what_was_committed_outlives_the_death_of_server_and_program() throws Exception {
    var other = Tenant.openIn(folder);
    var server = ProcessHandle.of(postmaster()).orElseThrow();
    server.destroyForcibly();
    other.kill();
    server.onExit().get(30, TimeUnit.SECONDS);

    try (var database = open()) {
      execute(database, "insert into visit_of_a_tenant select at from visit_of_a_tenant");
    }
  }

  @Test
  void a_forgotten_process_number_that_somebody_else_has_now_is_no_obstacle() throws Exception {
    open().close();
    Files.writeString(cluster().resolve("postmaster.pid"), pid() + "\n" + cluster() + "\n");

    try (var database = open()) {
      execute(database, "select 1");
    }
  }

  @Test
  void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
    Files.createDirectory(folder.resolve("initialising"));
    Files.writeString(folder.resolve("initialising/PG_VERSION"), "18");

    try (var database = open()) {
      execute(database, "select 1");
    }
  }

  @Test
  void the_real_server_loses_nothing_and_lets_nobody_in_without_a_password() throws Exception {
    try (var database = open()) {
      assertThat(show(database, "fsync")).isEqualTo("on");
      assertThat(show(database, "synchronous_commit")).isEqualTo("on");
      assertThat(show(database, "jit")).isEqualTo("off");
      assertThat(show(database, "is_superuser")).isEqualTo("off");
      var stranger = new DatabaseAddress(database.address().url(), "postgres", "guess");
      assertThatThrownBy(stranger::connect).hasMessageContaining("password");
      assertThat(database.address().toString()).doesNotContain(database.address().password());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("database.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void data_of_another_major_version_is_not_touched() throws Exception {
    Files.createDirectory(folder.resolve("postgresql-17"));

    assertThatThrownBy(this::open).isInstanceOfSatisfying(Problem.class, this::otherVersion);
    assertThat(cluster()).doesNotExist();
  }

  @Test
  void a_folder_the_server_cannot_reach_is_replaced_by_one_of_the_systems() throws Exception {
    assumeTrue(ServerAccount.isRoot(), "only root runs the server under another account");
    var closed = Files.createDirectory(folder.resolve("root-only"));
    Files.setPosixFilePermissions(closed, Folders.CLOSED);
    var wanted = closed.resolve("clone/data");

    var chosen = Folders.choose(new DatabaseSettings(null, "", "", "", wanted, false));

    assertThat(chosen).startsWith(Path.of("/var/lib/yipanqi")).isDirectory();
    assertThat(wanted).doesNotExist();
    assertThatThrownBy(() -> Folders.choose(new DatabaseSettings(null, "", "", "", wanted, true)))
        .isInstanceOf(Problem.class);
    Files.createDirectories(Folders.cluster(wanted));
    assertThat(Folders.choose(new DatabaseSettings(null, "", "", "", wanted, false)))
        .as("a folder that has tables is never left for an empty one")
        .isEqualTo(wanted);
    Folders.delete(chosen);
  }

  @Test
  void an_external_server_must_be_a_postgresql_that_answers() {
    var other = new DatabaseSettings("jdbc:other://host/x", "a", "b", "c", folder, false);
    var silent =
        new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/x", "a", "b", "c", folder, false);

    assertThatThrownBy(() -> Database.open(other))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(DatabaseProblem.BAD_URL));
    assertThatThrownBy(() -> Database.open(silent))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(DatabaseProblem.UNREACHABLE));
  }

  @Test
  void a_password_comes_from_a_file_that_nobody_else_may_read() throws IOException {
    var file = Files.writeString(folder.resolve("external.password"), "a-word\n");
    Files.setPosixFilePermissions(file, Folders.SECRET);

    assertThat(Folders.secret(file)).isEqualTo("a-word");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Folders.secret(file))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(DatabaseProblem.PASSWORD_EXPOSED));
  }

  private void otherVersion(Problem problem) {
    assertThat(problem.type()).isEqualTo(DatabaseProblem.OTHER_VERSION);
  }

  private Database open() {
    return Database.open(new DatabaseSettings(null, "", "", "", folder, true));
  }

  private Path cluster() {
    return Folders.cluster(folder);
  }

  private boolean running() {
    return Files.exists(cluster().resolve("postmaster.pid"));
  }

  private long postmaster() throws IOException {
    return Postmaster.of(cluster()).orElseThrow().pid();
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.address().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String show(Database database, String setting) throws SQLException {
    try (var connection = database.address().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
