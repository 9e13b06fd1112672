package org.yipanqi.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** GB 11643. The numbers are computed here, not anybody's. */
class IdentityNumberTest {

  @Test
  void the_last_digit_checks_the_others() {
    // the standard's own example
    assertThat(valid("11010519491231002X")).isTrue();
    assertThat(valid("11010519491231002x")).isTrue();
    assertThat(valid("440524188001010014")).isTrue();

    assertThat(valid("110105194912310021")).isFalse();
    assertThat(valid("110105194912310029")).isFalse();
    assertThat(valid("11010519491231003X")).isFalse();
  }

  @Test
  void a_right_check_digit_does_not_make_a_day_of_birth() {
    var digits = "11010520190229123";
    var found = 0;
    for (var check : "0123456789X".toCharArray()) {
      found += valid(digits + check) ? 1 : 0;
    }
    assertThat(found).isZero();
  }

  @Test
  void other_lengths_and_letters_are_no_numbers() {
    assertThat(valid("110105491231002")).isFalse();
    assertThat(valid("")).isFalse();
    assertThat(valid("A1010519491231002X")).isFalse();
    assertThat(valid("1101051949123100２X")).isFalse();
  }

  private static boolean valid(String text) {
    return IdentityNumber.valid(text.toCharArray(), 0, text.length());
  }
}
