package org.yipanqi.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.facts.SmallWorkbook;
import org.yipanqi.facts.reading.BinaryRows.ColumnType;
import org.yipanqi.kernel.Label;
import org.yipanqi.safekeeping.Keys;

/** While a workbook is read it shows how far it is, and it can be stopped. */
class XlsxFileTest {

  private static final int ROWS = 3_000;

  @TempDir private Path folder;
  private final ImportProgress progress = new ImportProgress();
  private final ErrorList errors = new ErrorList((code, of) -> new Label(code, code));

  @Test
  void it_shows_how_far_it_is() throws IOException {
    var file = divisions();

    read(file);

    assertThat(errors.kept()).isEmpty();
    assertThat(progress.rows()).isEqualTo(ROWS);
    assertThat(progress.sheet()).isEqualTo("divisions");
    assertThat(progress.bytes()).isBetween(Files.size(file) * 9 / 10, Files.size(file));
  }

  @Test
  void it_stops_when_somebody_wants_it_to() throws IOException {
    var file = divisions();
    progress.stop();

    assertThatThrownBy(() -> read(file)).isInstanceOf(CancellationException.class);
    assertThat(progress.rows()).isPositive().isLessThan(ROWS);
  }

  private Path divisions() throws IOException {
    var book = SmallWorkbook.sheet("divisions").row("code", "name");
    for (var i = 0; i < ROWS; i++) {
      book.row("#" + (445_322_000_000L + i), "村" + i);
    }
    return Files.write(folder.resolve("divisions.xlsx"), book.bytes());
  }

  private void read(Path file) throws IOException {
    var format = FactCatalogue.load().format("divisions").orElseThrow();
    var values = new SealedValues(Keys.in(folder.resolve("keys")));
    var rows = new BinaryRows(format, types(format), 1, false, values, new ChunkPipe(), errors);
    var words =
        new Vocabulary(
            new CodeIndex(),
            new CodeIndex(),
            new CodeIndex(),
            new Vocabulary.Divisions(new long[0]),
            Map.of(),
            source -> 1);
    var probe = FileProbe.of(file, null);
    ImportFile.of(file, probe, format, words, LocalDate.of(2021, 3, 15))
        .read(rows, errors, progress);
  }

  private static Map<String, ColumnType> types(ImportFormat format) {
    assertThat(format.fileColumns()).hasSize(4);
    return Map.of(
        "code", ColumnType.INT8,
        "name", ColumnType.TEXT,
        "name_en", ColumnType.TEXT,
        "kind", ColumnType.TEXT);
  }
}
