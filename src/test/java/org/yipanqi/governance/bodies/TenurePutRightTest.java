package org.yipanqi.governance.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.bodies.TenurePutRight.Change;
import org.yipanqi.kernel.Problem;

/** A post held by 甲 until 30 June and by 乙 from 1 July, put right. */
class TenurePutRightTest {

  private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
  private static final Post.Tenure FIRST = held(1, "甲", MARCH, JULY.minusDays(1));
  private static final Post.Tenure SECOND = held(2, "乙", JULY, null);
  private static final List<Post.Tenure> BOTH = List.of(SECOND, FIRST);

  @Test
  void a_wrong_name_is_put_right_and_nothing_else() {
    assertThat(TenurePutRight.of(BOTH, 1, "甲生", MARCH, null))
        .containsExactly(new Change(FIRST, "甲生", MARCH, JULY.minusDays(1)));
  }

  @Test
  void the_day_between_two_moves_for_both_and_never_are_there_two_at_once() {
    assertThat(TenurePutRight.of(BOTH, 2, "乙", JULY.minusDays(10), null))
        .containsExactly(
            new Change(FIRST, "甲", MARCH, JULY.minusDays(11)),
            new Change(SECOND, "乙", JULY.minusDays(10), null));
    assertThat(TenurePutRight.of(BOTH, 2, "乙", JULY.plusDays(10), null))
        .containsExactly(
            new Change(SECOND, "乙", JULY.plusDays(10), null),
            new Change(FIRST, "甲", MARCH, JULY.plusDays(9)));
  }

  @Test
  void a_first_day_at_or_before_the_one_before_is_refused() {
    refused(GovernanceProblem.OVERLAPS_ANOTHER, () -> TenurePutRight.of(BOTH, 2, "乙", MARCH, null));
  }

  @Test
  void a_last_day_is_given_only_where_nobody_followed_at_once() {
    var left = held(1, "甲", MARCH, JULY.minusDays(20));
    assertThat(TenurePutRight.of(List.of(left, SECOND), 1, "甲", MARCH, JULY.minusDays(5)))
        .containsExactly(new Change(left, "甲", MARCH, JULY.minusDays(5)));
    refused(
        GovernanceProblem.OVERLAPS_ANOTHER,
        () -> TenurePutRight.of(List.of(left, SECOND), 1, "甲", MARCH, JULY));
    refused(
        GovernanceProblem.OVERLAPS_ANOTHER,
        () -> TenurePutRight.of(List.of(left, SECOND), 2, "乙", JULY.minusDays(20), null));
    assertThat(TenurePutRight.of(List.of(left), 1, "甲", MARCH, null))
        .containsExactly(new Change(left, "甲", MARCH, null));
    refused(
        GovernanceProblem.PAST,
        () -> TenurePutRight.of(List.of(left), 1, "甲", JULY, JULY.minusDays(20)));
  }

  @Test
  void what_is_as_it_was_and_what_is_nowhere_are_refused() {
    refused(GovernanceProblem.NOTHING_CHANGES, () -> TenurePutRight.of(BOTH, 2, "乙", JULY, null));
    refused(GovernanceProblem.UNKNOWN_TENURE, () -> TenurePutRight.of(BOTH, 9, "乙", JULY, null));
  }

  private static Post.Tenure held(long id, String holder, LocalDate from, @Nullable LocalDate to) {
    var at = OffsetDateTime.parse("2020-03-01T08:00:00+08:00");
    return new Post.Tenure(id, holder, from, to, "任免文件", "登记人", at, List.of());
  }

  private static void refused(GovernanceProblem problem, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }
}
