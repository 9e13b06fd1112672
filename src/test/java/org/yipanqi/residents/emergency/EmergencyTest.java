package org.yipanqi.residents.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.residents.emergency.Emergency.Review;
import org.yipanqi.residents.emergency.Emergency.Verdict;

class EmergencyTest {

  @Test
  void it_is_due_by_the_end_of_the_next_day_in_china() {
    assertThat(emergency("2020-06-01T15:59:59Z", null).due()).isEqualTo("2020-06-02");
    assertThat(emergency("2020-06-01T16:00:00Z", null).due()).isEqualTo("2020-06-03");
  }

  @Test
  void it_is_late_by_the_days_after_that_until_somebody_judged_it() {
    var waiting = emergency("2020-06-01T09:00:00+08:00", null);
    var judged =
        emergency(
            "2020-06-01T09:00:00+08:00",
            new Review(
                "b",
                "乙",
                OffsetDateTime.parse("2020-06-20T09:00:00+08:00"),
                Verdict.JUSTIFIED,
                null));

    assertThat(waiting.overdueDays(LocalDate.parse("2020-06-01"))).isZero();
    assertThat(waiting.overdueDays(LocalDate.parse("2020-06-02"))).isZero();
    assertThat(waiting.overdueDays(LocalDate.parse("2020-06-03"))).isEqualTo(1);
    assertThat(waiting.overdueDays(LocalDate.parse("2020-07-02"))).isEqualTo(30);
    assertThat(judged.overdueDays(LocalDate.parse("2020-07-02"))).isZero();
  }

  private static Emergency emergency(String at, @Nullable Review review) {
    var granted = OffsetDateTime.parse(at);
    return new Emergency(
        1,
        "P1",
        "a",
        "甲",
        "VILLAGE_DOCTOR",
        "V1",
        "夜间急诊，本人昏迷",
        granted,
        granted.plusHours(4),
        review);
  }
}
