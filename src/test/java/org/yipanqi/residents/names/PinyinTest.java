package org.yipanqi.residents.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

  @ParameterizedTest
  @CsvSource({
    "张伟民, zhangweimin, zwm",
    "吕丽, lvli, ll",
    "欧阳平, ouyangping, oyp",
    "尉迟恭, yuchigong, ycg",
    "万俟平, moqiping, mqp",
    "阿依古丽·买买提, ayigulimaimaiti, ayglmmt"
  })
  void a_name_is_spelled_without_tones(String name, String pinyin, String initials) {
    var spelling = Pinyin.of(name);

    assertThat(spelling.pinyin()).isEqualTo(pinyin);
    assertThat(spelling.initials()).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource({
    "曾, zeng", "单, shan", "仇, qiu", "区, ou", "解, xie", "盖, ge", "查, zha", "任, ren",
    "乐, yue", "朴, piao", "覃, tan", "缪, miao", "种, chong", "员, yun", "华, hua", "尹, yin"
  })
  void a_surname_is_read_as_a_surname(String surname, String sound) {
    assertThat(Pinyin.of(surname + "国明").pinyin()).isEqualTo(sound + "guoming");
    assertThat(Pinyin.of(surname).pinyin()).isEqualTo(sound);
  }

  @Test
  void the_same_character_in_a_given_name_is_read_as_usual() {
    assertThat(Pinyin.of("张单").pinyin()).isEqualTo("zhangdan");
    assertThat(Pinyin.of("李小区").pinyin()).isEqualTo("lixiaoqu");
  }

  @Test
  void letters_are_kept_and_what_has_no_sound_is_left_out() {
    assertThat(Pinyin.of("Anna 李").syllables()).containsExactly("anna", "li");
    assertThat(Pinyin.of("· ").pinyin()).isEmpty();
    assertThat(Pinyin.bare("Lǜ Wěi")).isEqualTo("lvwei");
  }

  @Test
  void what_is_typed_in_letters_is_told_from_characters() {
    assertThat(Pinyin.looksLike("zhang wei")).isTrue();
    assertThat(Pinyin.looksLike("Lǚ")).isTrue();
    assertThat(Pinyin.looksLike("张wei")).isFalse();
    assertThat(Pinyin.looksLike("  ")).isFalse();
  }
}
