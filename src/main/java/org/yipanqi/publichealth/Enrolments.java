package org.yipanqi.publichealth;

import java.util.List;
import org.yipanqi.facts.FactAxis;
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

/** A person in management for a disease, from a day to a day. */
final class Enrolments {

  private Enrolments() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "enrolment",
        new Label("在管患者", "Enrolment"),
        "publichealth_api.enrolment",
        new FactTime.During("valid_from", "valid_to"),
        List.of(
            new FactAxis(
                "manager",
                "manager",
                FactAxis.Kind.INSTITUTION,
                new Label("管理机构", "Managing institution"))),
        List.of(ManagedPerson.DISEASE, ManagedPerson.PERSON),
        "manager",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "enrolments",
        new Label("慢病等患者管理", "Enrolments"),
        Group.PUBLIC_HEALTH,
        52,
        "publichealth.enrolment",
        new Identity.Recorded(),
        columns(),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("enrolment")),
        new PersonTouch.From("person_id", "valid_from"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ManagedPerson.person(),
        ManagedPerson.disease(),
        ImportColumn.of("institution", new Type.Institution(), true, "管理机构", "Managing institution")
            .into("institution_id")
            .meaning("负责管理该患者的机构代码", "Code of the institution that manages the person"),
        ImportColumn.of("valid_from", new Type.Day(false), true, "纳入管理日期", "From")
            .meaning("纳入管理的第一天", "The first day in management"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止管理日期", "To")
            .meaning(
                "管理的最后一天（迁出、死亡、失访、转其他机构等）；仍在管时留空",
                "The last day in management (moved, died, lost, taken over by another institution);"
                    + " blank while it goes on"));
  }
}
