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
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** One operation of a stay. It counts on the day its patient is discharged. */
final class Operations {

  private Operations() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "operation",
        new Label("出院患者手术", "Operation"),
        "records_api.operation",
        new FactTime.OnDate("discharged_on"),
        List.of(CareColumns.PERFORMER),
        List.of(
            FactColumn.of("level", FactColumn.Type.INT, "手术级别", "Operation level").orNull(),
            FactColumn.of("code", FactColumn.Type.TEXT, "手术编码", "Operation code"),
            CareColumns.PERSON),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "operations",
        new Label("手术", "Operations"),
        Group.CARE,
        42,
        "records.operation",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(admissionKnown(), withinTheStay()),
        List.of(Touch.of("operation")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        CareColumns.institution(),
        ImportColumn.of("admission_no", new Type.Text(64), true, "住院记录编号", "Admission number")
            .meaning(
                "同一来源系统中该次住院的记录编号（source_no）",
                "The number (source_no) of the stay in the same source system"),
        ImportColumn.of("code", new Type.Text(20), true, "手术编码", "Operation code")
            .meaning("ICD-9-CM-3手术操作编码", "The operation's ICD-9-CM-3 code"),
        ImportColumn.of("performed_on", new Type.Day(false), true, "手术日期", "Performed on")
            .meaning("手术当天的日期", "The day of the operation"),
        ImportColumn.of("level", new Type.Whole(1, 4), false, "手术级别", "Operation level")
            .meaning(
                "1至4级；留空按手术当日的级别表",
                "1 to 4; blank means the level table's on the day of the operation"));
  }

  private static StagedCheck admissionKnown() {
    return new StagedCheck(
        "admission-unknown",
        "admission_no",
        new Label("同一来源系统中没有这个住院编号", "The source system has no such admission"),
        """
        select s.row_no
        from staged s
        where not exists (
          select from records.admission a
          where a.source_id = s.source_id and a.source_no = s.admission_no)
        """);
  }

  private static StagedCheck withinTheStay() {
    return new StagedCheck(
        "outside-the-stay",
        "performed_on",
        new Label("手术日期不在该次住院期间", "The operation is not within its stay"),
        """
        select s.row_no
        from staged s
        join records.admission a on a.source_id = s.source_id and a.source_no = s.admission_no
        where s.performed_on < a.admitted_on or s.performed_on > a.discharged_on
        """);
  }
}
