package org.yipanqi.reporting.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Column;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.paper.FormLayout.Line;

/** A return as an Excel workbook to be filled in and sent back. */
public final class FormWorkbook {

  /** The sheet that says which return it is; nobody sees it. */
  static final String MARK = "yipanqi";

  private static final int SPARE_ROWS = 20;
  private static final String HEAD = "DCE6F1";
  private static final String FILLED = "E7F0E9";
  private static final String COMPUTED = "F2F2F2";

  private final FormCopy copy;
  private final Locale locale;
  private final Map<String, Range> choices = new LinkedHashMap<>();

  private FormWorkbook(FormCopy copy, Locale locale) {
    this.copy = copy;
    this.locale = locale;
  }

  /** Writes a return with what stands in it. */
  public static byte[] write(FormCopy copy, Locale locale) {
    return new FormWorkbook(copy, locale).bytes();
  }

  private byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Yipanqi", "1.0")) {
      var sheets = new LinkedHashMap<Section, Worksheet>();
      for (var section : copy.form().sections()) {
        sheets.put(section, book.newWorksheet(FormLayout.tab(copy.form(), section, locale)));
      }
      var mark = book.newWorksheet(MARK);
      mark(mark);
      sheets.forEach(this::section);
      mark.setVisibilityState(VisibilityState.HIDDEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What the workbook is of, by which a wrong one is known. */
  static List<String> marks(Form form, String pack, String unit, String period) {
    return List.of("yipanqi-form-1", pack, form.id(), String.valueOf(form.version()), unit, period);
  }

  private void mark(Worksheet sheet) {
    var marks = marks(copy.form(), copy.pack(), copy.unit(), copy.period().toString());
    for (var i = 0; i < marks.size(); i++) {
      sheet.value(i, 0, marks.get(i));
    }
    var at = 1;
    for (var section : copy.form().sections()) {
      for (var column : section.columns()) {
        for (var rule : rules(section, column)) {
          var labels = labels(rule);
          var key = String.join("|", labels);
          if (!labels.isEmpty() && !choices.containsKey(key)) {
            for (var i = 0; i < labels.size(); i++) {
              sheet.value(i, at, labels.get(i));
            }
            choices.put(key, sheet.range(0, at, labels.size() - 1, at));
            at++;
          }
        }
      }
    }
  }

  private static List<CellRule> rules(Section section, Column column) {
    return switch (section.rows()) {
      case Rows.Repeating _ -> List.of(column.rule());
      case Rows.Fixed fixed -> fixed.rows().stream().map(r -> r.rule(column)).toList();
    };
  }

  private List<String> labels(CellRule rule) {
    return switch (rule.type()) {
      case CHOICE -> rule.choices().stream().map(c -> c.label().in(locale)).toList();
      case YES_NO -> List.of(CellWords.yesNo(true).in(locale), CellWords.yesNo(false).in(locale));
      case INT, DECIMAL, PERCENT, MONEY, TEXT, DATE -> List.of();
    };
  }

  private void section(Section section, Worksheet sheet) {
    var form = copy.form();
    sheet.value(FormLayout.TITLE, FormLayout.NAME, form.title().in(locale));
    sheet.style(FormLayout.TITLE, FormLayout.NAME).bold().fontSize(14).set();
    sheet.value(
        FormLayout.ABOUT,
        FormLayout.NAME,
        copy.unitName().in(locale) + " · " + copy.period() + " · " + section.title().in(locale));
    var heads = FormLayout.heads(section);
    for (var i = 0; i < heads.size(); i++) {
      var at = FormLayout.NAME + i;
      sheet.value(FormLayout.HEADS, at, heads.get(i).in(locale));
      sheet
          .style(FormLayout.HEADS, at)
          .bold()
          .wrapText(true)
          .verticalAlignment("center")
          .fillColor(HEAD)
          .set();
      sheet.width(at, i == 0 ? 42 : i == 1 && FormLayout.firstCell(section) == 3 ? 10 : 16);
    }
    var row = FormLayout.FIRST;
    for (var line : lines(section)) {
      line(section, line, row++, sheet);
    }
    sheet.hideColumn(FormLayout.KEY);
    sheet.freezePane(FormLayout.firstCell(section), FormLayout.FIRST);
  }

  /** With some lines to spare where people add rows. */
  private List<Line> lines(Section section) {
    var lines = new ArrayList<>(FormLayout.lines(section, copy.rows(section.id()), locale));
    if (section.rows() instanceof Rows.Repeating(var over, var most) && over.written()) {
      var wanted = Math.min(most, lines.size() + SPARE_ROWS);
      for (var number = lines.size() + 1; number <= wanted; number++) {
        lines.add(new Line(String.valueOf(number), null, String.valueOf(number)));
      }
    }
    return lines;
  }

  private void line(Section section, Line line, int at, Worksheet sheet) {
    sheet.value(at, FormLayout.KEY, line.key());
    var printed = line.row();
    sheet.value(at, FormLayout.NAME, line.name());
    if (printed != null) {
      sheet.style(at, FormLayout.NAME).indent(printed.indent()).wrapText(true).set();
      if (printed.heading()) {
        sheet.style(at, FormLayout.NAME).bold().set();
        return;
      }
      sheet.value(at, FormLayout.NAME + 1, CellWords.unit(printed.unit(), locale));
    }
    var column = FormLayout.firstCell(section);
    for (var each : section.columns()) {
      var rule = printed == null ? each.rule() : printed.rule(each);
      cell(section, line, each, rule, sheet, at, column++);
    }
  }

  private void cell(
      Section section, Line line, Column column, CellRule rule, Worksheet sheet, int row, int at) {
    if (rule.fill() instanceof Fill.Blank) {
      sheet.style(row, at).fillColor(COMPUTED).set();
      return;
    }
    var stands = copy.cell(FormLayout.name(section, line, column));
    var text = stands.map(FormCopy.CellCopy::text).orElse(null);
    if (text != null) {
      SheetValues.put(sheet, row, at, rule, text, locale);
    }
    var style = sheet.style(row, at).format(SheetValues.format(rule));
    if (rule.fill() instanceof Fill.Computed || rule.fill() instanceof Fill.OfRule) {
      style.fillColor(COMPUTED);
    } else if (stands.filter(c -> c.origin() == FormCopy.Origin.FILLED).isPresent()) {
      style.fillColor(FILLED);
    }
    style.wrapText(rule.type() == CellRule.Type.TEXT).set();
    var list = choices.get(String.join("|", labels(rule)));
    if (list != null) {
      sheet
          .range(row, at, row, at)
          .validateWithList(list)
          .allowBlank(true)
          .errorStyle(DataValidationErrorStyle.STOP)
          .showErrorMessage(true)
          .errorTitle(new Label("不在所列之中", "Not in the list").in(locale))
          .error(new Label("请从列表中选择", "Please choose from the list").in(locale));
    }
  }
}
