package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PackReader;

/** By when a return is to be handed in, where the sources leave the filler's own day open. */
class FormAtWorkTest {

  @ParameterizedTest(name = "{1} of {0} for {2}: {3}")
  @CsvSource({
    "yunan-2020, monthly-progress, 2020-06, 2020-07-05, 推送上级",
    "yunan-2020, quarterly-evaluation, 2020Q2, 2020-07-04, 上报",
    "hunan-2020, clinic-conditions, 2020-06, 2020-07-20, 县"
  })
  void the_first_day_that_the_document_names_bounds_it(
      String policy, String form, String period, LocalDate due, String words) throws IOException {
    var pack =
        PackReader.read(Path.of("policies", policy), FactCatalogue.load()).pack().orElseThrow();
    var month = Period.of(period);
    var at = pack.forms().form(form, month.end()).orElseThrow();
    var chain = pack.forms().chain(at.chain()).orElseThrow();

    var work = new FormAtWork(pack, at, chain, month);

    assertThat(work.due(chain.steps().getFirst())).isEmpty();
    assertThat(work.due()).contains(due);
    assertThat(Objects.requireNonNull(work.dueWords()).zh()).startsWith(words);
  }
}
