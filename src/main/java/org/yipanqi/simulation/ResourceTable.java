package org.yipanqi.simulation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small table that comes with the simulator: a header, commas, no quotes. */
record ResourceTable(List<String> columns, List<List<String>> rows) {

  static ResourceTable read(String path) {
    try (var stream = ResourceTable.class.getResourceAsStream("/simulation/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("the simulator lacks its table " + path);
      }
      var lines = new InputStreamReader(stream, StandardCharsets.UTF_8).readAllLines();
      var rows = lines.stream().map(line -> List.of(line.split(",", -1))).toList();
      return new ResourceTable(rows.getFirst(), rows.subList(1, rows.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean exists(String path) {
    return ResourceTable.class.getResource("/simulation/" + path) != null;
  }

  List<Row> all() {
    return rows.stream().map(fields -> new Row(columns, fields)).toList();
  }

  /** One row, read by the names of its columns. */
  record Row(List<String> columns, List<String> fields) {

    String text(String column) {
      return fields.get(columns.indexOf(column));
    }

    double number(String column) {
      return Double.parseDouble(text(column));
    }

    int whole(String column) {
      return Integer.parseInt(text(column));
    }

    long code(String column) {
      return Long.parseLong(text(column));
    }
  }
}
