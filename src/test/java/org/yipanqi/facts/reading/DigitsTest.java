package org.yipanqi.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void every_day_of_four_centuries_is_read_as_java_counts_it() {
    for (var day = LocalDate.of(1900, 1, 1);
        day.isBefore(LocalDate.of(2300, 1, 1));
        day = day.plusDays(1)) {
      assertThat(day(day.toString())).isEqualTo(day.toEpochDay());
    }
  }

  @Test
  void a_day_that_never_was_is_none() {
    for (var text :
        new String[] {
          "2020-02-30",
          "2019-02-29",
          "1900-02-29",
          "2020-04-31",
          "2020-13-01",
          "2020-00-10",
          "2020-01-00",
          "2020-01-32",
          "0000-01-01",
          "2020-1-01",
          "2020/01/01",
          "20200101",
          "",
          "2020-01-0a",
          "+020-01-01"
        }) {
      assertThat(day(text)).as(text).isEqualTo(Digits.NONE);
    }
    assertThat(day("2000-02-29")).isEqualTo(LocalDate.of(2000, 2, 29).toEpochDay());
  }

  @Test
  void a_decimal_loses_its_point_and_nothing_else() {
    assertThat(decimal("12.5", 2)).isEqualTo(1250);
    assertThat(decimal("-12.05", 2)).isEqualTo(-1205);
    assertThat(decimal("0.01", 2)).isEqualTo(1);
    assertThat(decimal("7", 2)).isEqualTo(700);
    assertThat(decimal("7.500000", 2)).isEqualTo(750);
    assertThat(decimal("999999999999.999999", 6)).isEqualTo(999_999_999_999_999_999L);
    assertThat(decimal("5", 0)).isEqualTo(5);
    assertThat(decimal("5.0", 0)).isEqualTo(5);
  }

  @Test
  void what_is_not_a_plain_decimal_is_none() {
    for (var text :
        new String[] {
          "",
          "-",
          ".",
          ".5",
          "5.",
          "1.005",
          "1,000",
          "1e3",
          "１２",
          "0x1",
          "--1",
          "+1",
          "1-",
          "9999999999999999999",
          "1.2.3"
        }) {
      assertThat(decimal(text, 2)).as(text).isEqualTo(Digits.NONE);
    }
  }

  private static long day(String text) {
    return Digits.day(text.toCharArray(), 0, text.length());
  }

  private static long decimal(String text, int scale) {
    return Digits.decimal(text.toCharArray(), 0, text.length(), scale);
  }
}
