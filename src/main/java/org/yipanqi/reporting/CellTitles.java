package org.yipanqi.reporting;

import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Row;
import org.yipanqi.policy.forms.Rows;

/** What cells are called: by their row and column, as the form words them. */
@Component
public class CellTitles {

  private final Units units;

  CellTitles(Units units) {
    this.units = units;
  }

  /** A cell by its address; the address itself where the form has no such cell any more. */
  public Label of(Form form, String address) {
    return CellName.of(address)
        .flatMap(form::place)
        .map(place -> {
          var row = row(place);
          var column = place.column().label();
          return new Label(row.zh() + " · " + column.zh(), row.en() + " · " + column.en());
        })
        .orElseGet(() -> new Label(address, address));
  }

  /** The row of a cell. */
  public Label row(Form.Place place) {
    Row printed = place.row();
    if (printed != null) {
      return printed.label();
    }
    var key = place.name().row();
    return place.section().rows() instanceof Rows.Repeating(var over, _) && over.written()
        ? new Label("第" + key + "行", "Row " + key)
        : units.nameOf(key);
  }
}
