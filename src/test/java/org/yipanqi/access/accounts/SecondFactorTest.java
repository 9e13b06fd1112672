package org.yipanqi.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {

  /** The secret of RFC 6238, appendix B. */
  private static final String SECRET =
      SecondFactor.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /** The last six digits of the eight that the appendix gives for SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_the_standard(long second, String code) {
    assertThat(SecondFactor.codeAt(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void a_code_is_good_once_and_half_a_minute_early_or_late() {
    var now = Instant.ofEpochSecond(1_234_567_890);
    var code = SecondFactor.codeAt(SECRET, now);

    assertThat(SecondFactor.step(SECRET, code, now, -1)).hasValue(41152263);
    assertThat(SecondFactor.step(SECRET, code, now.plusSeconds(30), -1)).isPresent();
    assertThat(SecondFactor.step(SECRET, code, now.minusSeconds(30), -1)).isPresent();
    assertThat(SecondFactor.step(SECRET, code, now.plusSeconds(61), -1)).isEmpty();
    assertThat(SecondFactor.step(SECRET, code, now, 41152263)).isEmpty();
    assertThat(SecondFactor.step(SECRET, "12345", now, -1)).isEmpty();
    assertThat(SecondFactor.step(SECRET, "１２３４５６", now, -1)).isEmpty();
  }

  @Test
  void every_secret_is_another() {
    assertThat(SecondFactor.newSecret()).hasSize(32).isNotEqualTo(SecondFactor.newSecret());
  }
}
