package org.yipanqi.registry;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;
import org.yipanqi.kernel.Label;

/** What the registry takes in, and the fact it publishes: an institution while it is open. */
public final class RegistryRecords implements RecordKeeping {

  static final List<Choice> OWNERSHIPS =
      List.of(
          Choice.of("public", "公立", "Public"),
          Choice.of("private", "民营", "Private"),
          Choice.of("collective", "集体", "Collective"));

  @Override
  public List<FactDeclaration> facts() {
    return List.of(
        new FactDeclaration(
            "institution",
            new Label("医疗卫生机构", "Institution"),
            "registry_api.institution_fact",
            new FactTime.During("opened_on", "closed_on"),
            List.of(
                new FactAxis(
                    "institution",
                    "institution",
                    FactAxis.Kind.INSTITUTION,
                    new Label("机构", "Institution"))),
            List.of(
                FactColumn.choice("kind", "机构类别", "Kind", InstitutionKind.choices()),
                FactColumn.of("level", FactColumn.Type.TEXT, "等级", "Level").orNull(),
                FactColumn.choice("ownership", "所有制", "Ownership", OWNERSHIPS)),
            null,
            false));
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(
        PlaceFormats.divisions(),
        InstitutionFormats.organisations(),
        InstitutionFormats.institutions(),
        PlaceFormats.communities(),
        PlaceFormats.members(),
        SuccessionFormat.successions());
  }
}
