package org.yipanqi.facts.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportRow;

/**
 * The fields of the row being read, used again for each row: numbers, days and ids as longs, texts
 * as stretches of one array. Objects are made only for the rules that ask.
 */
final class RowValues implements ImportRow {

  private static final long MICROS = 1_000_000;

  /** How a column's value is held. */
  enum Shape {
    TEXT,
    CODED,
    /** Days since 1970. */
    DAY,
    /** Microseconds since 1970, in no time zone. */
    MOMENT,
    INT,
    LONG,
    /** A number without its decimal point. */
    DECIMAL,
    FLAG
  }

  /** What has come of a field. */
  enum State {
    ABSENT,
    PRESENT,
    BAD
  }

  private final Map<String, Integer> places = new HashMap<>();
  private final ImportColumn[] columns;
  private final Shape[] shapes;
  private final int[] scales;
  private final State[] states;
  private final long[] numbers;
  private final int[] starts;
  private final int[] lengths;
  private char[] letters = new char[4096];
  private int used;

  RowValues(List<ImportColumn> columns) {
    var count = columns.size();
    this.columns = columns.toArray(ImportColumn[]::new);
    shapes = columns.stream().map(RowValues::shape).toArray(Shape[]::new);
    scales = columns.stream().mapToInt(RowValues::scale).toArray();
    states = new State[count];
    numbers = new long[count];
    starts = new int[count];
    lengths = new int[count];
    for (var i = 0; i < count; i++) {
      places.put(columns.get(i).code(), i);
    }
    clear();
  }

  private static Shape shape(ImportColumn column) {
    return switch (column.type()) {
      case ImportColumn.Type.Text _,
          ImportColumn.Type.InstitutionOrForeign _,
          ImportColumn.Type.IdentityNumber _,
          ImportColumn.Type.PeriodCode _,
          ImportColumn.Type.Fact _ ->
          Shape.TEXT;
      case ImportColumn.Type.Coded _ -> Shape.CODED;
      case ImportColumn.Type.Day _, ImportColumn.Type.Month _ -> Shape.DAY;
      case ImportColumn.Type.Moment _ -> Shape.MOMENT;
      case ImportColumn.Type.Whole _,
          ImportColumn.Type.Institution _,
          ImportColumn.Type.Source _,
          ImportColumn.Type.Person _ ->
          Shape.INT;
      case ImportColumn.Type.Unit _,
          ImportColumn.Type.Division _,
          ImportColumn.Type.NewDivision _ ->
          Shape.LONG;
      case ImportColumn.Type.Number _, ImportColumn.Type.Yuan _ -> Shape.DECIMAL;
      case ImportColumn.Type.Flag _ -> Shape.FLAG;
    };
  }

  private static int scale(ImportColumn column) {
    return switch (column.type()) {
      case ImportColumn.Type.Number number -> number.scale();
      case ImportColumn.Type.Yuan _ -> 2;
      default -> 0;
    };
  }

  void clear() {
    Arrays.fill(states, State.ABSENT);
    used = 0;
  }

  Shape shape(int place) {
    return shapes[place];
  }

  int scale(int place) {
    return scales[place];
  }

  State state(int place) {
    return states[place];
  }

  long number(int place) {
    return numbers[place];
  }

  char[] letters() {
    return letters;
  }

  int start(int place) {
    return starts[place];
  }

  int length(int place) {
    return lengths[place];
  }

  void bad(int place) {
    states[place] = State.BAD;
  }

  void number(int place, long value) {
    numbers[place] = value;
    states[place] = State.PRESENT;
  }

  void text(int place, char[] text, int from, int length) {
    if (used + length > letters.length) {
      letters = Arrays.copyOf(letters, Math.max(letters.length * 2, used + length));
    }
    System.arraycopy(text, from, letters, used, length);
    starts[place] = used;
    lengths[place] = length;
    used += length;
    states[place] = State.PRESENT;
  }

  String text(int place) {
    return new String(letters, starts[place], lengths[place]);
  }

  String choice(int place) {
    return columns[place].values().get((int) numbers[place]).code();
  }

  @Override
  public @Nullable Object value(String column) {
    var place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("no such column: " + column);
    }
    return states[place] == State.PRESENT ? value(place.intValue()) : null;
  }

  /** A value as people know it: not the ids that we put in the place of codes. */
  @Nullable String shown(String column) {
    var value = value(column);
    return switch (columns[places.getOrDefault(column, 0)].type()) {
      case ImportColumn.Type.Institution _,
          ImportColumn.Type.Unit _,
          ImportColumn.Type.Source _,
          ImportColumn.Type.Person _ ->
          null;
      default -> value == null ? null : value.toString();
    };
  }

  private Object value(int place) {
    var number = numbers[place];
    return switch (shapes[place]) {
      case TEXT -> text(place);
      case CODED -> choice(place);
      case DAY -> LocalDate.ofEpochDay(number);
      case MOMENT -> LocalDateTime.ofEpochSecond(number / MICROS, 0, ZoneOffset.UTC);
      case INT -> (int) number;
      case LONG -> number;
      case DECIMAL -> BigDecimal.valueOf(number, scales[place]);
      case FLAG -> number != 0;
    };
  }

  /** A value computed for an absent field. */
  void put(int place, Object value) {
    switch (shapes[place]) {
      case TEXT -> {
        var text = ((String) value).toCharArray();
        text(place, text, 0, text.length);
      }
      case CODED -> number(place, indexOf(place, (String) value));
      case DAY -> number(place, ((LocalDate) value).toEpochDay());
      case MOMENT -> number(place, ((LocalDateTime) value).toEpochSecond(ZoneOffset.UTC) * MICROS);
      case INT, LONG -> number(place, ((Number) value).longValue());
      case DECIMAL -> number(place, unscaled(place, value));
      case FLAG -> number(place, Boolean.TRUE.equals(value) ? 1 : 0);
    }
  }

  private long unscaled(int place, Object value) {
    var decimal = value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    return decimal
        .setScale(scales[place], RoundingMode.UNNECESSARY)
        .unscaledValue()
        .longValueExact();
  }

  private int indexOf(int place, String code) {
    var values = columns[place].values();
    for (var i = 0; i < values.size(); i++) {
      if (values.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalStateException(columns[place].code() + " has no value " + code);
  }
}
