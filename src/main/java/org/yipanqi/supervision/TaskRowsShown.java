package org.yipanqi.supervision;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** Tasks as they travel. */
@Component
class TaskRowsShown {

  private final TaskBook book;
  private final Registry registry;

  TaskRowsShown(TaskBook book, Registry registry) {
    this.book = book;
    this.registry = registry;
  }

  TaskController.LedgerTask of(TaskLine it) {
    var task = it.task();
    var line = it.line();
    var institution = task.institution();
    return new TaskController.LedgerTask(
        String.valueOf(task.id()),
        task.kind().code(),
        task.pack(),
        task.pack() == null ? null : task.ref(),
        line == null ? null : line.no(),
        it.what(),
        it.title(),
        line == null ? null : line.clause(),
        line == null ? null : line.place(),
        line == null ? null : line.group(),
        it.units(),
        line == null || line.unitsStated(),
        line != null && line.leadFirst(),
        it.due(),
        it.dated().name().toLowerCase(Locale.ROOT),
        TaskWords.daysLate(it, book.today()),
        institution == null
            ? null
            : registry.snapshot().institution(institution).map(Institution::code).orElse(null),
        institution == null ? null : book.institution(task),
        task.assigned(),
        task.login(),
        it.standing().code(),
        it.standing().label(),
        task.state().code(),
        task.returned(),
        it.seen().stream().map(TaskRowsShown::figure).toList(),
        it.period(),
        task.decision().isPresent() ? String.valueOf(task.decision().getAsLong()) : null,
        task.version());
  }

  private static TaskController.TaskFigure figure(TaskLine.Seen it) {
    return new TaskController.TaskFigure(
        it.series(),
        it.title(),
        it.value() == null ? null : it.value().toPlainString(),
        it.unit(),
        it.state().code(),
        it.judgement().code(),
        it.target());
  }
}
