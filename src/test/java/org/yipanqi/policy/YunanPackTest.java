package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;

/** The pack of Yunan's plan holds what the plan holds. */
class YunanPackTest {

  private static final PackReader.Reading READING = read();

  private static PackReader.Reading read() {
    try {
      return PackReader.read(Path.of("policies/yunan-2020"), FactCatalogue.load());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PolicyPack pack() {
    return READING.pack().orElseThrow();
  }

  @Test
  void it_has_no_mistake() {
    assertThat(READING.mistakes()).isEmpty();
  }

  @Test
  void it_has_every_task_indicator_duty_and_standard() {
    assertThat(pack().items()).hasSize(39);
    assertThat(pack().indicators()).hasSize(24);
    assertThat(pack().duties()).hasSize(39);
    assertThat(pack().standards()).hasSize(10);
  }

  @Test
  void exactly_the_24_numeric_tasks_are_figures() {
    var figures =
        pack().items().stream()
            .filter(i -> i.kind() == PolicyPack.ItemKind.FIGURE)
            .map(PolicyPack.Item::no);

    assertThat(figures)
        .containsExactlyElementsOf(
            IntStream.concat(IntStream.of(12, 16, 17, 18, 19), IntStream.rangeClosed(21, 39))
                .boxed()
                .toList());
  }

  @Test
  void only_the_four_dated_tasks_have_a_date() {
    assertThat(pack().items().stream().filter(i -> i.due() != null).map(PolicyPack.Item::no))
        .containsExactly(1, 2, 3, 15);
  }

  @Test
  void pairs_that_differ_in_scope_have_two_series_and_equal_ones_share_a_definition() {
    var ids = pack().seriesIds();

    assertThat(ids)
        .contains(
            "12", "12@G", "18a", "18b", "30", "30@G", "31", "31@G", "32", "32@G", "33", "33@G")
        .contains("34", "34@G", "35", "35@G", "37-htn", "37-dm", "38", "38@G");
    assertThat(
            pack().indicators().stream()
                .filter(i -> i.no() == 11)
                .findFirst()
                .orElseThrow()
                .series())
        .containsExactly("16");
  }
}
