package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;

/** The ledger on one page: how much is done, what is late, what comes next, what waits. */
@Service
class TaskSummaries {

  static final int SOON_DAYS = 30;
  private static final int MOST_LINES = 20;
  private static final Label GOALS = new Label("政策目标", "Goals of the policy");
  private static final Label RAISED = new Label("会议议定、县里新增", "Decided or raised here");

  /** The tasks of a chapter, or of whose duties they are. */
  record Group(@Nullable String pack, Label label, int total, int over, int late, int waiting) {}

  /**
   * @param late tasks whose date has passed, the longest first
   * @param missed figures that miss their target
   * @param undated tasks that nobody has given a date
   */
  record Summary(
      LocalDate day,
      int total,
      int over,
      int undated,
      List<Group> groups,
      int lateCount,
      List<TaskLine> late,
      int missedCount,
      List<TaskLine> missed,
      List<TaskLine> soon,
      List<TaskLine> waiting) {}

  private final TaskBook book;

  TaskSummaries(TaskBook book) {
    this.book = book;
  }

  Summary of(Caller caller, String county) {
    var today = book.today();
    var all = book.list(caller, TaskBook.Asked.all(county));
    var late =
        all.stream()
            .filter(l -> l.late(today))
            .sorted(Comparator.comparing(TaskSummaries::due))
            .toList();
    var missed = all.stream().filter(l -> l.standing() == Standing.MISSED).toList();
    return new Summary(
        today,
        all.size(),
        count(all, l -> l.standing().over()),
        count(all, l -> l.due() == null && !l.what().equals("figure")),
        groups(all, today),
        late.size(),
        first(late),
        missed.size(),
        first(missed),
        first(soon(all, today)),
        first(all.stream().filter(l -> l.standing() == Standing.REPORTED).toList()));
  }

  private static List<TaskLine> soon(List<TaskLine> all, LocalDate today) {
    return all.stream()
        .filter(l -> l.due() != null && !l.standing().over() && !due(l).isBefore(today))
        .filter(l -> !due(l).isAfter(today.plusDays(SOON_DAYS)))
        .sorted(Comparator.comparing(TaskSummaries::due))
        .toList();
  }

  private static LocalDate due(TaskLine line) {
    var due = line.due();
    return due == null ? LocalDate.MAX : due;
  }

  private static List<Group> groups(List<TaskLine> all, LocalDate today) {
    record Key(@Nullable String pack, Label label) {}
    var groups = new LinkedHashMap<Key, List<TaskLine>>();
    for (var line : all) {
      var rule = line.line();
      var label = rule == null ? RAISED : rule.group() == null ? GOALS : rule.group();
      groups.merge(
          new Key(line.task().pack(), label),
          List.of(line),
          (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return groups.entrySet().stream()
        .map(e ->
            new Group(
                e.getKey().pack(),
                e.getKey().label(),
                e.getValue().size(),
                count(e.getValue(), l -> l.standing().over()),
                count(e.getValue(), l -> l.late(today)),
                count(e.getValue(), l -> l.standing() == Standing.REPORTED)))
        .toList();
  }

  private static int count(List<TaskLine> lines, Predicate<TaskLine> which) {
    return (int) lines.stream().filter(which).count();
  }

  private static List<TaskLine> first(List<TaskLine> lines) {
    return lines.stream().limit(MOST_LINES).toList();
  }
}
