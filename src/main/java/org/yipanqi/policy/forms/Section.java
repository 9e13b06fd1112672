package org.yipanqi.policy.forms;

import java.util.List;
import java.util.Optional;
import org.yipanqi.kernel.Label;

/** A table of a form. */
public record Section(String id, Label title, Rows rows, List<Column> columns) {

  public Optional<Column> column(String columnId) {
    return columns.stream().filter(c -> c.id().equals(columnId)).findFirst();
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
