package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of GB 11643-1999, and what desks make of them. */
class IdentityCardTest {

  @Test
  void the_examples_of_the_standard_are_right() {
    var woman = IdentityCard.of("11010519491231002X").orElseThrow();
    var man = IdentityCard.of("440524188001010014").orElseThrow();

    assertThat(woman.born()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(woman.male()).isFalse();
    assertThat(man.born()).isEqualTo(LocalDate.of(1880, 1, 1));
    assertThat(man.male()).isTrue();
  }

  @Test
  void fifteen_digits_become_eighteen() {
    assertThat(IdentityCard.of("110105491231002").orElseThrow().number())
        .isEqualTo("11010519491231002X");
  }

  @Test
  void spaces_small_letters_and_wide_digits_are_typing() {
    assertThat(IdentityCard.of(" 110105 19491231 002x").orElseThrow().number())
        .isEqualTo("11010519491231002X");
    assertThat(IdentityCard.of("１１０１０５１９４９１２３１００２Ｘ").orElseThrow().number())
        .isEqualTo("11010519491231002X");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194912310021",
        "11010519491231020X",
        "110105194902310024",
        "11010549123100",
        "110105491331002",
        "abc",
        ""
      })
  void a_number_that_fails_its_check_is_none(String number) {
    assertThat(IdentityCard.of(number)).isEmpty();
  }

  @Test
  void every_single_slip_and_every_exchange_of_neighbours_is_found() {
    var right = "11010519491231002X";
    for (var place = 0; place < 17; place++) {
      for (var digit = '0'; digit <= '9'; digit++) {
        var slip = right.substring(0, place) + digit + right.substring(place + 1);
        assertThat(IdentityCard.of(slip).isPresent()).isEqualTo(slip.equals(right));
      }
      if (place < 16 && right.charAt(place) != right.charAt(place + 1)) {
        var swapped =
            right.substring(0, place)
                + right.charAt(place + 1)
                + right.charAt(place)
                + right.substring(place + 2);
        assertThat(IdentityCard.of(swapped)).isEmpty();
      }
    }
  }
}
