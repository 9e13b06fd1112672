package org.yipanqi.compensation;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Pay. */
public final class CompensationRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Pay.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Pay.format());
  }
}
