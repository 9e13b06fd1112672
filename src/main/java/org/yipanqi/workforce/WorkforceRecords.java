package org.yipanqi.workforce;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Staff in post. */
public final class WorkforceRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Posts.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Posts.format());
  }
}
