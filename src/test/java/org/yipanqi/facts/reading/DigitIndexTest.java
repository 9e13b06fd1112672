package org.yipanqi.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitIndexTest {

  @Test
  void it_finds_what_a_map_finds() {
    var random = new Random(7);
    var map = new HashMap<String, Integer>();
    var index = new DigitIndex();
    for (var i = 0; i < 100_000; i++) {
      var code = code(random);
      map.put(code, i);
      index.put(code, i);
    }

    for (var i = 0; i < 100_000; i++) {
      var code = code(random);
      var wanted = map.containsKey(code) ? (long) map.get(code) : Codes.UNKNOWN;
      assertThat(find(index, code)).as(code).isEqualTo(wanted);
    }
  }

  @Test
  void leading_noughts_letters_and_long_codes_are_codes_of_their_own() {
    var index = new DigitIndex();
    var codes =
        List.of(
            "0", "00", "7", "07", "999999999999999999", "1000000000000000000", "7X", "贺1", "-7");
    for (var i = 0; i < codes.size(); i++) {
      index.put(codes.get(i), i);
    }

    for (var i = 0; i < codes.size(); i++) {
      assertThat(find(index, codes.get(i))).as(codes.get(i)).isEqualTo(i);
    }
    for (var other : List.of("", "000", "8", "99999999999999999", "7x", "1000000000000000001")) {
      assertThat(find(index, other)).as(other).isEqualTo(Codes.UNKNOWN);
    }
  }

  private static long find(DigitIndex index, String code) {
    var line = ("," + code + ",").toCharArray();
    return index.find(line, 1, code.length());
  }

  private static String code(Random random) {
    var digits = String.valueOf(random.nextInt(1_000_000));
    return random.nextInt(20) == 0 ? "0" + digits : digits;
  }
}
