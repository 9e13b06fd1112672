package org.yipanqi.reporting.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final List<String> CODES = List.of("445322-T1", "445322-T2", "445322-T3");

  /**
   * Worked out apart, with {@code printf '2020-07\n445322-T1' | sha256sum}: T1 begins with f2e1, T2
   * with 6bf0, T3 with 8d6e.
   */
  @Test
  void the_same_seed_over_the_same_list_gives_the_same_units_in_whatever_order_the_list_stands() {
    assertThat(Draw.digest("2020-07", "445322-T1")).startsWith("f2e1c709");
    assertThat(Draw.digest("2020-07", "445322-T2")).startsWith("6bf079d3");
    assertThat(Draw.digest("2020-07", "445322-T3")).startsWith("8d6e4a9c");

    var first = Draw.of("2020-07", CODES, 2);

    assertThat(first).containsExactly("445322-T2", "445322-T3");
    assertThat(Draw.of("2020-07", CODES.reversed(), 2)).isEqualTo(first);
    assertThat(Draw.of("2020-07", List.of("445322-T1", "445322-T1"), 2)).hasSize(1);
  }

  @Test
  void numbers_are_the_same_by_what_they_are_worth() {
    assertThat(SpotChecks.same("31", "31.0")).isTrue();
    assertThat(SpotChecks.same("31", "32")).isFalse();
    assertThat(SpotChecks.same("true", "true")).isTrue();
    assertThat(SpotChecks.same("", "0")).isFalse();
  }
}
