package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Problem;

/** Imports in the list: running, stopped, dead, and what is refused before it begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ImportBench bench;

  @BeforeAll
  void open() {
    bench = new ImportBench().withCounty();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeEach
  void forget() {
    bench.forgetRecords();
  }

  @Test
  void a_submitted_file_is_imported_in_the_background_and_deleted() {
    var file = file(ImportsTest.oneVisit("his", "1", "2020-05-01", "1"));

    var id = bench.imports.submit(Caller.operator(), "visits", file, Imports.Options.none());

    until(() -> state(id) != ImportState.RUNNING && !Files.exists(file));
    var job = bench.jobs.find(id).orElseThrow();
    assertThat(job.state()).isEqualTo(ImportState.DONE);
    assertThat(job.inserted()).isEqualTo(1);
    assertThat(job.by()).isEqualTo("operator");
    assertThat(job.finishedAt()).isNotNull();
  }

  @Test
  void a_running_import_shows_how_far_it_is_and_can_be_stopped() {
    var id =
        bench.imports.submit(
            Caller.operator(), "visits", file(manyVisits(400_000)), Imports.Options.none());
    until(() -> bench.jobs.find(id).orElseThrow().rowsRead() > 0);

    bench.imports.cancel(Caller.operator(), id);

    until(() -> state(id) != ImportState.RUNNING);
    assertThat(state(id)).isEqualTo(ImportState.CANCELLED);
    assertThat(bench.count("records.visit")).isZero();
    assertThat(bench.receipts()).isEmpty();
    refused(FactsProblem.ALREADY_ENDED, () -> bench.imports.cancel(Caller.operator(), id));
  }

  @Test
  void an_import_that_runs_when_the_product_ends_is_interrupted() throws InterruptedException {
    try (var other = new ImportBench().withCounty()) {
      var file = other.file("visits", manyVisits(400_000).getBytes(StandardCharsets.UTF_8));
      var id = other.imports.submit(Caller.operator(), "visits", file, Imports.Options.none());
      until(() -> other.jobs.find(id).orElseThrow().rowsRead() > 0);

      other.imports.close();

      assertThat(other.jobs.find(id).orElseThrow().state()).isEqualTo(ImportState.INTERRUPTED);
      assertThat(other.count("records.visit")).isZero();
    }
  }

  @Test
  void an_import_whose_process_died_is_interrupted_and_one_that_lives_is_not() {
    bench.jobs.open(901, "visits", "dead.csv", 1, Caller.operator());
    bench.leases.take(902);
    bench.jobs.open(902, "visits", "alive.csv", 1, Caller.operator());

    bench.leases.markInterrupted();

    assertThat(state(901)).isEqualTo(ImportState.INTERRUPTED);
    assertThat(state(902)).isEqualTo(ImportState.RUNNING);
    bench.leases.release(902);
    bench.leases.markInterrupted();
    assertThat(state(902)).isEqualTo(ImportState.INTERRUPTED);
  }

  @Test
  void a_lease_whose_connection_was_cut_is_taken_anew_with_the_next() {
    bench.leases.take(911);
    bench.jobs.open(911, "visits", "alive.csv", 1, Caller.operator());
    bench
        .jdbc
        .sql(
            """
            select pg_terminate_backend(pid) from pg_locks
             where locktype = 'advisory' and objid = 911
            """)
        .query(Boolean.class)
        .single();

    bench.leases.take(912);
    bench.leases.markInterrupted();

    assertThat(state(911)).isEqualTo(ImportState.RUNNING);
    bench.leases.release(912);
    bench.leases.release(911);
    bench.leases.markInterrupted();
    assertThat(state(911)).isEqualTo(ImportState.INTERRUPTED);
  }

  @Test
  void an_import_that_can_not_be_listed_takes_no_place_and_is_in_no_trail() {
    var unwritable = new Imports.Options(null, "a\u0000.csv");
    var file = file(ImportsTest.oneVisit("his", "1", "2020-05-01", "1"));
    var before = begun();

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> bench.imports.submit(Caller.operator(), "visits", file, unwritable));

    assertThat(bench.imports.open()).isZero();
    assertThat(begun()).isEqualTo(before);
  }

  private long begun() {
    return bench
        .jdbc
        .sql(
            """
            select count(*) from audit.entry where action = 'facts.import-begun'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void the_list_goes_on_where_it_stopped() {
    for (var i = 1; i <= 5; i++) {
      bench.taken("visits", ImportsTest.oneVisit("his", "1", "2020-05-01", "1" + i));
    }
    var first = bench.jobs.list(null, 3);
    var second = bench.jobs.list(first.getLast().id(), 3);

    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    assertThat(first.getLast().id()).isGreaterThan(second.getFirst().id());
  }

  @Test
  void what_can_not_be_imported_is_refused_before_it_is_in_the_list(@TempDir Path folder)
      throws IOException {
    var caller = Caller.operator();
    var file = file("x");
    var none = Imports.Options.none();
    refused(FactsProblem.UNKNOWN_FORMAT, () -> bench.imports.run(caller, "visit", file, none));
    refused(
        FactsProblem.UNKNOWN_ENCODING,
        () -> bench.imports.run(caller, "visits", file, new Imports.Options("big5", null)));
    refused(
        FactsProblem.NO_SUCH_FILE,
        () -> bench.imports.run(caller, "visits", folder.resolve("no.csv"), none));
    refused(FactsProblem.UNKNOWN_IMPORT, () -> bench.imports.cancel(caller, 999));
    refused(FactsProblem.NO_FILES, () -> bench.imports.importFolder(caller, folder));
    Files.writeString(folder.resolve("visit.csv"), "x");
    refused(FactsProblem.UNKNOWN_FILES, () -> bench.imports.importFolder(caller, folder));

    assertThat(bench.jobs.list(null, 10)).isEmpty();
  }

  @Test
  void a_folder_is_imported_in_the_order_of_its_references_up_to_the_first_refusal(
      @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("divisions.csv"), "code,name\n445322105,甲镇\n");
    Files.writeString(
        folder.resolve("institutions.csv"),
        "code,name,kind,division\nT5,甲镇卫生院,town_hospital,445322105\n");
    Files.writeString(
        folder.resolve("visits.csv"), ImportsTest.oneVisit("his", "1", "2020-02-30", "1"));
    Files.writeString(folder.resolve("typed_figures.csv"), "never read");

    var results = bench.imports.importFolder(Caller.operator(), folder);

    assertThat(results)
        .extracting(ImportResult::format)
        .containsExactly("divisions", "institutions", "visits");
    assertThat(results.getLast().state()).isEqualTo(ImportState.FAILED);
  }

  private ImportState state(long id) {
    return bench.jobs.find(id).orElseThrow().state();
  }

  private Path file(String text) {
    return bench.file("visits", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String manyVisits(int count) {
    var text = new StringBuilder("source,source_no,institution,visited_on,kind,total_amount\n");
    for (var i = 0; i < count; i++) {
      text.append("his,").append(i).append(",T1,2020-05-01,outpatient,1\n");
    }
    return text.toString();
  }

  private static void until(BooleanSupplier condition) {
    var end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("still waiting").isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static void refused(Problem.Type type, ThrowingCallable action) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(action)
        .extracting(Problem::type)
        .isEqualTo(type);
  }
}
