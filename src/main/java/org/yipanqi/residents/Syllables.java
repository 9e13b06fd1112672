package org.yipanqi.residents;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which letters are syllables of Mandarin: initials and finals as the syllable table joins them.
 */
final class Syllables {

  private static final String TABLE =
      """
      - a ai an ang ao e ei en eng er o ou
      b a ai an ang ao ei en eng i ian iao ie in ing o u
      p a ai an ang ao ei en eng i ian iao ie in ing o ou u
      m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
      f a an ang ei en eng o ou u
      d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
      t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
      n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
      l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve
      g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      j i ia ian iang iao ie in ing iong iu u uan ue un
      q i ia ian iang iao ie in ing iong iu u uan ue un
      x i ia ian iang iao ie in ing iong iu u uan ue un
      zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
      ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
      sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
      r an ang ao e en eng i ong ou u ua uan ui un uo
      z a ai an ang ao e ei en eng i ong ou u uan ui un uo
      c a ai an ang ao e en eng i ong ou u uan ui un uo
      s a ai an ang ao e en eng i ong ou u uan ui un uo
      y a an ang ao e i in ing o ong ou u uan ue un
      w a ai an ang ei en eng o u
      """;

  private static final Set<String> WHOLE = new HashSet<>();
  private static final Set<String> BEGUN = new HashSet<>();
  private static final int LONGEST = 6;

  static {
    TABLE
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(line ->
            Arrays.stream(line)
                .skip(1)
                .map(end -> (line[0].equals("-") ? "" : line[0]) + end)
                .forEach(WHOLE::add));
    for (var each : WHOLE) {
      for (var length = 1; length <= each.length(); length++) {
        BEGUN.add(each.substring(0, length));
      }
    }
  }

  private Syllables() {}

  /** Whether letters begin with a syllable of two letters at least, and go on with syllables. */
  static boolean begin(String letters) {
    for (var length = Math.min(LONGEST, letters.length()); length > 1; length--) {
      if (WHOLE.contains(letters.substring(0, length)) && goOn(letters, length)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the rest are syllables, of which the last may be only begun. */
  private static boolean goOn(String letters, int from) {
    var rest = letters.substring(from);
    if (rest.isEmpty() || BEGUN.contains(rest)) {
      return true;
    }
    for (var length = Math.min(LONGEST, rest.length()); length > 0; length--) {
      if (WHOLE.contains(rest.substring(0, length)) && goOn(letters, from + length)) {
        return true;
      }
    }
    return false;
  }
}
