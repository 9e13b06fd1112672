package org.yipanqi.indicators.cells;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;

/** One month's cells as of a version: for each measure its units in order, and their numbers. */
public final class MonthCells {

  /** A sum of cells: its value, the rows behind it, whether something leaves it open. */
  public record Sum(BigDecimal value, long n, boolean open) {

    public static final Sum NOTHING = new Sum(BigDecimal.ZERO, 0, false);

    public Sum plus(Sum other) {
      return new Sum(value.add(other.value), n + other.n, open || other.open);
    }
  }

  private final long version;
  private final Map<Integer, Column> columns;

  private MonthCells(long version, Map<Integer, Column> columns) {
    this.version = version;
    this.columns = columns;
  }

  public long version() {
    return version;
  }

  /** These cells and others of other measures. */
  MonthCells with(Builder others) {
    var all = new HashMap<>(columns);
    all.putAll(others.build(version).columns);
    return new MonthCells(version, all);
  }

  /** A measure's cells of some units, added up. */
  public Sum sum(int measure, UnitSet units) {
    var column = columns.get(measure);
    return column == null ? Sum.NOTHING : column.sum(units);
  }

  /** How many cells there are. */
  int size() {
    return columns.values().stream().mapToInt(c -> c.units.length).sum();
  }

  /**
   * A measure's cells.
   *
   * @param units ascending
   * @param values in units of ten to the minus {@code scale}; null where they don't fit
   * @param exact the values where they don't fit
   * @param n the same array as values where each row counts one
   * @param unknown null where nothing is left open
   */
  private record Column(
      long[] units,
      int scale,
      long @Nullable [] values,
      BigDecimal @Nullable [] exact,
      long[] n,
      long @Nullable [] unknown) {

    Sum sum(UnitSet set) {
      var adding = new Adding(this);
      if (set.whole() != 0 || set.units().size() > units.length) {
        for (var i = 0; i < units.length; i++) {
          if (set.holds(units[i])) {
            adding.add(i);
          }
        }
      } else {
        for (var unit : set.units()) {
          var i = Arrays.binarySearch(units, unit);
          if (i >= 0) {
            adding.add(i);
          }
        }
      }
      for (var unit : set.open()) {
        var i = Arrays.binarySearch(units, unit);
        if (i >= 0 && !set.holds(unit)) {
          adding.open |= n[i] > 0 || unknown(i) > 0;
        }
      }
      return adding.sum();
    }

    long unknown(int i) {
      return unknown == null ? 0 : unknown[i];
    }
  }

  private static final class Adding {

    private final Column column;
    private long total;
    private BigDecimal beyond = BigDecimal.ZERO;
    private long n;
    private boolean open;

    Adding(Column column) {
      this.column = column;
    }

    void add(int i) {
      if (column.values == null) {
        beyond = beyond.add(Objects.requireNonNull(column.exact)[i]);
      } else {
        var next = total + column.values[i];
        if (((total ^ next) & (column.values[i] ^ next)) < 0) { // too large for a long
          beyond = beyond.add(BigDecimal.valueOf(total, column.scale));
          next = column.values[i];
        }
        total = next;
      }
      n += column.n[i];
      open |= column.unknown(i) > 0;
    }

    Sum sum() {
      return new Sum(beyond.add(BigDecimal.valueOf(total, column.scale)), n, open);
    }
  }

  /** Takes cells unit by unit, the units of each measure in ascending order. */
  static final class Builder {

    private static final int MOST_DIGITS = 18;

    private final Map<Integer, Growing> columns = new HashMap<>();

    void add(int measure, long unit, BigDecimal value, long n, long unknown) {
      columns.computeIfAbsent(measure, _ -> new Growing()).add(unit, value, n, unknown);
    }

    MonthCells build(long version) {
      var built = new HashMap<Integer, Column>();
      columns.forEach((measure, growing) -> built.put(measure, growing.column()));
      return new MonthCells(version, built);
    }

    private static final class Growing {

      private long[] units = new long[16];
      private BigDecimal[] values = new BigDecimal[16];
      private long[] n = new long[16];
      private long[] unknown = new long[16];
      private int size;
      private int scale;
      private boolean open;

      void add(long unit, BigDecimal value, long rows, long unknownRows) {
        if (size == units.length) {
          units = Arrays.copyOf(units, size * 2);
          values = Arrays.copyOf(values, size * 2);
          n = Arrays.copyOf(n, size * 2);
          unknown = Arrays.copyOf(unknown, size * 2);
        }
        units[size] = unit;
        values[size] = value;
        n[size] = rows;
        unknown[size] = unknownRows;
        scale = Math.max(scale, value.scale());
        open |= unknownRows > 0;
        size++;
      }

      Column column() {
        var plain = plain();
        var rows = Arrays.copyOf(n, size);
        return new Column(
            Arrays.copyOf(units, size),
            scale,
            plain != null && scale == 0 && Arrays.equals(plain, rows) ? rows : plain,
            plain == null ? Arrays.copyOf(values, size) : null,
            rows,
            open ? Arrays.copyOf(unknown, size) : null);
      }

      private long @Nullable [] plain() {
        var plain = new long[size];
        for (var i = 0; i < size; i++) {
          var scaled = values[i].setScale(scale);
          if (scaled.precision() > MOST_DIGITS) {
            return null;
          }
          plain[i] = scaled.unscaledValue().longValueExact();
        }
        return plain;
      }
    }
  }
}
