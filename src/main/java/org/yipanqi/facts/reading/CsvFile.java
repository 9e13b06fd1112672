package org.yipanqi.facts.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import org.yipanqi.facts.ImportFormat;

/** Comma separated values. */
final class CsvFile implements ImportFile {

  private static final int LONGEST_FIELD = 1 << 20;
  private static final int LOOK_UP_EVERY = 1024;

  private final Path path;
  private final FileProbe probe;
  private final ImportFormat format;
  private final Vocabulary words;
  private final LocalDate today;

  CsvFile(Path path, FileProbe probe, ImportFormat format, Vocabulary words, LocalDate today) {
    this.path = path;
    this.probe = probe;
    this.format = format;
    this.words = words;
    this.today = today;
  }

  @Override
  public void read(BinaryRows sink, ErrorList errors, ImportProgress progress) throws IOException {
    var rows = new RowReader(format, words, today, sink, errors, progress);
    var reader = new CsvRows(rows, errors);
    try (var csv =
        CsvReader.builder()
            .maxBufferSize(LONGEST_FIELD)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .build(reader, characters(progress))) {
      var seen = 0;
      for (var goesOn : csv) {
        if (++seen % LOOK_UP_EVERY == 0 && (progress.stopWanted() || sink.abandoned())) {
          throw new CancellationException();
        }
        if (!goesOn) {
          return;
        }
      }
      reader.end(probe);
    } catch (CsvParseException e) {
      // what we throw while the parser tells us of a field comes back as the cause of its own
      if (e.getCause() instanceof RuntimeException ours && !(ours instanceof CsvParseException)) {
        throw ours;
      }
      reader.broken();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private InputStreamReader characters(ImportProgress progress) throws IOException {
    InputStream in = new Counted(Files.newInputStream(path), progress);
    in.skipNBytes(probe.mark());
    return new InputStreamReader(
        new BufferedInputStream(in, 1 << 16),
        probe
            .encoding()
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Tells how many bytes have been read. */
  private static final class Counted extends FilterInputStream {

    private final ImportProgress progress;
    private long count;

    Counted(InputStream in, ImportProgress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      var read = super.read(bytes, from, length);
      count += Math.max(0, read);
      progress.bytes(count);
      return read;
    }
  }
}
