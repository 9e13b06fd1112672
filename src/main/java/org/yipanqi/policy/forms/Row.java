package org.yipanqi.policy.forms;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A row that a form prints.
 *
 * @param unit shown beside it; null for none
 * @param indent how far it stands in: 1 for "of which"
 * @param heading whether it only heads those below it and has no cells
 * @param cells by column where it differs from what the column says
 */
public record Row(
    String id,
    Label label,
    @Nullable String unit,
    int indent,
    boolean heading,
    Map<String, CellRule> cells) {

  /** What may stand in one of its cells. */
  public CellRule rule(Column column) {
    return Optional.ofNullable(cells.get(column.id())).orElse(column.rule());
  }
}
