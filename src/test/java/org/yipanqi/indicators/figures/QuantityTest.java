package org.yipanqi.indicators.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.policy.Filter.Operator;

/** Arithmetic in which nothing that is missing or failed turns into a number. */
class QuantityTest {

  private static final SourceKey VISITS_OF_A = new SourceKey(1, "visit");
  private static final SourceKey VISITS_OF_B = new SourceKey(2, "visit");
  private static final SourceKey INCOME_OF_A = new SourceKey(1, "income");

  @Test
  void states_grow_stronger_in_the_order_in_which_they_win() {
    assertThat(State.values())
        .containsExactly(
            State.VALUE,
            State.ZERO,
            State.PARTIAL,
            State.DENOMINATOR_ZERO,
            State.NOT_REPORTED,
            State.NOT_APPLICABLE,
            State.UNDECIDABLE,
            State.NOT_FIXED,
            State.RULE_ERROR,
            State.AWAITING_EVIDENCE);
    assertThat(Arrays.stream(State.values()).filter(State::hasValue))
        .containsExactly(State.VALUE, State.ZERO, State.PARTIAL);
  }

  @Test
  void the_four_rules_are_exact() {
    assertThat(of("0.1").plus(of("0.2")).value()).isEqualByComparingTo("0.3");
    assertThat(of("1").minus(of("0.9")).value()).isEqualByComparingTo("0.1");
    assertThat(of("1.5").times(of("1.5")).value()).isEqualByComparingTo("2.25");
    assertThat(of("1").per(of("3")).times(of("3")).value())
        .isCloseTo(BigDecimal.ONE, org.assertj.core.data.Offset.offset(new BigDecimal("1E-30")));
    assertThat(of("7").negated().value()).isEqualByComparingTo("-7");
  }

  @Test
  void a_rate_over_nothing_is_absent_and_says_so() {
    var rate = of("5").per(of("0.00"));

    assertThat(rate.value()).isNull();
    assertThat(rate.shownState()).isEqualTo(State.DENOMINATOR_ZERO);
    assertThat(of("0").per(of("0")).shownState()).isEqualTo(State.DENOMINATOR_ZERO);
  }

  @Test
  void a_numerator_of_nothing_is_a_true_zero() {
    var rate = of("0").per(of("5"));

    assertThat(rate.value()).isEqualByComparingTo("0");
    assertThat(rate.shownState()).isEqualTo(State.ZERO);
  }

  @Test
  void what_is_partial_stays_partial_and_remembers_what_is_missing() {
    var visits = partial("10", Set.of(VISITS_OF_A, VISITS_OF_B), Set.of(VISITS_OF_B));
    var income = partial("20", Set.of(INCOME_OF_A), Set.of());

    var each = income.per(visits);

    assertThat(each.shownState()).isEqualTo(State.PARTIAL);
    assertThat(each.value()).isEqualByComparingTo("2");
    assertThat(each.owed()).containsExactlyInAnyOrder(VISITS_OF_A, VISITS_OF_B, INCOME_OF_A);
    assertThat(each.missing()).containsExactly(VISITS_OF_B);
  }

  @Test
  void a_partial_zero_is_not_called_a_true_zero() {
    var none = partial("0", Set.of(VISITS_OF_A), Set.of(VISITS_OF_A));

    assertThat(none.shownState()).isEqualTo(State.PARTIAL);
    assertThat(none.plus(of("0")).shownState()).isEqualTo(State.PARTIAL);
  }

  @Test
  void a_partial_denominator_of_nothing_gives_no_rate_but_still_tells_who_is_missing() {
    var none = partial("0", Set.of(VISITS_OF_A), Set.of(VISITS_OF_A));

    var rate = of("3").per(none);

    assertThat(rate.shownState()).isEqualTo(State.DENOMINATOR_ZERO);
    assertThat(rate.value()).isNull();
    assertThat(rate.missing()).containsExactly(VISITS_OF_A);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"DENOMINATOR_ZERO", "NOT_REPORTED", "NOT_APPLICABLE", "UNDECIDABLE", "RULE_ERROR"})
  void what_is_absent_makes_everything_made_of_it_absent(State state) {
    var absent = Quantity.without(state);

    for (var made :
        new Quantity[] {
          absent.plus(of("1")),
          of("1").plus(absent),
          of("1").minus(absent),
          absent.times(of("0")),
          of("0").times(absent),
          absent.per(of("2")),
          of("2").per(absent),
          absent.negated(),
          absent.compared(Operator.AT_LEAST, of("0"))
        }) {
      assertThat(made.value()).isNull();
      assertThat(made.shownState()).isEqualTo(state);
    }
  }

  @Test
  void of_two_absences_the_stronger_is_told() {
    var notReported = Quantity.without(State.NOT_REPORTED);
    var undecidable = Quantity.without(State.UNDECIDABLE);

    assertThat(notReported.plus(undecidable).state()).isEqualTo(State.UNDECIDABLE);
    assertThat(undecidable.per(notReported).state()).isEqualTo(State.UNDECIDABLE);
    assertThat(notReported.per(of("0")).state()).isEqualTo(State.NOT_REPORTED);
  }

  @Test
  void a_comparison_gives_one_or_nought_whatever_the_scale() {
    assertThat(of("1.0").compared(Operator.EQUAL, of("1.00")).value()).isEqualByComparingTo("1");
    assertThat(of("1").compared(Operator.UNEQUAL, of("1.0")).value()).isEqualByComparingTo("0");
    assertThat(of("1").compared(Operator.LESS, of("2")).value()).isEqualByComparingTo("1");
    assertThat(of("2").compared(Operator.AT_MOST, of("2")).value()).isEqualByComparingTo("1");
    assertThat(of("2").compared(Operator.MORE, of("2")).value()).isEqualByComparingTo("0");
    assertThat(of("1").compared(Operator.AT_LEAST, of("2")).value()).isEqualByComparingTo("0");
    assertThat(of("1").compared(Operator.MORE, of("2")).shownState()).isEqualTo(State.ZERO);
  }

  private static Quantity of(String value) {
    return Quantity.of(new BigDecimal(value));
  }

  private static Quantity partial(String value, Set<SourceKey> owed, Set<SourceKey> missing) {
    var state = missing.isEmpty() ? State.VALUE : State.PARTIAL;
    return new Quantity(state, new BigDecimal(value), owed, missing);
  }
}
