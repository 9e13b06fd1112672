package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Period;

/** By when something is owed. */
class DueRuleTest {

  @Test
  void a_month_is_due_on_a_day_of_the_next() {
    assertThat(DueRule.USUAL.due(YearMonth.of(2020, 6))).isEqualTo("2020-07-05");
    assertThat(DueRule.USUAL.due(YearMonth.of(2020, 12))).isEqualTo("2021-01-05");
  }

  @Test
  void a_day_that_a_month_lacks_is_its_last() {
    var endOfNext = new DueRule(Period.Kind.MONTH, 31, 1);

    assertThat(endOfNext.due(YearMonth.of(2020, 1))).isEqualTo("2020-02-29");
    assertThat(endOfNext.due(YearMonth.of(2021, 1))).isEqualTo("2021-02-28");
    assertThat(endOfNext.due(YearMonth.of(2021, 3))).isEqualTo("2021-04-30");
  }

  @Test
  void a_longer_period_is_due_after_its_last_month_whichever_month_is_asked() {
    var quarterly = new DueRule(Period.Kind.QUARTER, 5, 1);
    var yearly = new DueRule(Period.Kind.YEAR, 20, 3);

    for (var month = 1; month <= 3; month++) {
      assertThat(quarterly.due(YearMonth.of(2020, month))).isEqualTo("2020-04-05");
    }
    assertThat(yearly.due(YearMonth.of(2020, 5))).isEqualTo("2021-03-20");
    assertThat(quarterly.endsWith(YearMonth.of(2020, 3))).isTrue();
    assertThat(quarterly.endsWith(YearMonth.of(2020, 4))).isFalse();
    assertThat(yearly.endsWith(YearMonth.of(2020, 12))).isTrue();
  }

  @Test
  void a_rule_without_a_day_does_not_exist() {
    assertThatThrownBy(() -> new DueRule(Period.Kind.MONTH, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DueRule(Period.Kind.MONTH, 5, 13))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_debt_holds_from_its_first_to_its_last_month_and_a_quarter_that_is_touched_is_owed() {
    var monthly = owed(DueRule.USUAL, "2020-02-15", "2020-05-02");
    var quarterly = owed(new DueRule(Period.Kind.QUARTER, 5, 1), "2020-02-15", "2020-05-02");

    assertThat(monthly.owedFor(YearMonth.of(2020, 1))).isFalse();
    assertThat(monthly.owedFor(YearMonth.of(2020, 2))).isTrue();
    assertThat(monthly.owedFor(YearMonth.of(2020, 5))).isTrue();
    assertThat(monthly.owedFor(YearMonth.of(2020, 6))).isFalse();
    assertThat(quarterly.owedFor(YearMonth.of(2020, 3))).isTrue();
    assertThat(quarterly.owedFor(YearMonth.of(2020, 5))).isFalse();
    assertThat(quarterly.owedFor(YearMonth.of(2020, 6))).isTrue();
    assertThat(quarterly.owedFor(YearMonth.of(2020, 9))).isFalse();
  }

  @Test
  void systems_are_a_list_and_allow_only_what_they_name() {
    assertThat(Systems.of(null).allow(List.of("his"))).isFalse();
    assertThat(Systems.of("his;dental").allow(List.of("dental", "his"))).isTrue();
    assertThat(Systems.of("his").allow(List.of("dental", "his"))).isFalse();
    assertThat(Systems.isList("his;dental")).isTrue();
    assertThat(Systems.isList("his;;dental")).isFalse();
    assertThat(Systems.isList("his, dental")).isFalse();
  }

  private static SourceCalendar.Owed owed(DueRule rule, String from, String to) {
    return new SourceCalendar.Owed(
        1,
        "visit",
        LocalDate.parse(from),
        LocalDate.parse(to),
        rule,
        Systems.of(null),
        LocalDate.parse(from));
  }
}
