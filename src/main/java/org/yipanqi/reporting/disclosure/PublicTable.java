package org.yipanqi.reporting.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** A section of a return with only what is public. */
public record PublicTable(Label title, List<Label> columns, List<PublicRow> rows) {

  /**
   * @param values in the order of the columns; null where there is none
   */
  public record PublicRow(Label label, @Nullable String unit, List<@Nullable String> values) {}
}
