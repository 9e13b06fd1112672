package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;

/** The county small enough to be counted with a pencil, brought in as a county would. */
public final class PaperCounty {

  public static final String PACK = "yunan-2020";
  public static final String COUNTY = "990101";

  private static final Path FOLDER = Path.of("src/test/resources/paper-county");
  static final Path FILES = FOLDER.resolve("files");

  private static final Set<Imports> IN = Collections.newSetFromMap(new IdentityHashMap<>());

  private PaperCounty() {}

  /** A policy folder with the county's pack and no other: no pack names the paper county itself. */
  public static Path packAlone() {
    try {
      var alone = Files.createTempDirectory("policies");
      var pack = Files.createDirectory(alone.resolve(PACK));
      Files.copy(Path.of("policies/base.yaml"), alone.resolve("base.yaml"));
      try (var files = Files.list(Path.of("policies").resolve(PACK))) {
        for (var file : files.toList()) {
          Files.copy(file, pack.resolve(file.getFileName()));
        }
      }
      return alone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once for each database: tests that share one find the county there. */
  public static void comesIn(Imports imports, Cells cells) {
    if (!IN.add(imports)) {
      return;
    }
    for (var folder : List.of(FILES, FOLDER.resolve("corrections"))) {
      for (var result : imports.importFolder(Caller.operator(), folder)) {
        assertThat(result.state())
            .as("%s: %s %s", result.format(), result.message(), result.errors())
            .isEqualTo(ImportState.DONE);
      }
    }
    cells.catchUp();
  }
}
