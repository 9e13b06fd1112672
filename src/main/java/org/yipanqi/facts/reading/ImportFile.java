package org.yipanqi.facts.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import org.yipanqi.facts.ImportFormat;

/** A file to be read against a format. All kinds give their rows to the same checks. */
public sealed interface ImportFile permits CsvFile, XlsxFile {

  static ImportFile of(
      Path path, FileProbe probe, ImportFormat format, Vocabulary words, LocalDate today) {
    return switch (probe.kind()) {
      case CSV -> new CsvFile(path, probe, format, words, today);
      case XLSX -> new XlsxFile(path, probe.size(), format, words, today);
    };
  }

  /**
   * Reads to the end, whatever is wrong on the way, so that all mistakes are known.
   *
   * @throws CancellationException when it was stopped
   */
  void read(BinaryRows sink, ErrorList errors, ImportProgress progress) throws IOException;
}
