package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.paper.OfficialPaper;
import org.yipanqi.paper.OfficialPaper.Line;

/**
 * Minutes as an official paper. Confirmed ones show the decisions as they read when they were
 * confirmed, whatever was corrected later, and are printed again byte for byte.
 */
@Component
class MinutesPaper {

  private final MeetingRows rows;
  private final ResolutionRows decisions;
  private final ResolutionSteps steps;
  private final Surroundings around;
  private final Protocol protocol;

  MinutesPaper(
      MeetingRows rows,
      ResolutionRows decisions,
      ResolutionSteps steps,
      Surroundings around,
      Protocol protocol) {
    this.rows = rows;
    this.decisions = decisions;
    this.steps = steps;
    this.around = around;
    this.protocol = protocol;
  }

  byte[] pdf(Meeting meeting, Minutes it) {
    var confirmed = it.confirmed();
    var at = confirmed == null ? null : confirmed.at();
    var lines = new ArrayList<Line>();
    about(meeting, lines);
    it.text()
        .lines()
        .filter(l -> !l.isBlank())
        .map(l -> new Line.Body(l.strip()))
        .forEach(lines::add);
    var decided = decisions.of(meeting.id());
    if (!decided.isEmpty()) {
      lines.add(new Line.Heading("议定事项"));
      decided.forEach(d -> lines.add(new Line.Body(d.no() + ". " + line(d, at))));
    }
    var end =
        confirmed == null
            ? List.of("主持人：＿＿＿＿＿＿")
            : List.of("主持人：" + confirmed.by(), day(day(confirmed.at())));
    return new OfficialPaper(
            around.body(meeting).title().zh(),
            null,
            meeting.title() + "纪要",
            confirmed == null ? "（草稿，尚未确认）" : it.no() == 1 ? null : "（第 " + it.no() + " 稿）",
            null,
            lines,
            end,
            false)
        .pdf(day(confirmed == null ? it.writtenAt() : confirmed.at()));
  }

  private void about(Meeting meeting, List<Line> lines) {
    lines.add(new Line.Named("召开日期", day(Objects.requireNonNull(meeting.heldOn()))));
    if (meeting.place() != null) {
      lines.add(new Line.Named("地点", meeting.place()));
    }
    lines.add(new Line.Named("到会", names(meeting, Attendance.State.PRESENT)));
    lines.add(new Line.Named("委托代表", names(meeting, Attendance.State.REPRESENTED)));
    lines.add(new Line.Named("缺席", names(meeting, Attendance.State.ABSENT)));
    var vacant =
        rows.attendance(meeting.id()).stream()
            .filter(a -> a.holder() == null && a.representedBy() == null)
            .count();
    if (vacant > 0) {
      lines.add(new Line.Named("空缺席位", String.valueOf(vacant)));
    }
  }

  private String names(Meeting meeting, Attendance.State state) {
    var seats =
        around.seats(meeting).stream().collect(Collectors.toMap(Seat::id, s -> s.post().zh()));
    var all =
        rows.attendance(meeting.id()).stream()
            .filter(a -> a.state() == state)
            .filter(a -> a.holder() != null || a.representedBy() != null)
            .map(a -> {
              var who = a.holder() == null ? seats.get(a.seat()) : a.holder();
              return a.representedBy() == null ? who : a.representedBy() + "（代" + who + "）";
            })
            .collect(Collectors.joining("、"));
    return all.isEmpty() ? "无" : all;
  }

  /**
   * A decision as the minutes have it.
   *
   * @param confirmedAt as it read then; null: as it reads now
   */
  String line(Decision it, @Nullable OffsetDateTime confirmedAt) {
    var institution = around.institution(it.institution());
    var now =
        new ResolutionSteps.Before(
            it.text(), institution == null ? it.owner() : institution, it.due());
    var then =
        confirmedAt == null
            ? now
            : steps.of(it.id()).stream()
                .filter(s -> s.before() != null && s.at().isAfter(confirmedAt))
                .map(s -> Objects.requireNonNull(s.before()))
                .findFirst()
                .orElse(now);
    var words = new StringBuilder(then.text());
    if (then.owner() != null) {
      words.append("（").append(then.owner());
      if (then.due() != null) {
        words.append("，").append(day(then.due()));
      }
      words.append("）");
    }
    return it.adopted() ? words.toString() : words.append("［未通过］").toString();
  }

  private LocalDate day(OffsetDateTime at) {
    return at.atZoneSameInstant(protocol.clock().getZone()).toLocalDate();
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
