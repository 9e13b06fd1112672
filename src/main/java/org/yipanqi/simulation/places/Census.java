package org.yipanqi.simulation.places;

import java.util.ArrayList;
import java.util.List;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.ResourceTable;

/** How many of a number of people are of which sex and age, exactly as in the census of 2020. */
public final class Census {

  /**
   * People of a sex and of ages from (included) to (not included).
   *
   * @param people of the census
   */
  public record Cell(boolean male, int from, int to, double people) {}

  /** A person's cell and place in it, counted from 0. */
  public record Seat(Cell cell, int cellIndex, int place) {}

  private static final int OLDEST_BAND = 85;

  private final List<Cell> cells = new ArrayList<>();
  private final double people;
  private final int households;

  /** The county's own census. */
  public Census(String county) {
    var table = ResourceTable.read("census2020.csv");
    var row =
        table.all().stream().filter(r -> r.text("code").equals(county)).findFirst().orElseThrow();
    households = row.whole("households");
    for (var column : table.columns()) {
      if (column.startsWith("m")) {
        add(row, Integer.parseInt(column.substring(1)));
      }
    }
    people = cells.stream().mapToDouble(Cell::people).sum();
  }

  public List<Cell> cells() {
    return cells;
  }

  public double people() {
    return people;
  }

  public double peoplePerHousehold() {
    return people / households;
  }

  /** Births of a year for each resident: the census's children under one. */
  public double birthRate() {
    return cells.stream().filter(c -> c.to() == 1).mapToDouble(Cell::people).sum() / people;
  }

  /** The share of boys among the youngest. */
  public double maleBirths() {
    return cells.get(0).people() / (cells.get(0).people() + cells.get(1).people());
  }

  /** What a table by age averages over the census, to bring it to a given mean. */
  public double mean(double[] table) {
    return mean(table, 1, 1);
  }

  /** The same with each sex weighed by itself. */
  public double mean(double[] table, double men, double women) {
    var sum = 0.0;
    for (var cell : cells) {
      for (var age = cell.from(); age < cell.to(); age++) {
        var each = cell.people() / (cell.to() - cell.from()) * (cell.male() ? men : women);
        sum += each * Knobs.byAge(age, table);
      }
    }
    return sum / people;
  }

  /** The seats up to the end of each cell when this many people are shared out. */
  public int[] seats(int count) {
    var ends = new int[cells.size()];
    var sum = 0.0;
    for (var i = 0; i < ends.length; i++) {
      sum += cells.get(i).people();
      ends[i] = (int) Math.round(sum / people * count);
    }
    return ends;
  }

  /** Whose seat a number is, given the ends of the cells. */
  public Seat seat(int[] ends, int number) {
    var cell = 0;
    while (ends[cell] <= number) {
      cell++;
    }
    return new Seat(cells.get(cell), cell, number - (cell == 0 ? 0 : ends[cell - 1]));
  }

  private void add(ResourceTable.Row row, int from) {
    var men = row.number("m" + from);
    var women = row.number("f" + from);
    if (from < OLDEST_BAND) {
      band(from, from == 0 ? 1 : from == 1 ? 5 : from + 5, men, women);
      return;
    }
    for (var part = 0; part < Knobs.OVER_85_IN_5_YEAR_BANDS.length; part++) {
      var share = Knobs.OVER_85_IN_5_YEAR_BANDS[part];
      band(from + 5 * part, from + 5 * part + 5, men * share, women * share);
    }
  }

  private void band(int from, int to, double men, double women) {
    cells.add(new Cell(true, from, to, men));
    cells.add(new Cell(false, from, to, women));
  }
}
