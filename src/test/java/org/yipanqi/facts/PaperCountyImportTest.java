package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Caller;

/** The paper county comes in whole, in the order of the catalogue. */
class PaperCountyImportTest {

  private static final Path FILES = Path.of("src/test/resources/paper-county/files");

  @Test
  void every_file_is_taken_and_the_second_time_nothing_changes() {
    try (var bench = new ImportBench()) {
      var results = bench.imports.importFolder(Caller.operator(), FILES);

      assertThat(results)
          .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isEqualTo(ImportState.DONE));
      assertThat(results).hasSizeGreaterThan(20);
      assertThat(bench.imports.importFolder(Caller.operator(), FILES))
          .hasSameSizeAs(results)
          .allSatisfy(it -> assertThat(it.inserted() + it.corrected()).isZero());
    }
  }
}
