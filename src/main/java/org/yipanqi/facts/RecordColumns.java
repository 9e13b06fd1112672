package org.yipanqi.facts;

import java.util.List;
import org.yipanqi.facts.ImportColumn.Type;

/** The columns every record has: where it comes from, who entered it, whether in error. */
final class RecordColumns {

  static final String SOURCE = "source";

  static final List<ImportColumn> FIRST =
      List.of(
          ImportColumn.of(SOURCE, new Type.Source(), true, "来源系统", "Source system")
              .into("source_id")
              .meaning(
                  "记录所在系统的代码；未登记的代码自动登记",
                  "Code of the system that holds the record; a new code is registered by itself"),
          ImportColumn.of("source_no", new Type.Text(64), true, "来源记录号", "Number in the source")
              .meaning(
                  "记录在来源系统中的编号；与来源系统一起识别同一条记录",
                  "The record's number there; with the source it tells the same record again"));

  static final List<ImportColumn> LAST =
      List.of(
          ImportColumn.of("recorded_by", new Type.Text(100), false, "录入人", "Recorded by"),
          ImportColumn.of("recorded_at", new Type.Moment(), false, "录入时间", "Recorded at"),
          ImportColumn.of("void", new Type.Flag(), false, "作废", "Void")
              .meaning("是：录入有误，不再计入任何数字", "true: entered in error; the record leaves all figures")
              .orElse(row -> false));

  private RecordColumns() {}
}
