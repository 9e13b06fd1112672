package org.yipanqi.facts.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.kernel.Label;

/**
 * A workbook to fill in: the sheet for the rows, what each column means, and lists to choose from.
 * A column's heading is its label and, in a second line, its code, so that it comes back in
 * whatever the language.
 */
public final class TemplateBook {

  /** The template's texts by their code. */
  public interface Words {
    Label of(String code, Object... arguments);
  }

  private static final String NEEDED = "DCE6F1";
  private static final String OPTIONAL = "F2F2F2";
  private static final int LAST_ROW = 1_048_576;
  private static final int NARROWEST = 12;
  private static final int WIDEST = 30;
  private static final int NAME = 24;
  private static final int SENTENCE = 60;

  private final ImportFormat format;
  private final KnownCodes known;
  private final Words words;
  private final Locale locale;

  public TemplateBook(ImportFormat format, KnownCodes known, Words words, Locale locale) {
    this.format = format;
    this.known = known;
    this.words = words;
    this.locale = locale;
  }

  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Yipanqi", "1.0")) {
      var data = book.newWorksheet(Sheet.nameFrom(format.label().in(locale)));
      var notes = book.newWorksheet(text("notes"));
      var lists = book.newWorksheet(text("lists"));
      writeData(data, new ChoiceLists(lists, known, locale, this::text));
      writeNotes(notes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String text(String code, Object... arguments) {
    return words.of(code, arguments).in(locale);
  }

  private String text(String code) {
    return words.of(code).in(locale);
  }

  private void writeData(Worksheet sheet, ChoiceLists lists) {
    var at = 0;
    for (var column : format.fileColumns()) {
      var label = column.label().in(locale);
      sheet.style(at).format(shownAs(column)).set();
      sheet.value(0, at, label.equals(column.code()) ? label : label + "\n" + column.code());
      var heading = sheet.style(0, at).wrapText(true).verticalAlignment("center").format("@");
      if (column.required()) {
        heading.bold().fillColor(NEEDED).set();
      } else {
        heading.fillColor(OPTIONAL).set();
      }
      sheet.width(at, Math.clamp(width(label, column.code()), NARROWEST, WIDEST));
      lists.offer(column, sheet, at);
      at++;
    }
    sheet.rowHeight(0, 33);
    sheet.freezePane(0, 1);
  }

  /** A Chinese character is as wide as two letters. */
  private static int width(String label, String code) {
    var wide = label.chars().map(letter -> letter > 0xFF ? 2 : 1).sum();
    return Math.max(wide, code.length()) + 4;
  }

  /**
   * The format of a column's cells. Codes are text, so that leading zeros and eighteen digits stay,
   * and so are months, of which a spreadsheet would make a day.
   */
  private static String shownAs(ImportColumn column) {
    return switch (column.type()) {
      case Type.Day _ -> "yyyy-mm-dd";
      case Type.Moment _ -> "yyyy-mm-dd hh:mm";
      case Type.Whole _ -> "0";
      case Type.Yuan _ -> "0.00";
      case Type.Number _ -> "General";
      case Type.Text _,
          Type.Coded _,
          Type.Month _,
          Type.Flag _,
          Type.Institution _,
          Type.InstitutionOrForeign _,
          Type.Unit _,
          Type.Source _,
          Type.Person _,
          Type.Division _,
          Type.NewDivision _,
          Type.IdentityNumber _,
          Type.Fact _,
          Type.PeriodCode _ ->
          "@";
    };
  }

  private void writeNotes(Worksheet sheet) {
    var label = format.label().in(locale);
    sheet.value(0, 0, label + " · " + format.code());
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.value(1, 0, text("how", label, LAST_ROW - 1));
    var heads = new String[] {"column", "code", "needed", "form", "meaning", "choices"};
    for (var i = 0; i < heads.length; i++) {
      sheet.value(3, i, text("head." + heads[i]));
      sheet.style(3, i).bold().fillColor(NEEDED).set();
      sheet.width(i, i < 3 ? NAME : SENTENCE);
    }
    sheet.width(2, NARROWEST);
    sheet.width(3, 36);
    var row = 4;
    for (var column : format.fileColumns()) {
      sheet.value(row, 0, column.label().in(locale));
      sheet.value(row, 1, column.code());
      sheet.value(row, 2, text(column.required() ? "needed" : "optional"));
      sheet.value(row, 3, form(column));
      sheet.value(row, 4, column.doc().in(locale));
      sheet.value(row, 5, ChoiceLists.shown(column, locale));
      if (column.required()) {
        sheet.range(row, 0, row, 2).style().bold().set();
      }
      sheet.range(row, 3, row, 5).style().wrapText(true).verticalAlignment("top").set();
      row++;
    }
    sheet.freezePane(0, 4);
  }

  private String form(ImportColumn column) {
    return switch (column.type()) {
      case Type.Text(var max) -> text("form.text", max);
      case Type.Coded _ -> text("form.coded");
      case Type.Day(var future) -> text(future ? "form.day" : "form.past-day");
      case Type.Month _ -> text("form.month");
      case Type.Moment _ -> text("form.moment");
      case Type.Whole(var min, var max) -> text("form.whole", min, max);
      case Type.Number(var scale, var min, var max) ->
          text("form.number", min.toPlainString(), max.toPlainString(), scale);
      case Type.Yuan _ -> text("form.yuan");
      case Type.Flag _ -> text("form.flag");
      case Type.Institution _ -> text("form.institution");
      case Type.InstitutionOrForeign _ -> text("form.institution-or-foreign");
      case Type.Unit _ -> text("form.unit");
      case Type.Source _ -> text("form.source");
      case Type.Person _ -> text("form.person");
      case Type.Division _, Type.NewDivision _ -> text("form.division");
      case Type.IdentityNumber _ -> text("form.identity-number");
      case Type.Fact _ -> text("form.fact");
      case Type.PeriodCode _ -> text("form.period");
    };
  }
}
