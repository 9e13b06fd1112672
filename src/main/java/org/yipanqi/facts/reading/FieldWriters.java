package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.reading.BinaryRows.ColumnType;
import org.yipanqi.facts.reading.RowValues.Shape;
import org.yipanqi.facts.reading.RowValues.State;

/** The writer for each shape of value and type of column. */
final class FieldWriters {

  private static final int EPOCH = (int) LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_MICROS = EPOCH * 86_400L * 1_000_000L;

  private FieldWriters() {}

  static FieldWriter of(
      RowValues shapes, int place, ImportColumn column, Map<String, ColumnType> table) {
    var type = table.get(column.target());
    var shape = shapes.shape(place);
    if (type == null || !fits(shape, type)) {
      throw new IllegalStateException(
          "%s can't go into column %s of type %s".formatted(column.code(), column.target(), type));
    }
    var writer =
        switch (shape) {
          case TEXT -> text(place);
          case CODED -> choice(place, column);
          case DAY -> day(place);
          case MOMENT -> moment(place);
          case INT, LONG -> number(place, type);
          case DECIMAL -> decimal(place, shapes.scale(place), type);
          case FLAG -> flag(place);
        };
    return (row, out) -> {
      if (row.state(place) == State.PRESENT) {
        writer.write(row, out);
      } else {
        out.putInt(FieldWriter.NONE);
      }
    };
  }

  private static boolean fits(Shape shape, ColumnType type) {
    return switch (shape) {
      case TEXT, CODED -> type == ColumnType.TEXT;
      case DAY -> type == ColumnType.DATE;
      case MOMENT -> type == ColumnType.TIMESTAMP;
      case INT, LONG, DECIMAL ->
          type == ColumnType.INT4 || type == ColumnType.INT8 || type == ColumnType.NUMERIC;
      case FLAG -> type == ColumnType.BOOL;
    };
  }

  static FieldWriter constant(long value) {
    return (_, out) -> out.putInt(Long.BYTES).putLong(value);
  }

  static FieldWriter idOrNull(int place) {
    return (row, out) -> {
      var id = row.number(place);
      if (row.state(place) != State.PRESENT || id == CodeIndex.UNKNOWN) {
        out.putInt(FieldWriter.NONE);
      } else {
        out.putInt(Integer.BYTES).putInt((int) id);
      }
    };
  }

  static FieldWriter text(int place) {
    return (row, out) -> {
      if (row.state(place) == State.PRESENT) {
        utf8(row.letters(), row.start(place), row.length(place), out);
      } else {
        out.putInt(FieldWriter.NONE);
      }
    };
  }

  /** The length goes before the bytes but is known after them. */
  private static void utf8(char[] text, int from, int length, ByteBuffer out) {
    var start = out.position();
    out.position(start + Integer.BYTES);
    for (var i = from; i < from + length; i++) {
      var letter = text[i];
      if (letter < 0x80) {
        out.put((byte) letter);
      } else if (letter < 0x800) {
        out.put((byte) (0xC0 | letter >> 6)).put((byte) (0x80 | letter & 0x3F));
      } else if (Character.isHighSurrogate(letter)) {
        var point = Character.toCodePoint(letter, text[++i]);
        out.put((byte) (0xF0 | point >> 18)).put((byte) (0x80 | point >> 12 & 0x3F));
        out.put((byte) (0x80 | point >> 6 & 0x3F)).put((byte) (0x80 | point & 0x3F));
      } else {
        out.put((byte) (0xE0 | letter >> 12)).put((byte) (0x80 | letter >> 6 & 0x3F));
        out.put((byte) (0x80 | letter & 0x3F));
      }
    }
    out.putInt(start, out.position() - start - Integer.BYTES);
  }

  private static FieldWriter choice(int place, ImportColumn column) {
    var codes =
        column.values().stream()
            .map(value -> value.code().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return (row, out) -> {
      var code = codes[(int) row.number(place)];
      out.putInt(code.length).put(code);
    };
  }

  private static FieldWriter day(int place) {
    return (row, out) -> out.putInt(Integer.BYTES).putInt((int) row.number(place) - EPOCH);
  }

  private static FieldWriter moment(int place) {
    return (row, out) -> out.putInt(Long.BYTES).putLong(row.number(place) - EPOCH_MICROS);
  }

  private static FieldWriter flag(int place) {
    return (row, out) -> out.putInt(1).put((byte) row.number(place));
  }

  private static FieldWriter number(int place, ColumnType type) {
    return switch (type) {
      case INT4 ->
          (row, out) -> out.putInt(Integer.BYTES).putInt(Math.toIntExact(row.number(place)));
      case INT8 -> (row, out) -> out.putInt(Long.BYTES).putLong(row.number(place));
      default -> (row, out) -> BinaryNumeric.write(row.number(place), 0, out);
    };
  }

  private static FieldWriter decimal(int place, int scale, ColumnType type) {
    if (type == ColumnType.NUMERIC) {
      return (row, out) -> BinaryNumeric.write(row.number(place), scale, out);
    }
    if (scale != 0) {
      throw new IllegalStateException("decimal places can't go into a column of type " + type);
    }
    return number(place, type);
  }
}
