package org.yipanqi.facts.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The board of gaps as an Excel file, each crossing in words. */
final class GapSheet {

  private GapSheet() {}

  static byte[] of(GapBoard board, Locale locale) {
    var sheet = SheetFile.of("sources", locale);
    var heads = new ArrayList<Label>();
    heads.add(new Label("报送单位", "Reporter"));
    heads.add(new Label("代码", "Code"));
    heads.add(new Label("医共体", "Community"));
    board.columns().forEach(it -> heads.add(it.label()));
    heads.add(new Label("齐全率 %", "Complete %"));
    heads.add(new Label("及时率 %", "In time %"));
    sheet.heads(heads, 2);
    for (var row : board.rows()) {
      sheet.row().label(row.name()).text(row.unit()).label(row.communityName());
      row.cells().forEach(it -> sheet.label(words(it)));
      rates(sheet, row.tally());
    }
    sheet.row().label(new Label("合计", "All")).text(null).text(null);
    board.columns().forEach(it -> sheet.label(rate(it.tally())));
    rates(sheet, board.total());
    return sheet.bytes();
  }

  private static void rates(SheetFile sheet, GapTally tally) {
    sheet.number(tally.completeness()).number(tally.timeliness());
  }

  private static @Nullable Label rate(GapTally tally) {
    var complete = tally.completeness();
    return complete == null ? null : new Label("齐全 " + complete + "%", complete + "% complete");
  }

  /** A crossing in words: late by 3 days, corrected on a day, two systems. */
  static Label words(Crossing it) {
    var zh = new ArrayList<>(List.of(it.standing().label().zh()));
    var en = new ArrayList<>(List.of(it.standing().label().en()));
    if (it.days() > 0) {
      zh.add((it.standing() == Standing.MISSING ? "已逾期 " : "迟 ") + it.days() + " 天");
      en.add(it.days() + (it.standing() == Standing.MISSING ? " days overdue" : " days late"));
    }
    if (it.corrected()) {
      zh.add("补正 " + it.changedOn());
      en.add("corrected " + it.changedOn());
    }
    if (it.doubled()) {
      zh.add("两系统 " + String.join("、", it.twice()));
      en.add("two systems " + String.join(", ", it.twice()));
    }
    return new Label(String.join("；", zh), String.join("; ", en));
  }
}
