package org.yipanqi.reporting.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellRule;

/** Values as a workbook keeps them. */
final class SheetValues {

  private static final int EXACT_DIGITS = 15;

  private SheetValues() {}

  /** How cells of a rule are shown. */
  static String format(CellRule rule) {
    return switch (rule.type()) {
      case INT -> "#,##0";
      case MONEY -> "#,##0.00";
      case DATE -> "yyyy-mm-dd";
      case DECIMAL, PERCENT -> "General";
      case TEXT, CHOICE, YES_NO -> "@";
    };
  }

  /** Puts a kept value where people see it. */
  static void put(Worksheet sheet, int row, int at, CellRule rule, String text, Locale locale) {
    var number = rule.type().number() ? number(text) : null;
    var day = rule.type() == CellRule.Type.DATE ? day(text) : null;
    if (number != null) {
      sheet.value(row, at, number);
    } else if (day != null) {
      sheet.value(row, at, day);
    } else {
      sheet.value(row, at, CellWords.shown(rule, text, locale));
    }
  }

  /** Null for what a spreadsheet would not keep exactly: that is written as text. */
  private static @Nullable BigDecimal number(String text) {
    try {
      var number = new BigDecimal(text);
      return number.precision() > EXACT_DIGITS ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
