package org.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.TrailBench.Deed;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.kernel.Problem;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.SafekeepingProblem;

/** What is noted is there with what it tells, or not at all, in one chain for everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailTest {

  private static final Caller CALLER = Caller.operator();

  private TestDatabase database;
  private TrailBench bench;

  @BeforeAll
  void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void begin(@TempDir Path folder) {
    bench = TrailBench.empty(database, folder);
  }

  @Test
  void an_entry_says_who_did_what_when_to_whom_why_and_what_it_was_before() {
    bench.trail.note(CALLER, TrailBench.entry("7"));

    var entry = bench.entries().getFirst();
    assertThat(entry.no()).isEqualTo(1);
    assertThat(entry.at()).hasToString("2026-11-26T09:00:00.123456+08:00");
    assertThat(entry.action()).isEqualTo("audit.changed");
    assertThat(entry.texts())
        .containsExactly(
            "audit.changed",
            "thing",
            "7",
            "P1",
            "H1",
            "因为",
            "{\"value\": 1}",
            "{\"value\": 2}",
            "operator",
            "operator",
            "SYSTEM_ADMINISTRATOR",
            "local",
            null,
            null);
    assertThat(entry.previous()).isEqualTo("0".repeat(64));
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void many_at_once_of_whom_some_think_better_of_it_leave_one_chain_without_gaps()
      throws Exception {
    var seed = new Random().nextLong();

    var noted = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      var writers =
          IntStream.range(0, 4)
              .mapToObj(
                  no -> writer(new Random(seed + no), no % 2 == 0 ? bench : bench.restarted()))
              .toList();
      for (var done : threads.invokeAll(writers)) {
        noted += done.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed, e);
    }

    assertThat(bench.entries()).as("seed %s", seed).hasSize(noted);
    assertThat(bench.entries().getLast().no()).as("seed %s", seed).isEqualTo(noted);
    assertThat(bench.faults()).as("seed %s", seed).isEmpty();
  }

  /** Twenty transactions of every kind; answers how many entries they must have left. */
  private Callable<Integer> writer(Random dice, TrailBench bench) {
    return () -> {
      var noted = 0;
      for (var turn = 0; turn < 20; turn++) {
        var entries = dice.nextInt(3) + 1;
        var backOut = dice.nextInt(3) == 0;
        var one = dice.nextInt(4) == 0 ? oneView(bench) : bench.transactions;
        one.executeWithoutResult(status -> {
          // A transaction of one view looks at the database before others write.
          bench.jdbc.sql("select 1").query(Integer.class).single();
          for (var no = 0; no < entries; no++) {
            bench.trail.note(CALLER, TrailBench.entry(no));
          }
          if (backOut) {
            status.setRollbackOnly();
          }
        });
        noted += backOut ? 0 : entries;
      }
      return noted;
    };
  }

  private static TransactionTemplate oneView(TrailBench bench) {
    var template = new TransactionTemplate(bench.transactions.getTransactionManager());
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return template;
  }

  @Test
  void what_a_transaction_of_one_view_notes_follows_what_others_noted_meanwhile() {
    oneView(bench)
        .executeWithoutResult(_ -> {
          bench.jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
          meanwhile(() -> bench.note(3));
          bench.trail.note(CALLER, TrailBench.entry("late"));
        });

    assertThat(bench.entries()).hasSize(4);
    assertThat(bench.entries().getLast().subject()).isEqualTo("late");
    assertThat(bench.faults()).isEmpty();
  }

  private static void meanwhile(Runnable work) {
    var thread = Thread.ofVirtual().start(work);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_is_read_in_a_transaction_that_may_only_read_is_noted_after_it() {
    var reading = new TransactionTemplate(bench.transactions.getTransactionManager());
    reading.setReadOnly(true);
    var seen =
        reading.execute(_ -> {
          bench.trail.note(CALLER, Entry.of(Deed.LOOKED, "person", "P1").about("P1"));
          return bench.jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
        });

    assertThat(seen).isZero();
    assertThat(bench.entries()).extracting(ChainEntry::action).containsExactly("audit.looked");
    assertThat(bench.faults()).isEmpty();
    // The connection is as it was: the next one may write again.
    bench.note(1);
  }

  @Test
  void over_a_connection_with_a_transaction_of_its_own_it_goes_with_that() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      bench.trail.note(connection, CALLER, TrailBench.entry("undone"));
      connection.rollback();
      bench.trail.note(connection, CALLER, TrailBench.entry("done"));
      connection.commit();
      connection.setAutoCommit(true);
    }

    assertThat(bench.entries()).extracting(ChainEntry::subject).containsExactly("done");
  }

  @Test
  void nothing_can_be_noted_with_a_transaction_that_is_over() {
    assertThatThrownBy(() ->
            bench.transactions.executeWithoutResult(_ -> {
              bench.trail.note(CALLER, TrailBench.entry("in time"));
              TransactionSynchronizationManager.registerSynchronization(
                  new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                      bench.trail.note(CALLER, TrailBench.entry("late"));
                    }
                  });
            }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(bench.entries()).extracting(ChainEntry::subject).containsExactly("in time");
  }

  @Test
  void what_is_noted_by_the_last_of_those_who_wait_for_the_commit_is_there() {
    bench.transactions.executeWithoutResult(_ -> {
      bench.trail.note(CALLER, TrailBench.entry(1));
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
              bench.trail.note(CALLER, TrailBench.entry(2));
            }
          });
    });

    assertThat(bench.entries()).extracting(ChainEntry::subject).containsExactly("1", "2");
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void a_change_that_fails_leaves_nothing() {
    assertThatThrownBy(() ->
            bench.transactions.executeWithoutResult(_ -> {
              bench.trail.note(CALLER, TrailBench.entry("failed"));
              throw new IllegalArgumentException("no");
            }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void a_change_that_cannot_be_noted_is_not_made() throws IOException {
    bench.note(1);
    bench.keys.add(Purpose.AUDIT);
    bench.note(1);
    Files.delete(bench.keys.folder().resolve("audit-0002.key"));
    var restarted = bench.restarted();

    assertThatThrownBy(() ->
            restarted.transactions.executeWithoutResult(_ -> {
              restarted.jdbc.sql("create table unnoted ()").update();
              restarted.trail.note(CALLER, TrailBench.entry(3));
            }))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.type()).isEqualTo(SafekeepingProblem.KEY_MISSING));

    assertThat(bench.entries()).hasSize(2);
    assertThat(bench.jdbc.sql("select to_regclass('unnoted')").query(String.class).optional())
        .isEmpty();
  }

  @Test
  void json_of_any_kind_verifies_as_the_database_gives_it_back() {
    var odd = "{\"b\" : 1.10, \"a\":[ 1E2, null,true ], \"名\":\"\\u00e9 \\\" \\n\", \"b\": 2}";
    bench.trail.note(
        CALLER, new Entry(Deed.CHANGED, "thing", "", null, null, " ", odd, "\"text\""));

    assertThat(bench.entries().getFirst().before())
        .isEqualTo("{\"a\": [100, null, true], \"b\": 2, \"名\": \"é \\\" \\n\"}");
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void nobody_changes_it_not_even_its_owner() {
    bench.note(2);

    for (var sql :
        List.of(
            "update audit.entry set reason = 'x'",
            "delete from audit.entry where no = 1",
            "truncate audit.entry",
            "update audit.anchor set day = day",
            "delete from audit.anchor",
            "truncate audit.anchor")) {
      assertThatThrownBy(() -> bench.jdbc.sql(sql).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .hasStackTraceContaining("never changed");
    }
    assertThatThrownBy(() ->
            bench.transactions.executeWithoutResult(
                _ -> bench.jdbc.sql("delete from audit.entry").update()))
        .hasStackTraceContaining("never changed");
  }

  @Test
  void the_first_entry_of_a_day_anchors_the_chain_in_the_table_and_in_the_file()
      throws IOException {
    bench.trail.note(CALLER, TrailBench.entry(1));
    bench.trail.note(CALLER, TrailBench.entry(2));
    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).startsWith("1 2026-11-26 2026-11-26T09:00:00.123456+08:00 1 ");

    bench.clock.goOn(Duration.ofHours(15));
    bench.trail.note(CALLER, TrailBench.entry(3));
    bench.trail.note(CALLER, TrailBench.entry(4));

    assertThat(lines()).hasSize(3);
    assertThat(lines().getLast()).startsWith("2 2026-11-27 ");
    assertThat(lines().getLast()).contains("+08:00 3 ");
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void a_file_that_could_not_be_written_catches_up() throws IOException {
    bench.note(2);
    var before = Files.readString(bench.file.path());
    bench.note(2);
    // The machine stopped in the middle of a line.
    Files.writeString(bench.file.path(), before + "3 2026-11");

    bench.note(1);

    assertThat(lines()).hasSize(5);
    assertThat(bench.faults()).isEmpty();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(bench.file.path());
  }

  @Test
  void an_exported_text_never_becomes_a_formula() throws IOException {
    bench.trail.note(CALLER, Entry.of(Deed.CHANGED, "thing", "=1+1").because("@x"));
    bench.trail.note(CALLER, Entry.of(Deed.CHANGED, "thing", "a,\"b\"").because("\t-2"));

    var out = new StringWriter();
    var count = bench.export.csv(CALLER, TrailFilter.days(null, null), out, Locale.ENGLISH);

    assertThat(count).isEqualTo(3);
    assertThat(out.toString()).contains("'=1+1,", ",'@x,", "\"a,\"\"b\"\"\"", "'\t-2");
    assertThat(out.toString().lines().findFirst().orElseThrow()).startsWith("\uFEFFNo.,Time,");
    assertThat(bench.entries().getLast().action()).isEqualTo("audit.exported");
  }

  @Test
  void days_in_the_wrong_order_are_refused() {
    assertThatThrownBy(() ->
            TrailFilter.days(
                java.time.LocalDate.of(2026, 2, 1), java.time.LocalDate.of(2026, 1, 1)))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.type()).isEqualTo(AuditProblem.DAYS_TURNED_ROUND));
  }
}
