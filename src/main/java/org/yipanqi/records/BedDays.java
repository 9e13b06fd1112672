package org.yipanqi.records;

import java.util.List;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** Beds open and beds occupied, summed over days. */
final class BedDays {

  private BedDays() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "bed_day",
        new Label("床日", "Bed-days"),
        "records_api.bed_day",
        new FactTime.OnDate("day"),
        List.of(CareColumns.PERFORMER),
        List.of(
            FactColumn.amount("open_bed_days", "bed_days", "实际开放总床日", "Open bed-days"),
            FactColumn.amount("occupied_bed_days", "bed_days", "实际占用总床日", "Occupied bed-days")),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "bed_days",
        new Label("床日", "Bed-days"),
        Group.CARE,
        43,
        "records.bed_day",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(Touch.of("bed_day")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        CareColumns.institution(),
        ImportColumn.of("day", new Type.Day(false), true, "日期", "Day")
            .meaning("日报填当日；月报填该月1日", "The day; for a month's total its first day"),
        ImportColumn.of("open_bed_days", CareColumns.bedDays(), true, "实际开放总床日", "Open bed-days")
            .meaning("每日夜晚12点开放床位数之和", "Beds open at midnight, summed over the days"),
        ImportColumn.of(
                "occupied_bed_days", CareColumns.bedDays(), true, "实际占用总床日", "Occupied bed-days")
            .meaning(
                "每日夜晚12点占用床位数之和，含加床，可大于开放床日",
                "Beds occupied at midnight, summed over the days; extra beds count, so it may exceed"
                    + " the open ones"));
  }
}
