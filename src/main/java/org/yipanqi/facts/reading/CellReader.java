package org.yipanqi.facts.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.reading.FieldReader.Refusal;
import org.yipanqi.facts.workbook.Cell;
import org.yipanqi.facts.workbook.NumberForm;
import org.yipanqi.facts.workbook.SheetDays;

/**
 * Undoes what a spreadsheet does to what people type: gives a cell's value as the text that a CSV
 * file would have in its place, so that one set of checks does for both. What can't be undone with
 * certainty is refused, never guessed.
 */
final class CellReader {

  /** What a column takes, as far as spreadsheets keep it in different ways. */
  private enum Wanted {
    WORDS,
    NUMBER,
    MONTH,
    TIME,
    PERIOD
  }

  /** What a number of a spreadsheet is exact to, and what it shows. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private static final int MOST_SIGNS = 40;
  private static final int MOST_PLACES = 30;

  private final SheetDays days;
  private char[] letters = new char[0];
  private int length;

  CellReader(boolean since1904) {
    this.days = new SheetDays(since1904);
  }

  /** The text, valid up to {@link #length}, after a value was taken without refusal. */
  char[] letters() {
    return letters;
  }

  int length() {
    return length;
  }

  /** Takes a cell of a column; of the header when there is no column. */
  @Nullable Refusal take(Cell cell, @Nullable ImportColumn column) {
    if (cell.isOverfull()) {
      return Refusal.of("too-long", Cell.MOST_LETTERS);
    }
    letters = cell.letters();
    length = cell.length();
    return switch (cell.kind()) {
      case TEXT -> null;
      case ERROR -> Refusal.of("cell-error", cell.text());
      case FLAG -> said(cell.text().strip().equals("1") ? "TRUE" : "FALSE");
      case ISO_DATE -> isoDate(cell.text().strip(), wanted(column));
      case NUMBER -> {
        if (length == 0) {
          yield cell.isFormula() ? Refusal.of("formula-without-value") : null;
        }
        yield number(cell, wanted(column));
      }
    };
  }

  private @Nullable Refusal said(String text) {
    letters = text.toCharArray();
    length = letters.length;
    return null;
  }

  private static Wanted wanted(@Nullable ImportColumn column) {
    return switch (column == null ? null : column.type()) {
      case null -> Wanted.WORDS;
      case ImportColumn.Type.Whole _, ImportColumn.Type.Number _, ImportColumn.Type.Yuan _ ->
          Wanted.NUMBER;
      case ImportColumn.Type.Day _, ImportColumn.Type.Moment _ -> Wanted.TIME;
      case ImportColumn.Type.Month _ -> Wanted.MONTH;
      case ImportColumn.Type.PeriodCode _ -> Wanted.PERIOD;
      case ImportColumn.Type.Text _,
          ImportColumn.Type.Coded _,
          ImportColumn.Type.Flag _,
          ImportColumn.Type.Institution _,
          ImportColumn.Type.InstitutionOrForeign _,
          ImportColumn.Type.Unit _,
          ImportColumn.Type.Source _,
          ImportColumn.Type.Person _,
          ImportColumn.Type.Division _,
          ImportColumn.Type.NewDivision _,
          ImportColumn.Type.IdentityNumber _,
          ImportColumn.Type.Fact _ ->
          Wanted.WORDS;
    };
  }

  private @Nullable Refusal isoDate(String text, Wanted wanted) {
    var moment = days.iso(text);
    return moment == null ? null : moment(moment, wanted);
  }

  private @Nullable Refusal number(Cell cell, Wanted wanted) {
    var kind = cell.form().kind();
    if (kind == NumberForm.Kind.PLAIN && isShortWhole(cell)) {
      return whole(cell.form(), wanted);
    }
    var value = value(cell);
    if (value == null) {
      // no number that could be told exactly; where one is wanted the column's checks say so
      return wanted == Wanted.NUMBER ? null : Refusal.of("digits-lost");
    }
    return switch (kind) {
      case PERCENT -> Refusal.of("is-percent", said(value.movePointRight(2)));
      case DATE, TIME -> {
        var moment = days.of(value);
        yield moment == null ? plain(value, wanted, cell.form()) : moment(moment, wanted);
      }
      case PLAIN -> plain(value, wanted, cell.form());
    };
  }

  private static String said(BigDecimal percent) {
    return percent.round(DIGITS).stripTrailingZeros().toPlainString() + "%";
  }

  /** Digits alone, few enough to be exact: by far the most, and no number need be made of them. */
  private static boolean isShortWhole(Cell cell) {
    if (cell.length() > DIGITS.getPrecision()) {
      return false;
    }
    for (var i = 0; i < cell.length(); i++) {
      if (cell.letters()[i] < '0' || cell.letters()[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private @Nullable Refusal whole(NumberForm form, Wanted wanted) {
    if (wanted == Wanted.TIME || wanted == Wanted.MONTH) {
      return Refusal.of("number-for-day");
    }
    return form.zeros() > length && wanted == Wanted.WORDS
        ? said("0".repeat(form.zeros() - length) + new String(letters, 0, length))
        : null;
  }

  private static @Nullable BigDecimal value(Cell cell) {
    if (cell.length() > MOST_SIGNS) {
      return null;
    }
    try {
      var value = new BigDecimal(cell.text().strip());
      return Math.abs((long) value.precision() - value.scale()) > MOST_PLACES
              || Math.abs((long) value.scale()) > 2 * MOST_PLACES
          ? null
          : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Refusal plain(BigDecimal value, Wanted wanted, NumberForm form) {
    var rounded = value.round(DIGITS).stripTrailingZeros();
    var tooMany = rounded.precision() - rounded.scale() > DIGITS.getPrecision();
    if (tooMany && wanted != Wanted.NUMBER) {
      return Refusal.of("digits-lost");
    }
    if (rounded.scale() > 0 && (wanted == Wanted.WORDS || wanted == Wanted.PERIOD)) {
      // 47.0100 has become 47.01, another code
      return Refusal.of("zeros-lost");
    }
    var _ = said(rounded.toPlainString());
    return rounded.scale() <= 0 && rounded.signum() >= 0
        ? whole(form, wanted)
        : wanted == Wanted.TIME || wanted == Wanted.MONTH ? Refusal.of("number-for-day") : null;
  }

  private @Nullable Refusal moment(SheetDays.Moment moment, Wanted wanted) {
    return switch (wanted) {
      case WORDS, NUMBER -> Refusal.of("is-a-day", moment.text());
      case TIME -> said(moment.text());
      case MONTH, PERIOD -> said(moment.month() != null ? moment.month() : moment.text());
    };
  }

  /** A cell's value as an error shows it. */
  static String shown(Cell cell) {
    var number = cell.kind() == Cell.Kind.NUMBER ? value(cell) : null;
    return number == null ? cell.text() : number.toPlainString();
  }
}
