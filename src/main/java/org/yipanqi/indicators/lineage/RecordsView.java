package org.yipanqi.indicators.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * The records behind a number, page by page.
 *
 * @param next where the next page begins, absent on the last
 * @param total how many records there are
 * @param matching how many of them the reader may see under his or her own conditions
 */
public record RecordsView(
    Label title,
    List<RecordColumn> columns,
    List<RecordLine> rows,
    @Nullable String next,
    long total,
    long matching) {

  /** The same with certain columns only, in the order given; all when none are named. */
  RecordsView only(List<String> codes) {
    if (codes.isEmpty()) {
      return this;
    }
    var all = columns.stream().map(RecordColumn::code).toList();
    var places = codes.stream().map(all::indexOf).toList();
    return new RecordsView(
        title,
        places.stream().map(columns::get).toList(),
        rows.stream()
            .map(r ->
                new RecordLine(
                    r.key(),
                    r.unit(),
                    places.stream().<@Nullable Label>map(r.values()::get).toList(),
                    r.recordedBy(),
                    r.recordedAt()))
            .toList(),
        next,
        total,
        matching);
  }

  /**
   * @param choices the values a coded column may have, empty for others
   */
  public record RecordColumn(String code, Label label, String type, List<RecordChoice> choices) {}

  public record RecordChoice(String code, Label label) {}

  /**
   * One record: its cells as shown, and who entered it when.
   *
   * @param unit the code of the unit it counts for
   */
  public record RecordLine(
      RecordKey key,
      @Nullable String unit,
      List<@Nullable Label> values,
      @Nullable String recordedBy,
      @Nullable String recordedAt) {}

  public record RecordKey(String fact, @Nullable String source, @Nullable String sourceNo) {}
}
