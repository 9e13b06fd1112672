package org.yipanqi.simulation;

import java.util.ArrayList;
import java.util.List;

/** How many of a number of people are of which sex and age, exactly as in the census. */
final class Census {

  /**
   * People of a sex and of ages from (included) to (not included).
   *
   * @param people of the census
   */
  record Cell(boolean male, int from, int to, double people) {}

  /** A person's cell and place in it, counted from 0. */
  record Seat(Cell cell, int cellIndex, int place) {}

  private final List<Cell> cells = new ArrayList<>();

  Census(ResourceTable table) {
    for (var row : table.all()) {
      var from = row.whole("from_age");
      if (from >= 85) {
        for (var part = 0; part < Knobs.OVER_85_IN_5_YEAR_BANDS.length; part++) {
          add(row, from + 5 * part, from + 5 * part + 5, Knobs.OVER_85_IN_5_YEAR_BANDS[part]);
        }
      } else {
        add(row, from, row.whole("to_age"), 1);
      }
    }
  }

  List<Cell> cells() {
    return cells;
  }

  double people() {
    return cells.stream().mapToDouble(Cell::people).sum();
  }

  /** Births of a year for each resident: the census's children under one. */
  double birthRate() {
    var born = cells.stream().filter(c -> c.to() == 1).mapToDouble(Cell::people).sum();
    return born / people();
  }

  /** The seats up to the end of each cell when this many people are shared out. */
  int[] seats(int count) {
    var ends = new int[cells.size()];
    var sum = 0.0;
    for (var i = 0; i < ends.length; i++) {
      sum += cells.get(i).people();
      ends[i] = (int) Math.round(sum / people() * count);
    }
    return ends;
  }

  /** Whose seat a number is, given the ends of the cells. */
  Seat seat(int[] ends, int number) {
    var cell = 0;
    while (ends[cell] <= number) {
      cell++;
    }
    return new Seat(cells.get(cell), cell, number - (cell == 0 ? 0 : ends[cell - 1]));
  }

  private void add(ResourceTable.Row row, int from, int to, double share) {
    cells.add(new Cell(true, from, to, row.number("male") * share));
    cells.add(new Cell(false, from, to, row.number("female") * share));
  }
}
