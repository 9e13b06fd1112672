package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.access.Caller;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/**
 * Measures what closing costs an import; not part of the suite. {@code mvn test
 * -Dtest=SealedImportLoad -Dpersons=372000} writes {@code target/sealed-import-load.txt}.
 */
class SealedImportLoad {

  private final List<String> lines = new ArrayList<>();

  @Test
  void persons_of_a_county(@TempDir Path folder) throws IOException {
    var persons = Integer.getInteger("persons", 372_000);
    var keys = Keys.in(folder.resolve("keys"));
    for (var round = 1; round <= 2; round++) {
      try (var bench = new ImportBench(keys)) {
        time("round %d, nothing to close".formatted(round), () -> take(bench, folder, persons, 0));
      }
      try (var bench = new ImportBench(keys)) {
        time("round %d, phone and address".formatted(round), () -> take(bench, folder, persons, 1));
        time("round %d, the same again".formatted(round), () -> take(bench, folder, persons, 2));
        keys.add(Purpose.PERSONAL);
        keys.add(Purpose.LOOKUP);
        time("round %d, renewal".formatted(round), () -> renew(bench, persons));
      }
    }
    Files.write(Path.of("target/sealed-import-load.txt"), lines);
  }

  private static void renew(ImportBench bench, int persons) {
    var outcome = bench.resealing().run(Caller.operator(), _ -> {});
    assertThat(outcome.renewed()).isEqualTo(persons);
  }

  /** Closed values, or as many letters in the name; a blank line more makes another file. */
  private static void take(ImportBench bench, Path folder, int persons, int kind) {
    var file = folder.resolve("persons-" + kind + ".csv");
    try (var out = Files.exists(file) ? Writer.nullWriter() : Files.newBufferedWriter(file)) {
      out.write("person_no,name,sex,birth_date,phone,address\n" + (kind == 2 ? "\n" : ""));
      for (var i = 0; i < persons; i++) {
        var phone = "1201%07d".formatted(i / 3);
        var address = "郁南县连滩镇东坝村民委员会" + i / 3 + "号";
        out.write(
            kind == 0
                ? "4453220%08d,某%s%s,male,1990-03-07,,\n".formatted(i, phone, address)
                : "4453220%08d,某,male,1990-03-07,%s,%s\n".formatted(i, phone, address));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    var result = bench.imports.run(Caller.operator(), "persons", file, Imports.Options.none());
    assertThat(result.state()).isEqualTo(ImportState.DONE);
    assertThat(result.inserted() + result.unchanged()).isEqualTo(persons);
  }

  private void time(String what, Runnable work) {
    var began = System.nanoTime();
    work.run();
    lines.add(
        "%-40s %6d ms".formatted(what, Duration.ofNanos(System.nanoTime() - began).toMillis()));
  }
}
