package org.yipanqi.policy.forms;

import java.util.List;
import java.util.Optional;
import org.yipanqi.kernel.Label;

/** A table of a form. */
public record Section(String id, Label title, Rows rows, List<Column> columns) {

  public Optional<Column> column(String columnId) {
    return columns.stream().filter(c -> c.id().equals(columnId)).findFirst();
  }

  /**
   * The columns that the policy makes public; rows about persons stay within the house, however
   * marked.
   */
  public List<Column> disclosed() {
    return rows instanceof Rows.Repeating(var over, _) && over == Rows.Over.PERSON
        ? List.of()
        : columns.stream().filter(Column::disclosed).toList();
  }

  /** Whether the policy makes any of it public. */
  public boolean discloses() {
    return !disclosed().isEmpty();
  }

  /** The rows that it has in a return; headings are none. */
  public List<String> rowKeys(Cells cells) {
    return switch (rows) {
      case Rows.Fixed fixed ->
          fixed.rows().stream().filter(r -> !r.heading()).map(Row::id).toList();
      case Rows.Repeating _ -> cells.rows(id);
    };
  }
}
