package org.yipanqi.simulation.files;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A small table that comes with the simulator: a header, commas, no quotes. */
public record ResourceTable(List<String> columns, List<List<String>> rows) {

  public static ResourceTable read(String path) {
    try (var stream = ResourceTable.class.getResourceAsStream("/simulation/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("the simulator lacks its table " + path);
      }
      var plain = path.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
      var lines = new InputStreamReader(plain, StandardCharsets.UTF_8).readAllLines();
      var rows = lines.stream().map(line -> List.of(line.split(",", -1))).toList();
      return new ResourceTable(rows.getFirst(), rows.subList(1, rows.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean exists(String path) {
    return ResourceTable.class.getResource("/simulation/" + path) != null;
  }

  public List<Row> all() {
    return rows.stream().map(fields -> new Row(columns, fields)).toList();
  }

  /** One row, read by the names of its columns. */
  public record Row(List<String> columns, List<String> fields) {

    public String text(String column) {
      return fields.get(columns.indexOf(column));
    }

    public double number(String column) {
      return Double.parseDouble(text(column));
    }

    public int whole(String column) {
      return Integer.parseInt(text(column));
    }

    public long code(String column) {
      return Long.parseLong(text(column));
    }
  }
}
