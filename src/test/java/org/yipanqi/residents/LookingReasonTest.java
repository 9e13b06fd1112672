package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.kernel.Problem;

class LookingReasonTest {

  @ParameterizedTest
  @CsvSource({
    "follow_up,            , 随访",
    "follow_up, 高血压, 随访：高血压",
    "other, 家属来电询问, 其他：家属来电询问",
    "'', '  核对联系电话 ', 核对联系电话"
  })
  void a_purpose_speaks_for_itself_and_words_do_where_there_are_enough(
      String purpose, String words, String kept) {
    assertThat(LookingReason.of(purpose, words).text()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"other, 看看看", "other, ", "emergency, 急", "'', 看看看", "'', "})
  void what_says_too_little_is_no_reason(String purpose, String words) {
    assertThatThrownBy(() -> LookingReason.of(purpose, words).text())
        .isInstanceOfSatisfying(
            Problem.class, no -> assertThat(no.type()).isEqualTo(ResidentsProblem.REASON_NEEDED));
  }

  @Test
  void a_reason_is_no_novel() {
    assertThat(new LookingReason(null, "字".repeat(200)).text()).hasSize(200);
    assertThatThrownBy(() -> LookingReason.of("follow_up", "字".repeat(201)).text())
        .isInstanceOf(Problem.class);
  }

  @Test
  void a_purpose_that_is_not_in_the_list_is_told_so() {
    assertThatThrownBy(() -> LookingReason.of("curiosity", "好奇好奇"))
        .isInstanceOfSatisfying(
            Problem.class, no -> assertThat(no.type()).isEqualTo(ResidentsProblem.UNKNOWN_PURPOSE));
  }
}
