package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of written files, read back without the code that wrote them. */
record ReadFolder(Path path) {

  /** A day after all months that are simulated. */
  static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

  Set<String> formats() throws IOException {
    try (var files = Files.list(path)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".csv"))
          .map(f -> f.getFileName().toString().replace(".csv", ""))
          .collect(Collectors.toSet());
    }
  }

  List<String> header(String format) throws IOException {
    return List.of(lines(format).getFirst().split(",", -1));
  }

  List<Row> rows(String format) throws IOException {
    var header = header(format);
    return lines(format).stream()
        .skip(1)
        .map(line -> new Row(header, List.of(line.split(",", -1))))
        .toList();
  }

  /** The rows, where a failure to read them is the test's. */
  List<Row> list(String format) {
    try {
      return rows(format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> column(String format, String column) throws IOException {
    return rows(format).stream().map(row -> row.get(column)).collect(Collectors.toSet());
  }

  double sum(String format, String column, Predicate<Row> of) throws IOException {
    return rows(format).stream()
        .filter(of)
        .filter(row -> !row.get(column).isEmpty())
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .sum();
  }

  Stream<Row> inForce(String format, String day) throws IOException {
    return rows(format).stream()
        .filter(row -> row.get("valid_from").compareTo(day) <= 0)
        .filter(row -> row.get("valid_to").isEmpty() || row.get("valid_to").compareTo(day) >= 0);
  }

  private List<String> lines(String format) throws IOException {
    return Files.readAllLines(path.resolve(format + ".csv"));
  }

  /** The fields of a row by their column. */
  record Row(List<String> header, List<String> fields) {

    String get(String column) {
      return fields.get(header.indexOf(column));
    }
  }
}
