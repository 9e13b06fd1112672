package org.yipanqi.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeIndexTest {

  @Test
  void it_finds_what_a_map_finds() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var map = new HashMap<String, Long>();
    var index = new CodeIndex();
    for (var i = 0; i < 50_000; i++) {
      var code = code(random);
      map.put(code, (long) i);
      index.put(code, i);
    }

    for (var i = 0; i < 50_000; i++) {
      var code = code(random);
      assertThat(index.find(code))
          .as("%s, seed %d", code, seed)
          .isEqualTo(map.getOrDefault(code, CodeIndex.UNKNOWN));
    }
    assertThat(index.size()).isEqualTo(map.size());
  }

  @Test
  void a_code_is_found_in_the_middle_of_a_line() {
    var index = new CodeIndex();
    index.put("卫生院01", 7);
    var line = "a,卫生院01,b".toCharArray();

    assertThat(index.find(line, 2, 5)).isEqualTo(7);
    assertThat(index.find(line, 2, 4)).isEqualTo(CodeIndex.UNKNOWN);
    assertThat(index.find(line, 2, 0)).isEqualTo(CodeIndex.UNKNOWN);
  }

  private static String code(Random random) {
    return "P%05d".formatted(random.nextInt(60_000));
  }
}
