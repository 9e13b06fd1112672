package org.yipanqi.referral.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Problem;
import org.yipanqi.referral.ReferralProblem;

/** Rates and the days they are of. */
class RateTest {

  @Test
  void two_of_three_are_66_7_percent_and_0_67_on_one() {
    assertThat(new Rate(2, 3).percent()).isEqualTo(new BigDecimal("66.7"));
    assertThat(new Rate(2, 3).ratio()).isEqualTo(new BigDecimal("0.67"));
  }

  @Test
  void none_of_some_is_a_true_nought_and_of_none_there_is_no_rate() {
    assertThat(new Rate(0, 5).percent()).isEqualTo(new BigDecimal("0.0"));
    assertThat(new Rate(0, 0).percent()).isNull();
    assertThat(new Rate(4, 0).ratio()).isNull();
  }

  @Test
  void a_span_is_a_year_at_most_and_ends_after_it_begins() {
    var day = LocalDate.of(2026, 1, 1);

    assertThat(new Span(day, day).to()).isEqualTo(day);
    assertThat(new Span(day, day.plusDays(366)).from()).isEqualTo(day);
    refused(day, day.plusDays(367));
    refused(day, day.minusDays(1));
  }

  private static void refused(LocalDate from, LocalDate to) {
    assertThatThrownBy(() -> new Span(from, to))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.type()).isEqualTo(ReferralProblem.UNKNOWN_PERIOD));
  }
}
