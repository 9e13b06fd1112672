package org.yipanqi.facts.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number formats of a workbook's cell styles, by the style's number. */
final class NumberForms {

  private static final int MOST_STYLES = 100_000;

  private final List<NumberForm> forms;

  private NumberForms(List<NumberForm> forms) {
    this.forms = forms;
  }

  /**
   * @param xml the part of the styles; null when the workbook has none
   */
  static NumberForms read(@Nullable Xml xml) throws IOException {
    Map<String, NumberForm> own = new HashMap<>();
    var forms = new ArrayList<NumberForm>();
    var inCells = false;
    while (xml != null && xml.next()) {
      if (xml.starts("numFmt")) {
        own.put(text(xml.attribute("numFmtId")), NumberForm.of(text(xml.attribute("formatCode"))));
      } else if (xml.starts("cellXfs")) {
        inCells = true;
      } else if (xml.ends("cellXfs")) {
        inCells = false;
      } else if (inCells && xml.starts("xf")) {
        forms.add(form(text(xml.attribute("numFmtId")), own));
      }
      if (forms.size() > MOST_STYLES || own.size() > MOST_STYLES) {
        throw new UnreadableWorkbook("workbook-bomb");
      }
    }
    return new NumberForms(List.copyOf(forms));
  }

  private static String text(@Nullable String attribute) {
    return attribute == null ? "" : attribute;
  }

  private static NumberForm form(String number, Map<String, NumberForm> own) {
    var form = own.get(number);
    if (form != null) {
      return form;
    }
    return number.matches("\\d{1,4}")
        ? NumberForm.builtIn(Integer.parseInt(number))
        : NumberForm.PLAIN;
  }

  NumberForm of(@Nullable String style) {
    if (style == null || forms.isEmpty()) {
      return NumberForm.PLAIN;
    }
    try {
      var number = Integer.parseInt(style);
      return number >= 0 && number < forms.size() ? forms.get(number) : NumberForm.PLAIN;
    } catch (NumberFormatException e) {
      throw UnreadableWorkbook.broken(e);
    }
  }
}
