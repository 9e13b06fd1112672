package org.yipanqi.insurance;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Claims, by settlement and by stay. */
public final class InsuranceRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Claims.fact(), Claims.stay());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Claims.format());
  }
}
