package org.yipanqi.residents.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.residents.matching.Weighed.Verdict;

/** The shipped rules, sums worked out by hand from the weights in the file. */
class MatchRulesTest {

  private static final LocalDate BORN = LocalDate.of(1949, 12, 31);
  private static final String NUMBER = "11010519491231002X";
  private static final Traits LI = entry(NUMBER, "李伟民", BORN, "13800138471", 445322100201L);

  private final MatchRules rules = MatchRules.current();

  @Test
  void the_same_everywhere_is_the_sum_of_all() {
    assertThat(rules.weigh(LI, LI).score()).isEqualByComparingTo("29");
    assertThat(rules.weigh(LI, LI).verdict()).isEqualTo(Verdict.CERTAIN);
  }

  @Test
  void every_line_says_what_it_weighs_and_they_add_up() {
    var other = entry("110105491231002", "李维民", LocalDate.of(1949, 12, 30), null, 445322100202L);

    var weighed = rules.weigh(LI, other);

    assertThat(weighed.lines())
        .extracting(line -> line.trait() + " " + line.likeness() + " " + line.weight())
        .containsExactly(
            "NUMBER SAME 14",
            "NAME SOUNDS_SAME 3.5",
            "SEX SAME 0.5",
            "BIRTH ONE_SIGN 2",
            "PHONE MISSING 0",
            "HOME NEAR 1");
    assertThat(weighed.score()).isEqualByComparingTo("21");
    assertThat(weighed.version()).isEqualTo("2026-11-26");
  }

  @Test
  void an_invalid_number_never_makes_two_entries_one_by_itself() {
    var slip = entry("11010519491231003X", "李伟民", BORN, "13800138471", 445322100201L);
    var other = entry("999", "李伟民", BORN, "13800138471", 445322100201L);

    assertThat(rules.weigh(LI, slip).score()).isEqualByComparingTo("19");
    assertThat(rules.weigh(LI, slip).verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(rules.weigh(slip, slip).verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(rules.weigh(LI, other).score()).isEqualByComparingTo("15");
    assertThat(rules.weigh(LI, other).verdict()).isEqualTo(Verdict.DOUBTFUL);
  }

  @Test
  void two_valid_numbers_that_differ_are_two_people_even_under_one_roof() {
    var twin = entry("110105194912310046", "李伟明", BORN, "13800138471", 445322100201L);
    var namesake = entry("110105194912310046", "李伟民", BORN, "13800138471", 445322100201L);

    assertThat(twin.valid()).isTrue();
    assertThat(rules.weigh(LI, twin).verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(rules.weigh(LI, namesake).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void without_a_number_everything_else_must_agree() {
    assertThat(rules.weigh(LI, entry(null, "李伟民", BORN, "13800138471", 445322100201L)).verdict())
        .isEqualTo(Verdict.CERTAIN);
    assertThat(rules.weigh(LI, entry(null, "李伟民", BORN, null, 445322100201L)).verdict())
        .isEqualTo(Verdict.DOUBTFUL);
    assertThat(rules.weigh(LI, entry(null, "李维民", BORN, "13800138471", 445322100201L)).verdict())
        .isEqualTo(Verdict.DOUBTFUL);
    assertThat(rules.weigh(LI, entry(null, "李伟民", BORN, null, 445322101201L)).verdict())
        .isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void a_family_that_shares_a_phone_is_no_one_person() {
    var son = entry(null, "李小军", LocalDate.of(1975, 3, 1), "13800138471", 445322100201L);

    assertThat(rules.weigh(LI, son).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void slips_are_told_apart() {
    assertThat(Trait.signs("李伟民", "李民伟")).isEqualTo(Likeness.SWAPPED);
    assertThat(Trait.signs("李伟民", "李伟")).isEqualTo(Likeness.DIFFERENT);
    assertThat(Trait.BIRTH.compare(born(1949, 3, 5), born(1949, 5, 3))).isEqualTo(Likeness.SWAPPED);
    assertThat(Trait.BIRTH.compare(born(1949, 3, 5), born(1949, 4, 16))).isEqualTo(Likeness.NEAR);
    assertThat(Trait.BIRTH.compare(born(1949, 3, 5), born(1959, 3, 5)))
        .isEqualTo(Likeness.ONE_SIGN);
    assertThat(Trait.BIRTH.compare(born(1949, 3, 5), born(1951, 7, 28)))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void rules_that_contradict_themselves_are_refused() {
    assertThatThrownBy(() ->
            MatchRules.read(
                new ByteArrayInputStream(
                    """
                    version: "1"
                    from: 2026-01-01
                    certain: 5
                    doubtful: 9
                    blocks: [[number]]
                    largest_block: 9
                    weights: {}
                    """
                        .getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("certain");
  }

  private static Traits born(int year, int month, int day) {
    return entry(null, "李", LocalDate.of(year, month, day), null, null);
  }

  private static Traits entry(
      @Nullable String number,
      String name,
      LocalDate born,
      @Nullable String phone,
      @Nullable Long home) {
    return Traits.of(number, name, false, born, phone, home);
  }
}
