package org.yipanqi.policy.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;

/** Of each shipped form every cell is known by somebody, and what only people know is named. */
class WhoKnowsTest {

  private static final LocalDate DAY = LocalDate.of(2020, 12, 31);

  @ParameterizedTest
  @ValueSource(strings = {"yunan-2020", "hunan-2020", "xinchang-2022"})
  void every_cell_is_counted_once_and_those_of_persons_are_listed(String id) throws IOException {
    var pack = PackReader.read(Path.of("policies", id), FactCatalogue.load()).pack().orElseThrow();

    var shown = WhoKnows.of(pack, DAY);

    assertThat(shown).hasSameSizeAs(pack.forms().forms()).isNotEmpty();
    for (var form : shown) {
      var cells = pack.forms().form(form.id(), form.version()).orElseThrow().eachPlace().size();
      assertThat(form.known().stream().mapToInt(WhoKnows.CellsKnown::cells).sum()).isEqualTo(cells);
      assertThat(counted(form.known(), "person")).isEqualTo(form.persons().size());
      assertThat(cells).isGreaterThan(form.persons().size());
      assertThat(form.ours()).isTrue();
      assertThat(form.steps()).hasSizeGreaterThan(1);
    }
  }

  private static int counted(List<WhoKnows.CellsKnown> known, String source) {
    return known.stream()
        .filter(it -> it.source().equals(source))
        .mapToInt(WhoKnows.CellsKnown::cells)
        .sum();
  }
}
