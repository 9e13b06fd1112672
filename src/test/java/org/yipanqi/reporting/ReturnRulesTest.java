package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yipanqi.reporting.ReportingProblem.HANDED_IN;
import static org.yipanqi.reporting.ReportingProblem.LOCKED;
import static org.yipanqi.reporting.ReportingProblem.NOT_AT_THIS_STEP;
import static org.yipanqi.reporting.ReportingProblem.NOT_HANDED_IN;
import static org.yipanqi.reporting.ReportingProblem.NOT_LOCKED;
import static org.yipanqi.reporting.ReportingProblem.NOT_YOUR_STEP;
import static org.yipanqi.reporting.ReportingProblem.YOUR_OWN;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.reporting.ReturnRules.Position;
import org.yipanqi.reporting.ReturnRules.Standing;

/** A chain of four steps: filled, reviewed, reviewed, locked. */
class ReturnRulesTest {

  private static final int LAST = 3;
  private static final Set<Integer> NOBODY = Set.of();
  private static final Set<Integer> FILLER = Set.of(0);
  private static final Set<Integer> FIRST = Set.of(1);
  private static final Set<Integer> SECOND = Set.of(2);
  private static final Set<Integer> CLOSER = Set.of(3);

  /** Every place a return can stand at. */
  private static final List<Position> POSITIONS =
      List.of(
          new Position(ReturnState.DRAFT, 0, LAST),
          new Position(ReturnState.RETURNED, 0, LAST),
          new Position(ReturnState.AWAITING, 1, LAST),
          new Position(ReturnState.AWAITING, 2, LAST),
          new Position(ReturnState.APPROVED, 3, LAST),
          new Position(ReturnState.LOCKED, 3, LAST));

  /** What each may do at each of them: everything else is refused. */
  private static final Map<ReturnAct, List<Case>> ALLOWED = new EnumMap<>(ReturnAct.class);

  private record Case(Position at, Set<Integer> steps) {}

  static {
    var draft = POSITIONS.get(0);
    var returned = POSITIONS.get(1);
    var locked = POSITIONS.get(5);
    for (var act : List.of(ReturnAct.EDIT, ReturnAct.SUBMIT, ReturnAct.MOVE)) {
      ALLOWED.put(act, List.of(new Case(draft, FILLER), new Case(returned, FILLER)));
    }
    ALLOWED.put(
        ReturnAct.BEGIN, POSITIONS.stream().map(position -> new Case(position, FILLER)).toList());
    ALLOWED.put(
        ReturnAct.APPROVE,
        List.of(new Case(POSITIONS.get(2), FIRST), new Case(POSITIONS.get(3), SECOND)));
    ALLOWED.put(ReturnAct.LOCK, List.of(new Case(POSITIONS.get(4), CLOSER)));
    ALLOWED.put(
        ReturnAct.SEND_BACK,
        List.of(
            new Case(POSITIONS.get(2), FIRST),
            new Case(POSITIONS.get(3), SECOND),
            new Case(POSITIONS.get(4), CLOSER)));
    ALLOWED.put(ReturnAct.REOPEN, List.of(new Case(locked, CLOSER)));
    ALLOWED.put(ReturnAct.AMEND, List.of(new Case(locked, FILLER)));
  }

  @Test
  void every_state_act_and_step_is_allowed_exactly_where_the_table_says() {
    for (var act : ReturnAct.values()) {
      for (var at : POSITIONS) {
        for (var steps : List.of(NOBODY, FILLER, FIRST, SECOND, CLOSER)) {
          var refusal = refusal(act, at, steps, false);

          assertThat(refusal == null)
              .as("%s at %s by %s: %s", act, at, steps, refusal)
              .isEqualTo(ALLOWED.getOrDefault(act, List.of()).contains(new Case(at, steps)));
        }
      }
    }
  }

  @Test
  void whoever_holds_no_step_is_told_so_before_anything_else() {
    for (var act : ReturnAct.values()) {
      for (var at : POSITIONS) {
        assertThat(refusal(act, at, NOBODY, false))
            .as("%s at %s", act, at)
            .isEqualTo(NOT_YOUR_STEP);
      }
    }
  }

  @Test
  void whoever_handed_it_in_does_not_approve_it_and_locks_it_once_others_have() {
    var filledAndReviews = Set.of(0, 1, 2, 3);
    var waiting = POSITIONS.get(2);
    var approved = POSITIONS.get(4);

    assertThat(refusal(ReturnAct.APPROVE, waiting, filledAndReviews, true)).isEqualTo(YOUR_OWN);
    assertThat(refusal(ReturnAct.LOCK, approved, filledAndReviews, true)).isNull();
    assertThat(refusal(ReturnAct.SEND_BACK, waiting, filledAndReviews, true)).isNull();
    assertThat(refusal(ReturnAct.APPROVE, waiting, filledAndReviews, false)).isNull();
  }

  @Test
  void a_refusal_says_what_stands_in_the_way() {
    var draft = POSITIONS.get(0);
    var waiting = POSITIONS.get(2);
    var approved = POSITIONS.get(4);
    var locked = POSITIONS.get(5);

    assertThat(refusal(ReturnAct.EDIT, waiting, FILLER, false)).isEqualTo(HANDED_IN);
    assertThat(refusal(ReturnAct.SUBMIT, locked, FILLER, false)).isEqualTo(LOCKED);
    assertThat(refusal(ReturnAct.APPROVE, draft, FIRST, false)).isEqualTo(NOT_HANDED_IN);
    assertThat(refusal(ReturnAct.APPROVE, locked, FIRST, false)).isEqualTo(LOCKED);
    assertThat(refusal(ReturnAct.APPROVE, approved, CLOSER, false)).isEqualTo(NOT_AT_THIS_STEP);
    assertThat(refusal(ReturnAct.LOCK, waiting, FIRST, false)).isEqualTo(NOT_AT_THIS_STEP);
    assertThat(refusal(ReturnAct.APPROVE, waiting, SECOND, false)).isEqualTo(NOT_YOUR_STEP);
    assertThat(refusal(ReturnAct.AMEND, waiting, FILLER, false)).isEqualTo(NOT_LOCKED);
    assertThat(refusal(ReturnAct.REOPEN, approved, CLOSER, false)).isEqualTo(NOT_LOCKED);
  }

  @Test
  void cells_change_only_while_it_is_with_the_filler() {
    assertThat(Stream.of(ReturnState.values()).filter(ReturnState::open))
        .containsExactly(ReturnState.DRAFT, ReturnState.RETURNED);
    assertThat(Stream.of(ReturnState.values()).filter(ReturnState::waits))
        .containsExactly(ReturnState.AWAITING, ReturnState.APPROVED);
  }

  private static @Nullable ReportingProblem refusal(
      ReturnAct act, Position at, Set<Integer> steps, boolean handedIn) {
    Optional<ReportingProblem> refusal =
        ReturnRules.refusal(act, at, new Standing(steps, handedIn));
    return refusal.orElse(null);
  }
}
