package org.yipanqi.simulation.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that is filled: one file for each import format, and beside them the folders {@code
 * late} and {@code corrections} with files of the same formats that come in afterwards.
 */
public final class ImportFolder implements AutoCloseable {

  /** When a file comes in. */
  public enum Package {
    FIRST(""),
    LATE("late"),
    CORRECTIONS("corrections");

    private final String folder;

    Package(String folder) {
      this.folder = folder;
    }

    public String folder() {
      return folder;
    }
  }

  private static final String RECORD = "source,source_no,recorded_by,recorded_at,void,";

  private final Path path;
  private final List<CsvFile> files = new ArrayList<>();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, CsvFile> later = new LinkedHashMap<>();

  public ImportFolder(Path path) {
    this.path = path;
    create(path);
  }

  /** A file of things known by their code. */
  public CsvFile register(String format, String header) {
    var file = new CsvFile(path, format, header);
    files.add(file);
    headers.put(format, header);
    return file;
  }

  /** A file of records: each row begins with {@link CsvFile#record}. */
  public CsvFile records(String format, String header) {
    return register(format, RECORD + header);
  }

  /** The file of the same format in another package; it is there only if something is in it. */
  public CsvFile of(Package when, CsvFile file) {
    if (when == Package.FIRST) {
      return file;
    }
    return later.computeIfAbsent(
        when.folder() + "/" + file.format(),
        ignored -> {
          var folder = path.resolve(when.folder());
          create(folder);
          var header = headers.get(file.format());
          return new CsvFile(folder, file.format(), java.util.Objects.requireNonNull(header));
        });
  }

  /** Rows by format; those of later packages by folder and format. */
  public Map<String, Long> rows() {
    var rows = new LinkedHashMap<String, Long>();
    files.forEach(f -> rows.put(f.format(), f.rows()));
    later.forEach((name, file) -> rows.put(name, file.rows()));
    return rows;
  }

  @Override
  public void close() {
    var all = new ArrayList<>(files);
    all.addAll(later.values());
    for (var file : all) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
