package org.yipanqi.reporting.paper;

import java.util.ArrayList;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;

/** One sheet against its section. */
final class SectionBack {

  private final FormCopy copy;
  private final Section section;
  private final String tab;
  private final SheetTaker taker;
  private final WorkbookTaken taken;

  SectionBack(FormCopy copy, Section section, String tab, SheetTaker taker, WorkbookTaken taken) {
    this.copy = copy;
    this.taken = taken;
    this.section = section;
    this.tab = tab;
    this.taker = taker;
  }

  private String address(int row, int column) {
    return FormLayout.address(tab, row, column);
  }

  void read() {
    for (var merged : taker.merged()) {
      if (merged.last().row() > FormLayout.HEADS) {
        taken.fault(tab + "!" + merged, SheetFaults.MERGED);
      }
    }
    if (!headsStand()) {
      return;
    }
    switch (section.rows()) {
      case Rows.Fixed fixed -> printed(fixed);
      case Rows.Repeating(var over, var most) -> {
        if (over.written()) {
          written(most);
        } else {
          known();
        }
      }
    }
    taker
        .beyond(FormLayout.firstCell(section) + section.columns().size(), FormLayout.HEADS)
        .ifPresent(place ->
            taken.fault(address(place.row(), place.column()), SheetFaults.CELL_WITHOUT_COLUMN));
  }

  /** Columns stand where the template had them, under the same heads. */
  private boolean headsStand() {
    var heads = FormLayout.heads(section);
    for (var i = 0; i < heads.size(); i++) {
      var at = FormLayout.NAME + i;
      var text = taker.text(FormLayout.HEADS, at).strip();
      if (!text.equals(heads.get(i).zh()) && !text.equals(heads.get(i).en())) {
        taken.fault(address(FormLayout.HEADS, at), SheetFaults.movedColumn(heads.get(i), text));
        return false;
      }
    }
    return true;
  }

  private void printed(Rows.Fixed fixed) {
    var row = FormLayout.FIRST;
    for (var line : fixed.rows()) {
      if (!taker.text(row, FormLayout.KEY).equals(line.id())) {
        taken.fault(address(row, FormLayout.NAME), SheetFaults.movedRow(line.label()));
        return;
      }
      if (!line.heading()) {
        cells(new FormLayout.Line(line.id(), line, ""), row);
      }
      row++;
    }
    below(row);
  }

  /** Rows of institutions may be sorted; their keys go with them. */
  private void known() {
    var keys = copy.rows(section.id()).stream().map(FormCopy.RowCopy::key).toList();
    var seen = new ArrayList<String>();
    for (var row = FormLayout.FIRST; row <= taker.lastRow(); row++) {
      var key = taker.text(row, FormLayout.KEY);
      if (key.isEmpty() && taker.blank(row)) {
        continue;
      }
      if (!keys.contains(key) || seen.contains(key)) {
        taken.fault(address(row, FormLayout.NAME), SheetFaults.STRANGE_ROW);
      } else {
        seen.add(key);
        cells(new FormLayout.Line(key, null, ""), row);
      }
    }
    for (var key : keys) {
      if (!seen.contains(key)) {
        taken.fault(tab, SheetFaults.missingRow(name(key)));
      }
    }
    taken.rows(section.id(), keys);
  }

  private String name(String key) {
    return copy.rows(section.id()).stream()
        .filter(r -> r.key().equals(key))
        .map(FormCopy.RowCopy::name)
        .findFirst()
        .orElse(key);
  }

  /** Rows that people write are numbered anew in their order. */
  private void written(int most) {
    var filled = new ArrayList<Integer>();
    for (var row = FormLayout.FIRST; row <= taker.lastRow(); row++) {
      if (!taker.blank(row, FormLayout.firstCell(section))) {
        filled.add(row);
      }
    }
    if (filled.size() > most) {
      taken.fault(
          address(filled.get(most), FormLayout.NAME), SheetFaults.tooManyRows(filled.size(), most));
    }
    var keys = new ArrayList<String>();
    for (var row : filled.subList(0, Math.min(most, filled.size()))) {
      var key = String.valueOf(keys.size() + 1);
      keys.add(key);
      cells(new FormLayout.Line(key, null, ""), row);
    }
    taken.rows(section.id(), keys);
  }

  private void below(int from) {
    for (var row = from; row <= taker.lastRow(); row++) {
      if (!taker.blank(row)) {
        taken.fault(address(row, FormLayout.NAME), SheetFaults.STRANGE_ROW);
        return;
      }
    }
  }

  private void cells(FormLayout.Line line, int row) {
    var at = FormLayout.firstCell(section);
    for (var column : section.columns()) {
      var name = FormLayout.name(section, line, column);
      var place = copy.form().place(name);
      var address = address(row, at);
      if (place.isPresent()) {
        var problem = taker.problem(row, at);
        if (problem == null) {
          taken.value(name, address, taker.text(row, at));
        } else {
          taken.refuse(name, address, problem);
        }
      } else if (!taker.text(row, at).isBlank()) {
        taken.fault(address, SheetFaults.NO_CELL);
      }
      at++;
    }
  }
}
