package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.access.Caller;

/** The paper county comes in whole, in the order of the catalogue. */
class PaperCountyImportTest {

  private static final Path FILES = Path.of("src/test/resources/paper-county/files");

  @Test
  void every_file_is_taken_and_the_second_time_nothing_changes(@TempDir Path folder)
      throws IOException {
    try (var files = Files.newDirectoryStream(FILES, "*.csv")) {
      for (var file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    try (var bench = new ImportBench()) {
      var results = bench.imports.importFolder(Caller.operator(), folder);

      assertThat(results)
          .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isEqualTo(ImportState.DONE));
      assertThat(results).hasSizeGreaterThan(20);
      assertThat(bench.imports.importFolder(Caller.operator(), folder))
          .allSatisfy(it -> assertThat(it.inserted() + it.corrected()).isZero());
    }
  }
}
