package org.yipanqi.reporting.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.workbook.CellAddress;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Column;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Row;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;

/**
 * Where the cells of a form stand in its workbook: a sheet for each section, the row's key in the
 * hidden column A, what the row is in B, its unit in C where the form prints rows, then the cells.
 */
final class FormLayout {

  static final int TITLE = 0;
  static final int ABOUT = 1;
  static final int HEADS = 2;
  static final int FIRST = 3;
  static final int KEY = 0;
  static final int NAME = 1;

  private FormLayout() {}

  /** A sheet's tab; the number keeps tabs apart whose titles are alike. */
  static String tab(Form form, Section section, Locale locale) {
    var number = form.sections().indexOf(section) + 1;
    return Sheet.nameFrom(number + " " + section.title().in(locale));
  }

  /** The column, from 0, of the first cell of a section. */
  static int firstCell(Section section) {
    return section.rows() instanceof Rows.Fixed ? 3 : 2;
  }

  /** The heads from column B on. */
  static List<Label> heads(Section section) {
    var heads = new ArrayList<Label>();
    switch (section.rows()) {
      case Rows.Fixed _ -> {
        heads.add(new Label("项目", "Item"));
        heads.add(new Label("单位", "Unit"));
      }
      case Rows.Repeating(var over, _) ->
          heads.add(over.written() ? new Label("序号", "No.") : new Label("对象", "For"));
    }
    section.columns().forEach(column -> heads.add(head(section, column)));
    return heads;
  }

  private static Label head(Section section, Column column) {
    var unit = column.rule().unit();
    if (section.rows() instanceof Rows.Fixed || CellWords.unit(unit, Locale.CHINESE).isEmpty()) {
      return column.label();
    }
    return new Label(
        column.label().zh() + "（" + CellWords.unit(unit, Locale.CHINESE) + "）",
        column.label().en() + " (" + CellWords.unit(unit, Locale.ENGLISH) + ")");
  }

  /**
   * A line of a section below its heads.
   *
   * @param row the printed row; null for rows of a return
   * @param name what stands in column B; empty for a line still to be written
   */
  record Line(String key, @Nullable Row row, String name) {}

  static List<Line> lines(Section section, List<FormCopy.RowCopy> rows, Locale locale) {
    return switch (section.rows()) {
      case Rows.Fixed fixed ->
          fixed.rows().stream().map(r -> new Line(r.id(), r, r.label().in(locale))).toList();
      case Rows.Repeating _ -> rows.stream().map(r -> new Line(r.key(), null, r.name())).toList();
    };
  }

  /** A1 of a cell, with its sheet. */
  static String address(String tab, int row, int column) {
    return tab + "!" + new CellAddress(column, row + 1);
  }

  static CellName name(Section section, Line line, Column column) {
    return new CellName(section.id(), line.key(), column.id());
  }
}
