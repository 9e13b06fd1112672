package org.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.yipanqi.web.EventLog.News;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a stream hears, when several things move at once, after a cut, after a restart. */
class EventLogTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
  private final List<Runnable> waiting = new ArrayList<>();
  private final EventLog log = server("a");

  private EventLog server(String epoch) {
    return new EventLog(epoch, nanos::get, (work, _) -> waiting.add(work));
  }

  @Test
  void an_event_on_a_quiet_system_goes_out_at_once() throws Exception {
    var begun = log.begin(null);

    log.add("cells", data("{\"months\":[\"2020-05\"],\"generation\":7}"));

    assertThat(begun.text()).isEqualTo("retry: 2000\nevent: hello\ndata: {}\nid: a-0\n\n");
    assertThat(heard(begun.cursor()))
        .isEqualTo("event: cells\ndata: {\"months\":[\"2020-05\"],\"generation\":7}\nid: a-1\n\n");
  }

  @Test
  void what_follows_within_a_moment_goes_out_as_one_at_its_end() throws Exception {
    log.add("cells", data("{\"months\":[\"2020-05\"],\"generation\":7}"));
    for (var month = 1; month <= 9; month++) {
      log.add(
          "cells",
          data("{\"months\":[\"2020-0%d\"],\"generation\":%d}".formatted(month, 20 - month)));
    }

    assertThat(heard(0)).contains("\"generation\":7").contains("id: a-1\n");
    assertThat(waiting).hasSize(1);
    passes(Duration.ofMillis(200));

    assertThat(heard(1))
        .contains("\"2020-01\"")
        .contains("\"2020-09\"")
        .contains("\"generation\":19");
    assertThat(heard(1)).contains("id: a-2\n");
  }

  @Test
  void names_do_not_hold_each_other_up() throws Exception {
    log.add("cells", data("{\"generation\":1}"));
    log.add("sources", data("{}"));

    assertThat(heard(0)).contains("event: cells").contains("event: sources").contains("id: a-2\n");
    assertThat(waiting).isEmpty();
  }

  @Test
  void a_slow_stream_gets_what_it_missed_as_one_event_of_each_name() throws Exception {
    tells(60);

    var heard = heard(10);

    assertThat(heard.split("event: cells", -1)).hasSize(2);
    assertThat(heard).contains("\"generation\":60").contains("id: a-60\n");
  }

  @Test
  void a_stream_goes_on_where_it_was_cut() throws Exception {
    tells(5);

    var begun = log.begin("a-3");

    assertThat(begun.text()).contains("event: hello").contains("id: a-3\n");
    assertThat(heard(begun.cursor())).contains("\"generation\":5").contains("id: a-5\n");
  }

  @Test
  void who_comes_from_another_start_or_from_too_long_ago_reads_everything_anew() throws Exception {
    tells(EventLog.KEPT + 5);

    for (var id : List.of("b-3", "a-3", "a-99999", "a--1", "a-", "nonsense", "a-1;drop")) {
      assertThat(log.begin(id).text()).as(id).contains("event: reset").contains("id: a-1005\n");
    }
    assertThat(log.begin("a-5").text()).contains("event: hello");
    assertThat(heard(3)).contains("event: reset").contains("id: a-1005\n");
  }

  @Test
  void a_new_page_hears_what_moved_while_it_was_being_read() throws Exception {
    log.add("cells", data("{\"generation\":1}"));
    passes(Duration.ofSeconds(60));
    log.add("cells", data("{\"generation\":2}"));
    passes(Duration.ofSeconds(3));

    var begun = log.begin(null);

    assertThat(begun.text()).contains("id: a-1\n");
    assertThat(heard(begun.cursor())).contains("\"generation\":2");
  }

  @Test
  void when_notices_were_missed_everything_is_read_anew() throws Exception {
    log.add("cells", data("{\"generation\":1}"));
    log.add(EventLog.RESET, data("{}"));
    log.add("sources", data("{}"));

    assertThat(heard(0)).startsWith("retry: 2000\nevent: reset\n").doesNotContain("sources");
    assertThat(heard(2)).contains("event: sources");
  }

  @Test
  void a_waiting_stream_is_woken_by_an_event_and_by_the_end() throws Exception {
    var first = new FutureTask<>(() -> log.next(0, PATIENCE));
    Thread.ofVirtual().start(first);
    log.add("closings", data("{}"));
    assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(News.Told.class);

    var second = new FutureTask<>(() -> log.next(1, PATIENCE));
    Thread.ofVirtual().start(second);
    log.close();
    assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(News.End.class);

    log.add("closings", data("{}"));
    assertThat(log.next(0, PATIENCE)).isInstanceOf(News.End.class);
  }

  @Test
  void silence_is_told_apart_from_news() throws Exception {
    assertThat(log.next(0, 1)).isInstanceOf(News.Silence.class);
  }

  @Test
  void of_two_events_lists_are_united_the_larger_number_and_the_later_word_stay() {
    var one =
        data("{\"months\":[\"2020-05\",\"2020-06\"],\"generation\":9,\"at\":\"1\",\"all\":[1]}");
    var two = data("{\"months\":[\"2020-06\",\"2020-07\"],\"generation\":8,\"at\":\"2\",\"no\":4}");

    var merged = EventData.merged(one, two);

    assertThat(merged)
        .isEqualTo(
            data(
                "{\"months\":[\"2020-05\",\"2020-06\",\"2020-07\"],\"generation\":9,\"at\":\"2\",\"no\":4}"));
    assertThat(one.get("months")).as("events told before are not touched").hasSize(2);
  }

  @Test
  void a_list_that_grows_too_long_is_left_out_and_means_anything() {
    var sum = data("{\"ids\":[]}");
    for (var i = 0; i <= EventData.LONGEST_LIST; i++) {
      sum = EventData.merged(sum, data("{\"ids\":[%d]}".formatted(i)));
    }

    assertThat(sum).isEqualTo(data("{}"));
    assertThat(EventData.merged(sum, data("{\"ids\":[7]}"))).isEqualTo(data("{}"));
  }

  private void tells(int events) {
    for (var i = 1; i <= events; i++) {
      log.add("cells", data("{\"generation\":%d}".formatted(i)));
      passes(Duration.ofMillis(200));
    }
  }

  /** Time runs past the largest number there is, as the machine's may. */
  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
    var due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  private String heard(long cursor) throws InterruptedException {
    return ((News.Told) log.next(cursor, PATIENCE)).text();
  }

  private static ObjectNode data(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }
}
