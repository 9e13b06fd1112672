package org.yipanqi.ledger;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Income and expenses. */
public final class LedgerRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Income.fact(), Expenses.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Income.format(), Expenses.format());
  }
}
