package org.yipanqi.facts.workbook;

/** Is given a sheet's rows in their order. Rows and cells that hold nothing may not be there. */
public interface CellTaker {

  /** A row begins; they are counted from 1. */
  void row(int number);

  /** A cell of the row; it is another one when this returns. */
  void cell(Cell cell);

  void endOfRow();

  /** Cells merged into one, after all rows. */
  void merged(CellRange range);
}
