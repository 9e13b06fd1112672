package org.yipanqi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.kernel.Period.Kind;

/** Months, quarters, half-years and years. */
class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2020-05, MONTH, 2020-05-01, 2020-05-31, 31, 2020-04, 2020-06, 2019-05",
    "2020-01, MONTH, 2020-01-01, 2020-01-31, 31, 2019-12, 2020-02, 2019-01",
    "2020-02, MONTH, 2020-02-01, 2020-02-29, 29, 2020-01, 2020-03, 2019-02",
    "2020-12, MONTH, 2020-12-01, 2020-12-31, 31, 2020-11, 2021-01, 2019-12",
    "2020Q1, QUARTER, 2020-01-01, 2020-03-31, 91, 2019Q4, 2020Q2, 2019Q1",
    "2020Q4, QUARTER, 2020-10-01, 2020-12-31, 92, 2020Q3, 2021Q1, 2019Q4",
    "2020H1, HALF, 2020-01-01, 2020-06-30, 182, 2019H2, 2020H2, 2019H1",
    "2020H2, HALF, 2020-07-01, 2020-12-31, 184, 2020H1, 2021H1, 2019H2",
    "2020, YEAR, 2020-01-01, 2020-12-31, 366, 2019, 2021, 2019",
    "2019, YEAR, 2019-01-01, 2019-12-31, 365, 2018, 2020, 2018"
  })
  void a_period_knows_its_days_and_its_neighbours(
      String text,
      Kind kind,
      LocalDate start,
      LocalDate end,
      int days,
      String previous,
      String next,
      String yearBefore) {
    var period = Period.of(text);

    assertThat(period).hasToString(text);
    assertThat(period.kind()).isEqualTo(kind);
    assertThat(period.start()).isEqualTo(start);
    assertThat(period.end()).isEqualTo(end);
    assertThat(period.days()).isEqualTo(days);
    assertThat(period.previous()).hasToString(previous);
    assertThat(period.next()).hasToString(next);
    assertThat(period.yearBefore()).hasToString(yearBefore);
    assertThat(period.months()).hasSize(kind.months());
    assertThat(period.months().getFirst()).isEqualTo(YearMonth.from(start));
    assertThat(period.months().getLast()).isEqualTo(YearMonth.from(end)).isEqualTo(period.last());
    assertThat(period.next().previous()).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "20",
        "2020-0",
        "2020-00",
        "2020-13",
        "2020-5",
        "2020Q0",
        "2020Q5",
        "2020H0",
        "2020H3",
        "2020q2",
        "2020-Q2",
        "2020 ",
        " 2020",
        "2020-05-01",
        "２０２０",
        "2020Q2H1",
        "last"
      })
  void anything_else_is_not_a_period(String text) {
    assertThatThrownBy(() -> Period.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-05, MONTH, 2020-05",
    "2020-05, QUARTER, 2020Q2",
    "2020-06, HALF, 2020H1",
    "2020-07, HALF, 2020H2",
    "2020-12, QUARTER, 2020Q4",
    "2020-12, YEAR, 2020"
  })
  void a_month_lies_in_one_period_of_each_kind(YearMonth month, Kind kind, String period) {
    var found = Period.containing(month, kind);

    assertThat(found).hasToString(period);
    assertThat(found.months()).contains(month);
  }

  @Test
  void the_months_of_a_quarter_follow_one_another() {
    assertThat(Period.of("2020Q4").months())
        .containsExactly(YearMonth.of(2020, 10), YearMonth.of(2020, 11), YearMonth.of(2020, 12));
  }

  @Test
  void a_longer_period_begins_only_where_the_year_lets_it() {
    var february = YearMonth.of(2020, 2);

    assertThatThrownBy(() -> new Period(february, Kind.QUARTER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Period(february, Kind.YEAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Period(YearMonth.of(2020, 4), Kind.HALF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Period.month(february)).hasToString("2020-02");
  }
}
