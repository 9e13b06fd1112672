package org.yipanqi.quality;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Standards reached and new techniques. */
public final class QualityRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Standards.fact(), Techniques.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Standards.format(), Techniques.format());
  }
}
