package org.yipanqi.indicators.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * The records behind a number, page by page.
 *
 * @param next where the next page begins, absent on the last
 * @param total how many records there are
 * @param recount what the records give when the number is computed from them again
 */
public record RecordsView(
    Label title,
    List<RecordColumn> columns,
    List<RecordLine> rows,
    @Nullable String next,
    long total,
    @Nullable String recount) {

  public record RecordColumn(String code, Label label, String type) {}

  /** One record: its cells as shown, and who entered it when. */
  public record RecordLine(
      RecordKey key,
      List<@Nullable Label> values,
      @Nullable String recordedBy,
      @Nullable String recordedAt) {}

  public record RecordKey(String fact, @Nullable String source, @Nullable String sourceNo) {}
}
