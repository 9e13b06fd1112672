package org.yipanqi.governance.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yipanqi.governance.bodies.SeatHistory.PostFrom;
import org.yipanqi.governance.bodies.SeatHistory.Span;
import org.yipanqi.governance.bodies.SeatHistory.Tenure;

/** Who sat where from when to when, worked out by hand. */
class SeatHistoryTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
  private static final LocalDate JUNE = LocalDate.of(2020, 6, 1);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
  private static final LocalDate OCTOBER = LocalDate.of(2020, 10, 1);
  private static final Sitting UNSTATED = new Sitting.Unstated();
  private static final Sitting VACANT = new Sitting.Vacant(1);

  @Test
  void a_seat_without_a_post_is_unstated_and_not_vacant() {
    var seat = new SeatHistory(MARCH, null, List.of(), List.of());

    assertThat(seat.on(JUNE)).isEqualTo(UNSTATED);
    assertThat(seat.spans()).containsExactly(new Span(MARCH, null, UNSTATED));
  }

  @Test
  void a_post_without_a_holder_leaves_the_seat_vacant() {
    var seat = seat(List.of(new PostFrom(1, MARCH)));

    assertThat(seat.spans()).containsExactly(new Span(MARCH, null, VACANT));
  }

  @Test
  void the_seat_follows_the_post_and_keeps_what_was() {
    var seat =
        seat(
            List.of(new PostFrom(1, MARCH)),
            new Tenure(1, "甲", LocalDate.of(2018, 1, 1), JUNE.minusDays(1)),
            new Tenure(1, "乙", JUNE, null));

    assertThat(seat.spans())
        .containsExactly(
            new Span(MARCH, JUNE.minusDays(1), held("甲")), new Span(JUNE, null, held("乙")));
    assertThat(seat.on(JUNE.minusDays(1))).isEqualTo(held("甲"));
    assertThat(seat.on(JUNE)).isEqualTo(held("乙"));
  }

  @Test
  void between_two_holders_the_seat_is_vacant_for_the_days_between() {
    var seat =
        seat(
            List.of(new PostFrom(1, MARCH)),
            new Tenure(1, "乙", JULY, null),
            new Tenure(1, "甲", MARCH, JUNE.minusDays(1)));

    assertThat(seat.spans())
        .containsExactly(
            new Span(MARCH, JUNE.minusDays(1), held("甲")),
            new Span(JUNE, JULY.minusDays(1), VACANT),
            new Span(JULY, null, held("乙")));
  }

  @Test
  void a_seat_stays_unstated_until_the_county_says_which_post_and_may_go_with_another_later() {
    var seat =
        seat(
            List.of(new PostFrom(2, OCTOBER), new PostFrom(1, JUNE)),
            new Tenure(1, "甲", MARCH, null),
            new Tenure(2, "丙", MARCH, null));

    assertThat(seat.spans())
        .containsExactly(
            new Span(MARCH, JUNE.minusDays(1), UNSTATED),
            new Span(JUNE, OCTOBER.minusDays(1), held("甲")),
            new Span(OCTOBER, null, new Sitting.Held(2, "丙")));
  }

  @Test
  void nobody_sits_there_before_the_first_day_or_after_the_last() {
    var seat =
        new SeatHistory(
            MARCH,
            JUNE,
            List.of(new PostFrom(1, MARCH)),
            List.of(new Tenure(1, "甲", MARCH.minusYears(1), null)));

    assertThat(seat.spans()).containsExactly(new Span(MARCH, JUNE, held("甲")));
    assertThat(seat.standsOn(JUNE)).isTrue();
    assertThat(seat.standsOn(JUNE.plusDays(1))).isFalse();
    assertThatThrownBy(() -> seat.on(MARCH.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_second_post_is_no_part_of_a_post_s_name_and_a_mark_tells_which_of_several() {
    assertThat(new PostName("县卫生健康局", "局长（兼）", null))
        .isEqualTo(new PostName(" 县卫生健康局 ", "局长", " "));
    assertThat(new PostName("县卫生健康局", "主要负责人兼任", null).title()).isEqualTo("主要负责人");
    assertThat(new PostName("县卫生健康局", "副局长", "分管医改").words()).isEqualTo("县卫生健康局副局长（分管医改）");
  }

  private static SeatHistory seat(List<PostFrom> posts, Tenure... tenures) {
    return new SeatHistory(MARCH, null, posts, List.of(tenures));
  }

  private static Sitting held(String holder) {
    return new Sitting.Held(1, holder);
  }
}
