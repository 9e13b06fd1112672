package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The ledger as an Excel file: what the page shows, in its order. */
@Component
class TaskWords {

  private final TaskBook book;

  TaskWords(TaskBook book) {
    this.book = book;
  }

  byte[] sheet(List<TaskLine> lines, Locale locale) {
    var file = SheetFile.of(locale.getLanguage().equals("en") ? "Tasks" : "任务台账", locale);
    file.heads(
        List.of(
            new Label("序号", "No."),
            new Label("条款", "Clause"),
            new Label("任务", "Task"),
            new Label("责任单位（按文件）", "Units as the document names them"),
            new Label("承办", "Assigned to"),
            new Label("期限", "Due"),
            new Label("期限来源", "Date given by"),
            new Label("状态", "Standing"),
            new Label("数值", "Figure"),
            new Label("单位", "Unit")),
        3);
    for (var line : lines) {
      var seen = line.seen().isEmpty() ? null : line.seen().getFirst();
      file.row()
          .text(line.line() == null ? "" : String.valueOf(line.line().no()))
          .text(line.line() == null ? line.task().basis() : line.line().place())
          .label(line.title())
          .text(units(line, locale))
          .text(assigned(line.task()))
          .text(line.due() == null ? null : line.due().toString())
          .label(dated(line))
          .label(line.standing().label())
          .number(seen == null ? null : seen.value())
          .text(seen == null ? null : seen.unit());
    }
    return file.bytes();
  }

  private static String units(TaskLine line, Locale locale) {
    return line.units().stream()
        .map(u -> u.in(locale))
        .collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
  }

  private String assigned(Task task) {
    var words = task.assigned() == null ? "" : task.assigned();
    return (book.institution(task) + " " + words).strip();
  }

  private static Label dated(TaskLine line) {
    return switch (line.dated()) {
      case POLICY -> new Label("文件", "the policy");
      case COUNTY -> new Label("县里", "the county");
      case DECISION -> new Label("会议", "the meeting");
      case NOBODY -> new Label("未定", "nobody");
    };
  }

  /** How many days a date has passed by; 0 before it. */
  static long daysLate(TaskLine line, LocalDate today) {
    var due = line.due();
    return due == null || !line.late(today) ? 0 : today.toEpochDay() - due.toEpochDay();
  }
}
