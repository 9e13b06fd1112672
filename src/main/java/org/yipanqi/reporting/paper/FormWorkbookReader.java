package org.yipanqi.reporting.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.facts.workbook.UnreadableWorkbook;
import org.yipanqi.facts.workbook.Workbook;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.FormChecker;
import org.yipanqi.policy.forms.Given;
import org.yipanqi.policy.forms.Section;

/**
 * Reads a return's workbook back and checks it by the form's own checks, so that the same cells
 * give the same findings as on a page.
 */
public final class FormWorkbookReader {

  private static final int LARGEST = 20_000_000;

  /**
   * What came back.
   *
   * @param readable whether it is this return's workbook at all; if not, there are no cells
   * @param cells with what the form computes
   */
  public record Back(boolean readable, Cells cells, List<SheetFinding> findings) {

    public boolean hasErrors() {
      return findings.stream().anyMatch(f -> f.finding().error());
    }
  }

  private final FormCopy copy;
  private final WorkbookTaken taken = new WorkbookTaken();

  private FormWorkbookReader(FormCopy copy) {
    this.copy = copy;
  }

  /**
   * @param content the file as it came
   * @param copy the return that it should be of, as it stands now
   * @param previous the return of the period before, null while there is none
   */
  public static Back read(byte[] content, FormCopy copy, @Nullable Cells previous, Given given) {
    return new FormWorkbookReader(copy).read(content, previous, given);
  }

  private Back read(byte[] content, @Nullable Cells previous, Given given) {
    if (content.length > LARGEST) {
      return unreadable(SheetFaults.TOO_LARGE);
    }
    var kind = SheetFaults.kind(content);
    if (kind != null) {
      return unreadable(kind);
    }
    try {
      var file = Files.createTempFile("yipanqi-return-", ".xlsx");
      try {
        Files.write(file, content);
        return read(file, previous, given);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Back read(Path file, @Nullable Cells previous, Given given) throws IOException {
    try (var book = Workbook.open(file, _ -> {})) {
      var wrong = wrongBook(book);
      if (wrong != null) {
        return unreadable(wrong);
      }
      for (var section : copy.form().sections()) {
        section(book, section);
      }
    } catch (UnreadableWorkbook e) {
      return unreadable(SheetFaults.of(e));
    }
    var sheet = new Cells(taken.values(), taken.rows(), copy.asCells().explained());
    var worked = FormChecker.work(copy.form(), sheet, previous, given);
    worked.findings().forEach(taken::found);
    return new Back(true, worked.cells(), taken.findings());
  }

  private Back unreadable(SheetFaults.Fault fault) {
    return new Back(
        false,
        Cells.NONE,
        List.of(new SheetFinding(null, WorkbookTaken.finding(fault, List.of()))));
  }

  /** Another form's workbook, another period's, another unit's; null for the right one. */
  private SheetFaults.@Nullable Fault wrongBook(Workbook book) throws IOException {
    var mark = book.sheets().stream().filter(s -> s.name().equals(FormWorkbook.MARK)).findFirst();
    if (mark.isEmpty()) {
      return SheetFaults.NOT_OURS;
    }
    var taker = new SheetTaker(book.since1904());
    book.read(mark.get(), taker);
    var told = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      told.add(taker.text(i, 0));
    }
    var wanted =
        FormWorkbook.marks(copy.form(), copy.pack(), copy.unit(), copy.period().toString());
    if (told.equals(wanted)) {
      return null;
    }
    return !told.subList(0, 3).equals(wanted.subList(0, 3))
        ? SheetFaults.ANOTHER_FORM
        : !told.get(3).equals(wanted.get(3))
            ? SheetFaults.anotherVersion(told.get(3), wanted.get(3))
            : !told.get(4).equals(wanted.get(4))
                ? SheetFaults.anotherUnit(told.get(4))
                : SheetFaults.anotherPeriod(told.get(5), wanted.get(5));
  }

  private void section(Workbook book, Section section) throws IOException {
    Sheet found = null;
    for (var sheet : book.sheets()) {
      if (sheet.name().equals(FormLayout.tab(copy.form(), section, Locale.CHINESE))
          || sheet.name().equals(FormLayout.tab(copy.form(), section, Locale.ENGLISH))) {
        found = sheet;
      }
    }
    if (found == null) {
      taken.fault(null, SheetFaults.missingSheet(section.title()));
      return;
    }
    var taker = new SheetTaker(book.since1904());
    book.read(found, taker);
    new SectionBack(copy, section, found.name(), taker, taken).read();
  }
}
