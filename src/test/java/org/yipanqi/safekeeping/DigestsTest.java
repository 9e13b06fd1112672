package org.yipanqi.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {

  @TempDir private Path folder;

  /** The example of GB/T 32905-2016, annex A.1. */
  @Test
  void sm3_is_that_of_the_standard() {
    assertThat(HexFormat.of().formatHex(Digests.sm3("abc".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  @Test
  void a_digest_finds_the_same_text_for_the_same_place_under_the_same_key() {
    var digests = new Digests(Keys.in(folder.resolve("a")), Purpose.LOOKUP);
    var others = new Digests(Keys.in(folder.resolve("b")), Purpose.LOOKUP);

    assertThat(digests.of("13800000000", "phone")).isEqualTo(digests.of("13800000000", "phone"));
    assertThat(digests.of("13800000000", "phone")).isNotEqualTo(digests.of("13800000000", "id_no"));
    assertThat(digests.of("13800000000", "phone")).isNotEqualTo(others.of("13800000000", "phone"));
  }
}
