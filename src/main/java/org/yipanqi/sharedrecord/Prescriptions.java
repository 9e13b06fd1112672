package org.yipanqi.sharedrecord;

import java.math.BigDecimal;
import java.util.List;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.kernel.Label;

/** One line of a prescription; lines of one number belong together. */
final class Prescriptions {

  private Prescriptions() {}

  static ImportFormat format() {
    return new ImportFormat(
        "prescription",
        new Label("处方", "Prescriptions"),
        Group.CARE,
        47,
        "sharedrecord.prescription",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("prescription_no", new Type.Text(64), true, "处方号", "Prescription")
            .meaning("同一张处方的各行填同一个号", "The same for all lines of one prescription"),
        Results.institution(),
        Results.person(),
        ImportColumn.of("prescribed_at", new Type.Moment(), true, "开具时间", "Prescribed at")
            .meaning("处方开具的时间", "When it was written"),
        ImportColumn.of("prescriber", new Type.Text(60), false, "医师", "Prescriber")
            .meaning("开具处方的医师；不明时留空", "Who wrote it; blank if unknown"),
        Results.icd10(),
        ImportColumn.of("drug", new Type.Text(100), true, "药品", "Drug")
            .meaning("药品通用名", "Its generic name"),
        text("drug_code", 40, "药品编码", "Drug code", "医保药品编码；没有时留空", "Of insurance; blank if none"),
        text("specification", 60, "规格", "Specification", "如 5mg×7片；可留空", "5 mg × 7; may be blank"),
        text("dose", 30, "单次剂量", "Dose", "每次用量，如 5mg；可留空", "Each time; may be blank"),
        text("frequency", 30, "频次", "Frequency", "如 每日一次；可留空", "Once a day; may be blank"),
        text("route", 30, "用法", "Route", "如 口服；可留空", "By mouth; may be blank"),
        ImportColumn.of("days", new Type.Whole(1, 365), false, "天数", "Days")
            .meaning("用药天数；不明时留空", "For how long; blank if unknown"),
        ImportColumn.of(
                "quantity",
                new Type.Number(3, new BigDecimal("0.001"), new BigDecimal("100000")),
                false,
                "总量",
                "Quantity")
            .meaning("发药数量；不明时留空", "What was handed out; blank if unknown"),
        text("unit", 20, "总量单位", "Unit", "如 盒；可留空", "Boxes; may be blank"));
  }

  private static ImportColumn text(
      String code, int most, String zh, String en, String meaning, String meaningEn) {
    return ImportColumn.of(code, new Type.Text(most), false, zh, en).meaning(meaning, meaningEn);
  }
}
