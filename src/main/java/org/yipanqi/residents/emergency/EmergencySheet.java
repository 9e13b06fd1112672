package org.yipanqi.residents.emergency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The list of emergencies as an Excel file, as the page shows it. */
@Component
class EmergencySheet {

  private static final int MOST = 10_000;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final List<Label> HEADS =
      List.of(
          new Label("序号", "No."),
          new Label("时间", "Time"),
          new Label("到", "Until"),
          new Label("居民编号", "Resident no."),
          new Label("谁", "Who"),
          new Label("账号", "Account"),
          new Label("职责", "Duty"),
          new Label("所在单位", "Unit"),
          new Label("理由", "Reason"),
          new Label("应复核日", "Due"),
          new Label("超期天数", "Days late"),
          new Label("结论", "Verdict"),
          new Label("说明", "Note"),
          new Label("复核人", "Reviewer"),
          new Label("复核时间", "Reviewed at"));

  private final Reviews reviews;
  private final EmergencyTrail trail;
  private final Clock clock;

  EmergencySheet(Reviews reviews, EmergencyTrail trail, Clock clock) {
    this.reviews = reviews;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * That it was taken out is in the trail.
   *
   * @param most as many as the page shows; null for all
   */
  @Transactional
  byte[] workbook(Caller caller, boolean reviewed, @Nullable Integer most, Locale locale) {
    var rows = reviews.list(caller, reviewed, null, most == null ? MOST : Math.min(most, MOST));
    var sheet = SheetFile.of("emergencies", locale).heads(HEADS, 1);
    rows.forEach(each -> write(sheet, each));
    trail.exported(caller, reviewed, rows.size());
    return sheet.bytes();
  }

  private void write(SheetFile sheet, Emergency of) {
    var review = of.review();
    sheet
        .row()
        .whole(of.id())
        .text(minute(of.grantedAt()))
        .text(minute(of.until()))
        .text(of.personNo())
        .text(of.userName())
        .text(of.login())
        .label(Duty.find(of.duty()).map(Duty::label).orElse(new Label(of.duty(), of.duty())))
        .text(of.unit())
        .text(of.reason())
        .text(of.due().toString())
        .whole(of.overdueDays(LocalDate.now(clock)))
        .label(review == null ? null : review.verdict().label())
        .text(review == null ? null : review.note())
        .text(review == null ? null : review.byName())
        .text(review == null ? null : minute(review.at()));
  }

  private static String minute(OffsetDateTime at) {
    return MINUTE.format(at);
  }
}
