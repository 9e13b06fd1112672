package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.FOLDER_UNFINISHED;
import static org.yipanqi.facts.FactsProblem.NO_FILES;
import static org.yipanqi.facts.FactsProblem.NO_SUCH_FILE;
import static org.yipanqi.facts.FactsProblem.TWO_FILES;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_FILES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.reading.FileKind;

/** A folder of files named after the formats they are in: visits.csv, persons.xlsx. */
final class ImportFolder {

  private static final List<String> ENDINGS =
      Arrays.stream(FileKind.values()).map(FileKind::ending).toList();
  // beside a workbook that somebody has open
  private static final String LOCK = "~$";
  // stands in a folder while it is being written, by the simulator for one
  private static final String UNFINISHED = "UNFINISHED";

  private final FactCatalogue catalogue;

  ImportFolder(FactCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The files by format, each after those it refers to. A file of no format is a mistake. */
  Map<String, Path> inOrder(Path folder) {
    var found = files(folder);
    var inOrder = new LinkedHashMap<String, Path>();
    for (var format : catalogue.formats()) {
      var file = found.remove(format.code());
      if (file != null) {
        inOrder.put(format.code(), file);
      }
    }
    if (!found.isEmpty()) {
      throw UNKNOWN_FILES.because(String.join(", ", found.keySet()));
    }
    if (inOrder.isEmpty()) {
      throw NO_FILES.because(folder);
    }
    return inOrder;
  }

  private static Map<String, Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw NO_SUCH_FILE.because(folder);
    }
    if (Files.exists(folder.resolve(UNFINISHED))) {
      throw FOLDER_UNFINISHED.because(folder, UNFINISHED);
    }
    var found = new TreeMap<String, Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var code = code(file.getFileName().toString());
        if (code == null) {
          continue;
        }
        var before = found.put(code, file);
        if (before != null) {
          throw TWO_FILES.because(code, before.getFileName(), file.getFileName());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The format by a file's name; null when it is no file of ours. */
  private static @Nullable String code(String name) {
    return ENDINGS.stream()
        .filter(ending -> name.endsWith(ending) && !name.startsWith(LOCK))
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst()
        .orElse(null);
  }
}
