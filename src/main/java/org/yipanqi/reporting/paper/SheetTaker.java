package org.yipanqi.reporting.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.workbook.Cell;
import org.yipanqi.facts.workbook.CellRange;
import org.yipanqi.facts.workbook.CellTaker;
import org.yipanqi.facts.workbook.SheetDays;

/**
 * Keeps the cells of one sheet as the text that people would have typed on a page: a percentage as
 * 35%, a day as 2020-06-30. What that means for a cell is told by the one reader of cells.
 */
final class SheetTaker implements CellTaker {

  /** A place of a sheet, both from 0. */
  record Place(int row, int column) {}

  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final int MOST_SIGNS = 40;
  private static final int MOST_CELLS = 500_000;

  private final SheetDays days;
  private final Map<Integer, Map<Integer, String>> rows = new HashMap<>();
  private final Map<Place, SheetFaults.Fault> problems = new HashMap<>();
  private final List<CellRange> merged = new ArrayList<>();
  private int row;
  private int lastRow = -1;
  private int kept;

  SheetTaker(boolean since1904) {
    days = new SheetDays(since1904);
  }

  @Override
  public void row(int number) {
    row = number - 1;
  }

  @Override
  public void cell(Cell cell) {
    if (kept == MOST_CELLS) {
      return; // more than any form has: its rows are told to be too many
    }
    var text = text(cell);
    if (!text.isBlank() || problems.containsKey(new Place(row, cell.column()))) {
      rows.computeIfAbsent(row, _ -> new HashMap<>()).put(cell.column(), text);
      lastRow = row;
      kept++;
    }
  }

  @Override
  public void endOfRow() {}

  @Override
  public void merged(CellRange range) {
    merged.add(range);
  }

  private String text(Cell cell) {
    return switch (cell.kind()) {
      case TEXT -> cell.text().strip();
      case FLAG -> cell.text().strip().equals("1") ? "true" : "false";
      case ERROR -> {
        problems.put(new Place(row, cell.column()), SheetFaults.cellError(cell.text()));
        yield cell.text();
      }
      case ISO_DATE -> {
        var moment = days.iso(cell.text().strip());
        yield moment == null ? cell.text() : moment.text();
      }
      case NUMBER -> number(cell);
    };
  }

  private String number(Cell cell) {
    if (cell.length() == 0) {
      if (cell.isFormula()) {
        problems.put(new Place(row, cell.column()), SheetFaults.FORMULA_WITHOUT_VALUE);
      }
      return "";
    }
    var value = value(cell);
    if (value == null) {
      return cell.text();
    }
    var plain = plain(value);
    return switch (cell.form().kind()) {
      case PERCENT -> plain(value.movePointRight(2)) + "%";
      case DATE, TIME -> {
        var moment = days.of(value);
        yield moment == null ? plain : moment.text();
      }
      case PLAIN -> plain;
    };
  }

  private static String plain(BigDecimal value) {
    var rounded = value.round(DIGITS).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
  }

  private static @Nullable BigDecimal value(Cell cell) {
    if (cell.length() > MOST_SIGNS) {
      return null;
    }
    try {
      var value = new BigDecimal(cell.text().strip());
      return Math.abs((long) value.precision() - value.scale()) > MOST_SIGNS ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Empty where nothing stands. */
  String text(int atRow, int column) {
    return rows.getOrDefault(atRow, Map.of()).getOrDefault(column, "");
  }

  /** What a spreadsheet did to a value that no reader can undo; null for nothing. */
  SheetFaults.@Nullable Fault problem(int atRow, int column) {
    return problems.get(new Place(atRow, column));
  }

  boolean blank(int atRow) {
    return blank(atRow, FormLayout.NAME);
  }

  boolean blank(int atRow, int fromColumn) {
    return rows.getOrDefault(atRow, Map.of()).keySet().stream().noneMatch(c -> c >= fromColumn);
  }

  int lastRow() {
    return lastRow;
  }

  List<CellRange> merged() {
    return merged;
  }

  /** The first cell right of the last column, from a row on. */
  Optional<Place> beyond(int column, int fromRow) {
    return rows.entrySet().stream()
        .filter(e -> e.getKey() >= fromRow)
        .sorted(Map.Entry.comparingByKey())
        .flatMap(e ->
            e.getValue().keySet().stream()
                .filter(c -> c >= column)
                .sorted()
                .map(c -> new Place(e.getKey(), c)))
        .findFirst();
  }
}
