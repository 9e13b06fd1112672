package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyllablesTest {

  @ParameterizedTest
  @ValueSource(strings = {"zhangweimin", "zhangw", "zhangwe", "lv", "ouyang", "xian", "lixiaoqu"})
  void letters_that_are_syllables_are_pinyin(String letters) {
    assertThat(Syllables.begin(letters)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zwm", "lzx", "ow", "zhwm", "zhangqqx", "aw"})
  void other_letters_are_initials(String letters) {
    assertThat(Syllables.begin(letters)).isFalse();
  }
}
