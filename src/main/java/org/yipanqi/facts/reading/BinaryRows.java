package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.facts.SealedValues;

/**
 * Rows in the binary form of PostgreSQL's COPY, which the server takes in at about twice the speed
 * of text. The first mistake of a file ends the sending: its rows will not be kept.
 */
public final class BinaryRows implements RowSink {

  /** A column of the table and its type there. */
  public enum ColumnType {
    BOOL,
    INT4,
    INT8,
    TEXT,
    NUMERIC,
    DATE,
    TIMESTAMP,
    BYTES
  }

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int LARGEST_OTHER_FIELD = 512;
  private static final int LARGEST_LETTER = 4;

  private final ChunkPipe pipe;
  private final ErrorList errors;
  private final FieldWriter[] writers;
  private final boolean withLine;
  private final int largestRow;
  private ByteBuffer out;
  private boolean open = true;

  /**
   * @param withLine whether the line is the first column, for a table that is not the last station;
   *     such a table also gets {@link #writtenBefore}
   * @param values closes what must not be stored as it is
   */
  public BinaryRows(
      ImportFormat format,
      Map<String, ColumnType> table,
      long importId,
      boolean withLine,
      SealedValues values,
      ChunkPipe pipe,
      ErrorList errors) {
    this.pipe = pipe;
    this.errors = errors;
    this.withLine = withLine;
    var sealing = format.sealedColumns().isEmpty() ? null : new SealedWriters(format, values);
    this.writers = writers(format, table, importId, sealing, withLine);
    this.largestRow = largestRow(format, sealing);
    this.out = ByteBuffer.wrap(pipe.buffer()).put(SIGNATURE);
  }

  /** The columns in the order they are sent in, without that of the line. */
  public static List<String> columns(ImportFormat format) {
    var names = new ArrayList<String>();
    for (var column : format.fileColumns()) {
      if (column.sealed() != null) {
        names.addAll(new SealedColumn(format.table(), column).columns());
        continue;
      }
      names.add(column.target());
      if (column.type() instanceof ImportColumn.Type.InstitutionOrForeign) {
        names.add(textBeside(column));
      }
    }
    names.add("import_id");
    return names;
  }

  /**
   * What staged rows have beside the columns of the table: how closed values would be written under
   * older keys, so that a value written under one of them is known again.
   */
  public static List<String> writtenBefore(ImportFormat format) {
    return format.sealedColumns().stream().map(BinaryRows::writtenBefore).toList();
  }

  /** The staged column for one of the closed ones. */
  public static String writtenBefore(SealedColumn column) {
    return column.written() + "_before";
  }

  private static String textBeside(ImportColumn column) {
    return column.target().replaceFirst("_id$", "_code");
  }

  /** More bytes than any row of the format can take. */
  private static int largestRow(ImportFormat format, @Nullable SealedWriters sealing) {
    var bytes =
        format.fileColumns().stream()
            .mapToInt(column ->
                column.type() instanceof ImportColumn.Type.Text(var max)
                    ? max * LARGEST_LETTER + LARGEST_OTHER_FIELD
                    : LARGEST_OTHER_FIELD)
            .sum();
    bytes += sealing == null ? 0 : sealing.largest();
    if (bytes > ChunkPipe.SIZE / 2) {
      throw new IllegalStateException(format.code() + " has rows too large to send");
    }
    return bytes;
  }

  private static FieldWriter[] writers(
      ImportFormat format,
      Map<String, ColumnType> table,
      long importId,
      @Nullable SealedWriters sealing,
      boolean withLine) {
    var columns = format.fileColumns();
    var shapes = new RowValues(columns);
    var writers = new ArrayList<FieldWriter>();
    for (var place = 0; place < columns.size(); place++) {
      var column = columns.get(place);
      if (sealing != null && column.sealed() != null) {
        writers.addAll(sealing.of(place, table));
      } else if (column.type() instanceof ImportColumn.Type.InstitutionOrForeign) {
        writers.add(FieldWriters.idOrNull(place));
        writers.add(FieldWriters.text(place));
      } else {
        writers.add(FieldWriters.of(shapes, place, column, table));
      }
    }
    writers.add(FieldWriters.constant(importId));
    if (sealing != null && withLine) {
      writers.addAll(sealing.writtenBefore());
    }
    return writers.toArray(FieldWriter[]::new);
  }

  @Override
  public void row(RowValues row, long line) {
    if (!open) {
      return;
    }
    if (!errors.isEmpty()) {
      open = false;
      pipe.send(ChunkPipe.GIVEN_UP);
      return;
    }
    if (out.remaining() < largestRow) {
      flush();
    }
    out.putShort((short) (writers.length + (withLine ? 1 : 0)));
    if (withLine) {
      out.putInt(Integer.BYTES).putInt(Math.toIntExact(line));
    }
    for (var writer : writers) {
      writer.write(row, out);
    }
  }

  /** Nothing more comes: the rows are whole, or there was a mistake. */
  public void end() {
    if (!open) {
      return;
    }
    open = false;
    if (errors.isEmpty()) {
      out.putShort((short) -1);
      pipe.send(new ChunkPipe.Chunk(out.array(), out.position()));
      pipe.send(ChunkPipe.END);
    } else {
      pipe.send(ChunkPipe.GIVEN_UP);
    }
  }

  /** The reading failed. */
  public void giveUp() {
    if (open) {
      open = false;
      pipe.send(ChunkPipe.GIVEN_UP);
    }
  }

  boolean abandoned() {
    return pipe.abandoned();
  }

  private void flush() {
    pipe.send(new ChunkPipe.Chunk(out.array(), out.position()));
    out = ByteBuffer.wrap(pipe.buffer());
  }
}
