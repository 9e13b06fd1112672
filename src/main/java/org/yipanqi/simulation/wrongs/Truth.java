package org.yipanqi.simulation.wrongs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.Origin;
import org.yipanqi.simulation.places.Institution;

/**
 * The folder {@code truth}: one row for everything that was made wrong on purpose, with what would
 * have been right. It is for judging detectors and is never imported.
 */
public final class Truth implements AutoCloseable {

  public static final String FOLDER = "truth";

  private static final String HEADER =
      "kind,package,format,source,source_no,person,institution,month,written,true_value";

  /**
   * What is wrong.
   *
   * @param in the package the wrong row is in: empty for the first files
   */
  public record Place(Wrong kind, String in, String format, Institution at, int month) {}

  private final Path path;
  private final Span span;
  private final CsvFile file;
  private final Map<Wrong, Long> found = new EnumMap<>(Wrong.class);

  public Truth(Path out, Span span) {
    path = out.resolve(FOLDER);
    this.span = span;
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file = new CsvFile(path, "wrongs", HEADER);
  }

  /** A wrong record. */
  public void record(
      Place place,
      Origin origin,
      char letter,
      long owner,
      long nth,
      @Nullable String person,
      String written,
      String right) {
    begin(place).text(origin.source()).number(letter, owner, nth).text(person);
    end(place, written, right);
  }

  /** Something wrong with a month, a person, or records that are not there. */
  public void fact(Place place, @Nullable String person, String written, String right) {
    begin(place).blank().blank().text(person);
    end(place, written, right);
  }

  public long rows() {
    return file.rows();
  }

  /** How often each kind was written. */
  public Map<Wrong, Long> found() {
    return found;
  }

  @Override
  public void close() {
    try {
      file.close();
      Files.writeString(path.resolve("README.md"), readme());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CsvFile begin(Place place) {
    found.merge(place.kind(), 1L, Long::sum);
    return file.text(place.kind().code()).text(place.in()).text(place.format());
  }

  private void end(Place place, String written, String right) {
    file.text(place.at().code()).text(span.name(place.month()).toString());
    file.text(written).text(right).end();
  }

  private String readme() {
    var text = new StringBuilder();
    text.append("# What is wrong on purpose\n\n");
    text.append("wrongs.csv: one row for each wrong record, or for each month and institution.\n");
    text.append("package: empty, late or corrections, where the row lies. source and source_no:\n");
    text.append("the record; empty where it is not one record. written and true_value: what the\n");
    text.append("files say and what they would have said. Not for import.\n\n");
    text.append("| kind | 种类 | rows | meaning |\n|---|---|---|---|\n");
    for (var kind : Wrong.values()) {
      text.append("| ").append(kind.code()).append(" | ").append(kind.chinese());
      text.append(" | ").append(found.getOrDefault(kind, 0L));
      text.append(" | ").append(kind.meaning()).append(" |\n");
    }
    return text.toString();
  }
}
