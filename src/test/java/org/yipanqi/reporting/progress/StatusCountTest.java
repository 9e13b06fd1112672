package org.yipanqi.reporting.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.Owner;
import org.yipanqi.reporting.Return;
import org.yipanqi.reporting.ReturnState;
import org.yipanqi.reporting.Unit;
import org.yipanqi.reporting.progress.StatusBoard.UnitLine;

class StatusCountTest {

  private static final LocalDate DUE = LocalDate.of(2020, 7, 5);

  @Test
  void shares_are_over_the_units_that_owe_and_never_above_one() {
    var count =
        StatusBoard.count(
            List.of(
                line(ReturnState.LOCKED, true, true),
                line(ReturnState.RETURNED, true, false),
                line(ReturnState.DRAFT, false, null),
                line(null, false, false)));

    assertThat(count.owed()).isEqualTo(4);
    assertThat(count.in()).isEqualTo(2);
    assertThat(count.begun()).isEqualTo(1);
    assertThat(count.returned()).isEqualTo(1);
    assertThat(count.locked()).isEqualTo(1);
    assertThat(count.complete()).isEqualByComparingTo("50");
    assertThat(count.timely()).isEqualByComparingTo("25");
  }

  @Test
  void where_nothing_is_owed_there_is_no_share_and_without_a_day_nobody_is_on_time() {
    assertThat(StatusBoard.count(List.of()).complete()).isNull();
    var undated = new UnitLine(unit(), of(ReturnState.LOCKED, true), null, false, null);

    assertThat(StatusBoard.count(List.of(undated)).onTime()).isNull();
    assertThat(StatusBoard.count(List.of(undated)).complete()).isEqualByComparingTo("100");
  }

  private static UnitLine line(@Nullable ReturnState state, boolean in, @Nullable Boolean onTime) {
    return new UnitLine(
        unit(),
        state == null ? null : of(state, in),
        DUE,
        Boolean.FALSE.equals(onTime) && !in,
        onTime);
  }

  private static Unit unit() {
    var name = new Label("甲", "A");
    return new Unit("A", Owner.INSTITUTION, name, name, 445322, 1, null, Set.of("A"));
  }

  private static Return of(ReturnState state, boolean in) {
    var at = OffsetDateTime.parse("2020-07-04T09:00:00+08:00");
    var signed = new Return.Signed("a", "甲", at);
    return new Return(
        1,
        "p",
        "f",
        1,
        Period.of("2020-06"),
        "A",
        Owner.INSTITUTION,
        1,
        445322,
        1,
        null,
        null,
        state,
        0,
        0,
        null,
        Map.of(),
        Return.Count.NOTHING,
        in ? 1 : 0,
        0,
        in ? at : null,
        DUE,
        in ? signed : null,
        state == ReturnState.LOCKED ? signed : null,
        signed,
        at);
  }
}
