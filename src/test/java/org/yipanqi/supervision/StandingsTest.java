package org.yipanqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.kernel.Label;

/** Where a task stands, worked out without a database. */
class StandingsTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 7, 1);
  private static final LocalDate BEFORE = LocalDate.of(2020, 6, 30);

  @Test
  void a_task_that_is_a_figure_stands_where_its_figure_stands_whatever_was_reported() {
    var line = line("figure");

    assertThat(Standings.of(task(TaskState.DONE), line, Judgement.MISSED, BEFORE, TODAY))
        .isEqualTo(Standing.MISSED);
    assertThat(Standings.of(task(TaskState.OPEN), line, null, BEFORE, TODAY))
        .isEqualTo(Standing.NOT_JUDGED);
  }

  @Test
  void a_milestone_is_overdue_the_day_after_its_date_and_not_on_it() {
    var line = line("milestone");

    assertThat(Standings.of(task(TaskState.OPEN), line, null, TODAY, TODAY))
        .isEqualTo(Standing.OPEN);
    assertThat(Standings.of(task(TaskState.OPEN), line, null, BEFORE, TODAY))
        .isEqualTo(Standing.OVERDUE);
  }

  @Test
  void without_a_date_nothing_is_late() {
    assertThat(Standings.of(task(TaskState.OPEN), line("mechanism"), null, null, TODAY))
        .isEqualTo(Standing.OPEN);
  }

  @Test
  void what_was_reported_waits_for_a_review_even_when_it_is_late() {
    assertThat(Standings.of(task(TaskState.REPORTED), line("milestone"), null, BEFORE, TODAY))
        .isEqualTo(Standing.REPORTED);
  }

  @Test
  void what_an_office_typed_as_done_counts_as_done_and_a_missed_one_only_as_late() {
    var line = line("milestone");

    assertThat(Standings.of(task(TaskState.OPEN), line, Judgement.MET, BEFORE, TODAY))
        .isEqualTo(Standing.DONE);
    assertThat(Standings.of(task(TaskState.OPEN), line, Judgement.MISSED, BEFORE, TODAY))
        .isEqualTo(Standing.OVERDUE);
  }

  private static LedgerLine line(String what) {
    return new LedgerLine(
        "p",
        Task.Kind.ITEM,
        "1",
        1,
        new Label("任务", "Task"),
        "c",
        "一",
        null,
        List.of(),
        false,
        false,
        null,
        what,
        List.of());
  }

  private static Task task(TaskState state) {
    @Nullable String by = state == TaskState.OPEN ? null : "somebody";
    return new Task(
        1,
        990931,
        Task.Kind.ITEM,
        "p",
        "1",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        state,
        0,
        by,
        0);
  }
}
