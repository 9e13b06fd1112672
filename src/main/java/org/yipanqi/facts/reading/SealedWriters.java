package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.facts.reading.BinaryRows.ColumnType;
import org.yipanqi.facts.reading.RowValues.Shape;
import org.yipanqi.facts.reading.RowValues.State;

/**
 * The writers of columns whose values are closed: from here on nobody reads them without the keys.
 */
final class SealedWriters {

  private static final int OTHER_BYTES = 512;

  private final ImportFormat format;
  private final SealedValues.Closer closer;
  private final RowValues shapes;
  private final int key;

  SealedWriters(ImportFormat format, SealedValues values) {
    this.format = format;
    this.closer = values.closer();
    this.shapes = new RowValues(format.fileColumns());
    this.key = placeOf(format.key().getFirst());
    if (shapes.shape(key) != Shape.TEXT) {
      throw new IllegalStateException(format.code() + " is not known by a text");
    }
  }

  private int placeOf(String target) {
    var columns = format.fileColumns();
    for (var place = 0; place < columns.size(); place++) {
      if (columns.get(place).target().equals(target)) {
        return place;
      }
    }
    throw new IllegalStateException(format.code() + " has no column for " + target);
  }

  /** More bytes than all of them take beside their texts. */
  int largest() {
    return format.sealedColumns().size() * (OTHER_BYTES + closer.olderKeys() * SealedValues.DIGEST);
  }

  /** The writers of one column and of those beside it, in the order of the table's columns. */
  List<FieldWriter> of(int place, Map<String, ColumnType> table) {
    var column = new SealedColumn(format.table(), format.fileColumns().get(place));
    for (var each : column.columns()) {
      if (table.get(each) != ColumnType.BYTES || shapes.shape(place) != Shape.TEXT) {
        throw new IllegalStateException(
            "%s can't be closed into column %s".formatted(column.closed(), each));
      }
    }
    var writers = new ArrayList<FieldWriter>();
    writers.add(bytes(place, (row, text) -> closer.closed(column, row.text(key), text)));
    writers.add(bytes(place, (_, text) -> closer.digest(column, text)));
    if (column.columns().size() > writers.size()) {
      writers.add(bytes(place, (_, text) -> closer.written(column, text)));
    }
    return writers;
  }

  List<FieldWriter> writtenBefore() {
    return format.sealedColumns().stream()
        .map(column ->
            bytes(placeOf(column.closed()), (_, text) -> closer.writtenBefore(column, text)))
        .toList();
  }

  private interface Making {
    byte @Nullable [] of(RowValues row, String text);
  }

  private static FieldWriter bytes(int place, Making making) {
    return (row, out) -> {
      var bytes = row.state(place) == State.PRESENT ? making.of(row, row.text(place)) : null;
      put(bytes, out);
    };
  }

  private static void put(byte @Nullable [] bytes, ByteBuffer out) {
    if (bytes == null) {
      out.putInt(FieldWriter.NONE);
    } else {
      out.putInt(bytes.length).put(bytes);
    }
  }
}
