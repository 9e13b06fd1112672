package org.yipanqi.records;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Visits, admissions and discharges, operations and their levels, bed-days. */
public final class CareRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(
        Visits.fact(),
        Admissions.fact(),
        Admissions.discharge(),
        Operations.fact(),
        BedDays.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(
        OperationLevels.format(),
        Visits.format(),
        Admissions.format(),
        Operations.format(),
        BedDays.format());
  }
}
