package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.database.DatabaseAddress;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.BrowserEvents;
import org.yipanqi.web.EventStream;
import tools.jackson.databind.json.JsonMapper;

/** A change reaches an open browser, whichever process made it and whatever was cut meanwhile. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"tests.database=moves", "yipanqi.events.most-streams=3"})
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovesTest {

  private static final String VISIT =
      """
      source,source_no,institution,visited_on,kind,tcm,first_contact,total_amount,fund_amount
      moves,%s,T1,2020-05-12,outpatient,false,true,88.50,40.00
      """;

  @TempDir private Path folder;
  @LocalServerPort private int port;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Boards boards;
  @Autowired private Policies policies;
  @Autowired private BrowserEvents browsers;
  @Autowired private TransactionTemplate transactions;
  @Autowired private DatabaseAddress database;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @Test
  void a_stream_is_not_buffered_not_kept_and_not_compressed() throws Exception {
    try (var stream = listen(null, "Accept-Encoding", "gzip")) {
      var headers = stream.answer().headers();

      assertThat(headers.firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store, no-transform");
      assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
      assertThat(headers.firstValue("Content-Encoding")).isEmpty();
      assertThat(stream.next("hello").id()).isNotEmpty();
    }
  }

  @Test
  void an_imported_record_is_told_with_its_month_and_no_figure() throws Exception {
    try (var stream = listen(null)) {
      stream.next("hello");
      comesIn("one");

      var event = told(stream, "2020-05");
      assertThat(stream.heard("imports").data().path("ids")).isNotEmpty();
      assertThat(event.data().path("generation").asLong()).isEqualTo(board().generation());
      assertThat(event.data().propertyNames())
          .containsExactlyInAnyOrder("months", "generation", "at");
    }
  }

  @Test
  void a_change_by_another_process_is_computed_and_told() throws Exception {
    var before = board();

    try (var stream = listen(null);
        var other = connect()) {
      stream.next("hello");
      other.setAutoCommit(false);
      run(
          other,
          """
          insert into facts.mark (fact, month, units)
          values ('visit', '2020-03-01', null)
          """);
      run(
          other,
          """
          select pg_notify('yipanqi', 'another imports {"ids":[77],"changed":[77]}')
          """);
      other.commit();

      var event = told(stream, "2020-03");
      assertThat(event.data().path("generation").asLong()).isGreaterThan(before.generation());
    }
    assertThat(board().generation()).isGreaterThan(before.generation());
  }

  @Test
  void what_only_makes_a_figure_whole_is_told_too() throws Exception {
    try (var stream = listen(null);
        var other = connect()) {
      stream.next("hello");
      run(
          other,
          """
          select pg_notify('yipanqi', 'another imports {"ids":[78],"changed":[78]}')
          """);

      var event = stream.next("cells");
      while (!event.data().path("months").isEmpty()) {
        event = stream.next("cells");
      }
      assertThat(event.data().path("generation").asLong()).isPositive();
    }
  }

  @Test
  void what_is_rolled_back_is_never_told() throws Exception {
    try (var stream = listen(null)) {
      stream.next("hello");
      transactions.executeWithoutResult(status -> {
        browsers.tell("closings", Map.of("months", List.of("2020-01")));
        status.setRollbackOnly();
      });
      browsers.tell("closings", Map.of("months", List.of("2020-02")));

      assertThat(stream.next("closings").data().path("months").toString())
          .isEqualTo("[\"2020-02\"]");
    }
  }

  @Test
  void after_a_cut_a_browser_hears_what_it_missed() throws Exception {
    String last;
    try (var stream = listen(null)) {
      stream.next("hello");
      browsers.tell("sources", Map.of("months", List.of("2020-01")));
      last = stream.next("sources").id();
    }
    browsers.tell("sources", Map.of("months", List.of("2020-02")));
    browsers.tell("sources", Map.of("months", List.of("2020-03")));

    try (var stream = listen(last)) {
      assertThat(stream.next("hello").id()).isEqualTo(last);
      var months = new ArrayList<String>();
      while (!months.contains("2020-03")) {
        stream.next("sources").data().path("months").forEach(it -> months.add(it.asString()));
      }
      assertThat(months).containsExactly("2020-02", "2020-03");
    }
    try (var stream = listen("restarted-7")) {
      assertThat(stream.next("reset").id()).isNotEmpty();
    }
  }

  @Test
  void when_the_line_to_the_database_is_cut_everything_is_read_anew_and_heard_again()
      throws Exception {
    try (var stream = listen(null);
        var other = connect()) {
      stream.next("hello");
      run(
          other,
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'yipanqi notices'
          """);

      stream.next("reset");
      browsers.tell("definitions", Map.of("pack", "yunan-2020"));
      assertThat(stream.next("definitions").data().path("pack").asString()).isEqualTo("yunan-2020");
    }
  }

  @Test
  void more_streams_than_there_are_places_for_are_told_so_and_a_cut_one_makes_room()
      throws Exception {
    var streams = new ArrayList<EventStream>();
    while (true) {
      var stream = EventStream.open(port, null);
      if (stream.answer().statusCode() != 200) {
        var body = JsonMapper.shared().readTree(stream.answer().body());
        assertThat(stream.answer().statusCode()).isEqualTo(503);
        assertThat(stream.answer().headers().firstValue("Retry-After")).hasValue("30");
        assertThat(body.path("code").asString()).isEqualTo("too-many-streams");
        break;
      }
      streams.add(stream);
      assertThat(streams).hasSizeLessThanOrEqualTo(3);
    }

    for (var stream : streams) {
      stream.close();
    }
    try (var stream = listen(null)) {
      stream.next("hello");
    }
  }

  @Test
  void a_board_that_many_ask_for_at_once_is_drawn_once() throws Exception {
    comesIn("many");
    cells.catchUp();
    var barrier = new CyclicBarrier(20);
    Callable<BoardView> ask =
        () -> {
          barrier.await();
          return board();
        };

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<java.util.concurrent.Future<BoardView>>();
      for (var i = 0; i < 20; i++) {
        asked.add(threads.submit(ask));
      }
      for (var one : asked) {
        assertThat(one.get()).isSameAs(asked.getFirst().get());
      }
    }
  }

  private BoardView board() {
    return boards.board(
        Caller.operator(),
        policies.get(PaperCounty.PACK),
        PaperCounty.COUNTY,
        Period.of("2020"),
        BoardColumns.INDICATORS,
        Basis.LIVE);
  }

  private void comesIn(String number) throws IOException {
    var file =
        Files.writeString(
            folder.resolve(number + ".csv"), VISIT.formatted(number), StandardCharsets.UTF_8);
    var result = imports.run(Caller.operator(), "visits", file, Imports.Options.none());
    assertThat(result.state()).as("%s", result.errors()).isEqualTo(ImportState.DONE);
  }

  /**
   * A place may still be taken by a stream that was cut: that is seen when something is written.
   */
  private EventStream listen(@Nullable String lastId, String... headers) throws Exception {
    var end = Instant.now().plusSeconds(20);
    while (true) {
      var stream = EventStream.open(port, lastId, headers);
      if (stream.answer().statusCode() == 200) {
        return stream;
      }
      stream.close();
      assertThat(Instant.now()).isBefore(end);
      browsers.tell("nudge", Map.of());
    }
  }

  private static EventStream.Event told(EventStream stream, String month)
      throws InterruptedException {
    while (true) {
      var event = stream.next("cells");
      for (var it : event.data().path("months")) {
        if (it.asString().equals(month)) {
          return event;
        }
      }
    }
  }

  /** As another process would, with nothing of ours in between. */
  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
