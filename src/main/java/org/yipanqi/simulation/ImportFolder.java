package org.yipanqi.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that is filled: one file for each import format. */
final class ImportFolder implements AutoCloseable {

  private static final String RECORD = "source,source_no,recorded_by,recorded_at,void,";

  private final Path path;
  private final List<CsvFile> files = new ArrayList<>();

  ImportFolder(Path path) {
    this.path = path;
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of things known by their code. */
  CsvFile register(String format, String header) {
    var file = new CsvFile(path, format, header);
    files.add(file);
    return file;
  }

  /** A file of records: each row begins with {@link CsvFile#record}. */
  CsvFile records(String format, String header) {
    return register(format, RECORD + header);
  }

  Map<String, Long> rows() {
    var rows = new LinkedHashMap<String, Long>();
    files.forEach(f -> rows.put(f.format(), f.rows()));
    return rows;
  }

  @Override
  public void close() {
    for (var file : files) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
