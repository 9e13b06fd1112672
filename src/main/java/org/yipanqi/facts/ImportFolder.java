package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.NO_FILES;
import static org.yipanqi.facts.FactsProblem.NO_SUCH_FILE;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_FILES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A folder of files named after the formats they are in: visits.csv, persons.csv. */
final class ImportFolder {

  private static final String ENDING = ".csv";

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
    var found = new TreeMap<String, Path>();
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        found.put(name.substring(0, name.length() - ENDING.length()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
