package org.yipanqi.sharedrecord;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;
import org.yipanqi.sharedrecord.recognition.RecognitionFact;

/** Results and prescriptions, and what was recognised. */
public final class SharedRecordKeeping implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(RecognitionFact.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Results.format(), Prescriptions.format());
  }
}
