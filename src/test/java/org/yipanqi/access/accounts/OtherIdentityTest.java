package org.yipanqi.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is in another house. */
class OtherIdentityTest {

  @Test
  void what_an_account_keeps_is_read_again() {
    var one = new OtherIdentity("https://id.example.cn/realms/county", "f1e2-33");

    assertThat(OtherIdentity.of(one.text())).hasValue(one);
    assertThat(OtherIdentity.of(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id.example.cn",
        "http://id.example.cn",
        "javascript:alert(1)",
        "https://",
        "https://id.example.cn/?x=1",
        "https://id.example.cn/ county"
      })
  void what_is_no_address_of_a_house_is_refused(String issuer) {
    assertThatThrownBy(() -> new OtherIdentity(issuer, "x")).hasMessageContaining("BAD_ISSUER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "姓名", "a\nb"})
  void a_subject_is_one_word_of_signs(String subject) {
    assertThatThrownBy(() -> new OtherIdentity("https://id.example.cn", subject))
        .hasMessageContaining("BAD_SUBJECT");
  }
}
