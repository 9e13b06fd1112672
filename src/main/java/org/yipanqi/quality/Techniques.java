package org.yipanqi.quality;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** A technique an institution took up with a hospital's help, with the evidence for it. */
final class Techniques {

  private static final int LONGEST_TEXT = 2000;

  private Techniques() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "technique",
        new Label("新技术新项目", "New technique"),
        "quality_api.technique",
        new FactTime.OnDate("started_on"),
        List.of(
            new FactAxis(
                "institution",
                "institution",
                FactAxis.Kind.INSTITUTION,
                new Label("开展机构", "Institution that does it")),
            new FactAxis(
                "helper",
                "helper",
                FactAxis.Kind.INSTITUTION,
                new Label("帮扶机构", "Institution that helped"))),
        List.of(FactColumn.of("evidence_count", FactColumn.Type.INT, "佐证项数", "Kinds of evidence")),
        "institution",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "techniques",
        new Label("新技术新项目", "New techniques"),
        Group.QUALITY,
        76,
        "quality.technique",
        new Identity.Recorded(),
        Stream.concat(technique().stream(), evidence().stream()).toList(),
        List.of(
            new RowRule(
                "helped-by-itself",
                "helped_by",
                new Label("帮扶机构不能是开展机构自己", "An institution can't be helped by itself"),
                row -> !Objects.equals(row.value("institution"), row.value("helped_by")))),
        List.of(),
        List.of(Touch.of("technique")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> technique() {
    return List.of(
        ImportColumn.of("institution", new Type.Institution(), true, "开展机构", "Institution")
            .into("institution_id")
            .meaning("现在能开展该技术的机构代码", "Code of the institution that now does it"),
        ImportColumn.of("helped_by", new Type.Institution(), true, "帮扶机构", "Helped by")
            .into("helper_id")
            .meaning("提供帮扶的机构代码", "Code of the institution that helped"),
        ImportColumn.of("started_on", new Type.Day(false), true, "开展日期", "Started on")
            .meaning("首次独立开展的日期", "The day it was first done"),
        ImportColumn.of("name", new Type.Text(200), true, "技术名称", "Name of the technique")
            .meaning("技术名称，五项佐证之一", "The name, first of the five kinds of evidence"));
  }

  private static List<ImportColumn> evidence() {
    return List.of(
        text("evidence_quantity", "佐证：例数", "Evidence: number")
            .meaning("开展例数的说明；没有时留空", "How often it was done; blank if not shown"),
        text("evidence_safety", "佐证：安全性", "Evidence: safety")
            .meaning("安全性的说明；没有时留空", "How safe it was; blank if not shown"),
        text("evidence_progress", "佐证：先进性", "Evidence: progress")
            .meaning("先进性的说明；没有时留空", "What is better than before; blank if not shown"),
        text("evidence_benefit", "佐证：效益", "Evidence: benefit")
            .meaning("社会和经济效益的说明；没有时留空", "What patients and the county gain; blank if not shown"));
  }

  private static ImportColumn text(String code, String zh, String en) {
    return ImportColumn.of(code, new Type.Text(LONGEST_TEXT), false, zh, en);
  }
}
