package org.yipanqi.facts.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.workbook.Cell;
import org.yipanqi.facts.workbook.CellAddress;
import org.yipanqi.facts.workbook.CellRange;
import org.yipanqi.facts.workbook.CellTaker;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.facts.workbook.UnreadableWorkbook;
import org.yipanqi.facts.workbook.Workbook;

/** One sheet of an Excel workbook. */
final class XlsxFile implements ImportFile {

  private final Path path;
  private final long size;
  private final ImportFormat format;
  private final Vocabulary words;
  private final LocalDate today;

  XlsxFile(Path path, long size, ImportFormat format, Vocabulary words, LocalDate today) {
    this.path = path;
    this.size = size;
    this.format = format;
    this.words = words;
    this.today = today;
  }

  @Override
  public void read(BinaryRows sink, ErrorList errors, ImportProgress progress) throws IOException {
    errors.tellCells();
    try (var book = Workbook.open(path, share -> progress.bytes((long) (share * size)))) {
      var sheet = choose(book.sheets(), errors);
      if (sheet != null) {
        progress.sheet(sheet.name());
        var rows = new RowReader(format, words, today, sink, errors, progress);
        var taker = new Taker(rows, new CellReader(book.since1904()), sink, errors, progress);
        book.read(sheet, taker);
        taker.end();
      }
    } catch (UnreadableWorkbook e) {
      errors.add(null, null, null, false, e.code(), e.arguments());
    }
    progress.at(progress.rows(), errors.count());
  }

  /** The sheet named after the format, else the only one to be seen. */
  private @Nullable Sheet choose(List<Sheet> sheets, ErrorList errors) {
    var seen = sheets.stream().filter(Sheet::visible).toList();
    var named = seen.stream().filter(this::bearsName).toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    if (named.isEmpty() && seen.size() == 1) {
      return seen.getFirst();
    }
    var names = seen.stream().map(Sheet::name).collect(Collectors.joining(", "));
    errors.add(null, null, names, false, "several-sheets", format.code(), format.label());
    return null;
  }

  private boolean bearsName(Sheet sheet) {
    var name = sheet.name().strip();
    return name.equalsIgnoreCase(format.code())
        || name.equalsIgnoreCase(Sheet.nameFrom(format.label().zh()))
        || name.equalsIgnoreCase(Sheet.nameFrom(format.label().en()));
  }

  /** Hands the cells on as fields. */
  private static final class Taker implements CellTaker {

    private static final int LOOK_UP_EVERY = 1024;

    private final RowReader rows;
    private final CellReader reader;
    private final BinaryRows sink;
    private final ErrorList errors;
    private final ImportProgress progress;
    private int row;
    private int headerRow;
    private int lastRow;
    private boolean inVain;
    private boolean stray;

    Taker(
        RowReader rows,
        CellReader reader,
        BinaryRows sink,
        ErrorList errors,
        ImportProgress progress) {
      this.rows = rows;
      this.reader = reader;
      this.sink = sink;
      this.errors = errors;
      this.progress = progress;
    }

    @Override
    public void row(int number) {
      if (number % LOOK_UP_EVERY == 0 && (progress.stopWanted() || sink.abandoned())) {
        throw new CancellationException();
      }
      row = number;
      stray = false;
      rows.begin(number);
    }

    @Override
    public void cell(Cell cell) {
      if (inVain) {
        return;
      }
      var refusal = reader.take(cell, rows.column(cell.column()));
      if (rows.headerRead() && cell.column() >= rows.width()) {
        strayCell(cell, refusal != null || !isBlank());
      } else if (refusal == null) {
        if (rows.headerRead() || !isBlank()) {
          rows.field(cell.column(), reader.letters(), 0, reader.length());
        }
      } else if (rows.headerRead()) {
        rows.refused(cell.column(), CellReader.shown(cell), refusal);
      } else {
        rows.field(cell.column(), cell.letters(), 0, cell.length());
      }
    }

    private boolean isBlank() {
      for (var i = 0; i < reader.length(); i++) {
        if (reader.letters()[i] > ' ' && reader.letters()[i] != '\u3000') {
          return false;
        }
      }
      return true;
    }

    /** Something right of the last column that has a name. */
    private void strayCell(Cell cell, boolean holdsSomething) {
      if (holdsSomething && !stray) {
        stray = true;
        lastRow = row;
        errors.heading(row, cell.column(), null, CellReader.shown(cell), "cell-without-column");
      }
    }

    @Override
    public void endOfRow() {
      if (inVain || rows.blank()) {
        return;
      }
      lastRow = row;
      if (rows.headerRead()) {
        rows.endRow();
      } else {
        headerRow = row;
        inVain = !rows.endHeader();
      }
      rows.report();
    }

    /** What it stands for in the other cells is anybody's guess. */
    @Override
    public void merged(CellRange range) {
      if (headerRow > 0
          && range.last().row() >= headerRow
          && range.first().row() <= lastRow
          && (inVain || range.first().column() < rows.width())) {
        var column = rows.column(range.first().column());
        errors.heading(
            range.first().row(),
            range.first().column(),
            column == null ? null : column.code(),
            null,
            "merged-cells",
            range.toString());
      }
    }

    void end() {
      if (lastRow == CellAddress.LAST_ROW) {
        errors.add((long) lastRow, null, null, false, "sheet-full");
      }
      rows.end();
    }
  }
}
