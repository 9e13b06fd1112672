package org.yipanqi.familydoctor;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Family-doctor contracts. */
public final class FamilyDoctorRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Contracts.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Contracts.format());
  }
}
