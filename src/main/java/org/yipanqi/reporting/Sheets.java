package org.yipanqi.reporting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.FormChecker;

/** Puts together what stands in a return. Reads only, in whatever name the thread works in. */
@Component
public class Sheets {

  private final ReturnRows rows;
  private final CellRows cells;
  private final FormShelf forms;

  Sheets(ReturnRows rows, CellRows cells, FormShelf forms) {
    this.rows = rows;
    this.cells = cells;
    this.forms = forms;
  }

  public ReturnSheet of(Return it, Way way) {
    return of(it, way, cells.of(it.id()));
  }

  ReturnSheet of(Return it, Way way, Map<String, StoredCell> stored) {
    var form = way.form();
    var worked =
        FormChecker.work(form.form(), cells(form, it.rows(), stored), previous(it), form.given());
    return new ReturnSheet(it, way, stored, worked);
  }

  /** The cells of the period before, as handed in; null while there are none. */
  @Nullable Cells previous(Return it) {
    return rows.newest(it.pack(), it.form(), it.period().previous(), it.unit())
        .filter(before -> before.submissions() > 0)
        .map(before -> {
          var form = forms.of(before);
          return FormChecker.work(
                  form.form(),
                  cells(form, before.rows(), cells.of(before.id())),
                  null,
                  form.given())
              .cells();
        })
        .orElse(null);
  }

  /**
   * What was kept of a cell that this version of the form hasn't stays kept, and counts nowhere.
   */
  private static Cells cells(
      FormAtWork form, Map<String, List<String>> rows, Map<String, StoredCell> stored) {
    var values = new HashMap<String, String>();
    var explained = new HashSet<String>();
    for (var place : form.form().places(new Cells(Map.of(), rows, Set.of()))) {
      var address = place.name().toString();
      var cell = stored.get(address);
      if (cell == null) {
        continue;
      }
      var value = cell.value();
      if (value != null && !value.isBlank()) {
        values.put(address, value);
      } else if (cell.explained()) {
        explained.add(address);
      }
    }
    return new Cells(values, rows, explained);
  }
}
