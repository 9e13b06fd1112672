package org.yipanqi.governance.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yipanqi.governance.decisions.YearOfMatter.Standing;

/** Whether a year has had its matter. */
class YearOfMatterTest {

  private static final LocalDate DECEMBER = LocalDate.of(2020, 12, 31);
  private static final LocalDate JANUARY = LocalDate.of(2021, 1, 1);

  @Test
  void it_is_due_until_the_year_is_over_and_missed_after_it() {
    var once = new YearOfMatter(2020, 1, 0);

    assertThat(once.on(DECEMBER)).isEqualTo(Standing.STILL_DUE);
    assertThat(once.on(JANUARY)).isEqualTo(Standing.MISSED);
  }

  @Test
  void it_is_met_when_it_was_considered_often_enough() {
    assertThat(new YearOfMatter(2020, 2, 1).on(JANUARY)).isEqualTo(Standing.MISSED);
    assertThat(new YearOfMatter(2020, 2, 2).on(JANUARY)).isEqualTo(Standing.MET);
    assertThat(new YearOfMatter(2020, 2, 3).on(DECEMBER)).isEqualTo(Standing.MET);
  }

  @Test
  void where_nobody_says_how_often_nothing_is_missed() {
    assertThat(new YearOfMatter(2020, null, 0).on(JANUARY)).isEqualTo(Standing.NOT_STATED);
  }
}
