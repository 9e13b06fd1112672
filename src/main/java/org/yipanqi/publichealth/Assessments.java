package org.yipanqi.publichealth;

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

/** One assessment of how well an old person can look after themselves. */
final class Assessments {

  private Assessments() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "assessment",
        new Label("老年人自理能力评估", "Assessment of the elderly"),
        "publichealth_api.assessment",
        new FactTime.OnDate("assessed_on"),
        List.of(ManagedPerson.PERFORMER),
        List.of(
            FactColumn.of("disabled", FactColumn.Type.BOOL, "失能", "Disabled"),
            ManagedPerson.PERSON),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "assessments",
        new Label("老年人自理能力评估", "Assessments of the elderly"),
        Group.PUBLIC_HEALTH,
        54,
        "publichealth.assessment",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(Touch.of("assessment")),
        new PersonTouch.From("person_id", "assessed_on"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ManagedPerson.person(),
        ManagedPerson.institution(),
        ImportColumn.of("assessed_on", new Type.Day(false), true, "评估日期", "Assessed on")
            .meaning("评估当天的日期", "The day of the assessment"),
        ImportColumn.of("disabled", new Type.Flag(), true, "失能", "Disabled")
            .meaning("评估结论是否为失能", "Whether the person was found unable to look after themselves"));
  }
}
