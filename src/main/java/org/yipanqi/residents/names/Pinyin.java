package org.yipanqi.residents.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spells names in pinyin without tones; ü is v, as people type it. The beginning of a name is read
 * as a surname, which many characters sound otherwise in (曾 zeng, 单 shan, 尉迟 yuchi).
 */
public final class Pinyin {

  /**
   * A name as it sounds.
   *
   * @param syllables one for each character, a word of letters as a whole; characters without a
   *     sound are left out
   */
  public record Spelling(List<String> syllables) {

    public Spelling {
      syllables = List.copyOf(syllables);
    }

    /** {@code zhangweimin}. */
    public String pinyin() {
      return String.join("", syllables);
    }

    /** {@code zwm}. */
    public String initials() {
      return syllables.stream().map(each -> each.substring(0, 1)).collect(Collectors.joining());
    }
  }

  /** Surnames whose reading as a surname the library does not know. */
  private static final Map<String, String> SURNAMES =
      Map.ofEntries(
          Map.entry("朴", "piao"),
          Map.entry("繁", "po"),
          Map.entry("缪", "miao"),
          Map.entry("折", "she"),
          Map.entry("黑", "he"),
          Map.entry("秘", "bi"),
          Map.entry("员", "yun"),
          Map.entry("种", "chong"),
          Map.entry("洗", "xian"),
          Map.entry("冼", "xian"),
          Map.entry("召", "shao"));

  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");
  private static final int MOST_HEADS = 20_000;

  private Pinyin() {}

  public static Spelling of(String name) {
    var points = name.codePoints().filter(Character::isLetter).toArray();
    var syllables = new ArrayList<String>();
    var at = 0;
    if (points.length > 0 && han(points[0])) {
      var head = points.length > 1 && han(points[1]) ? 2 : 1;
      syllables.addAll(head(new String(points, 0, head)));
      at = head;
    }
    while (at < points.length) {
      var end = at + 1;
      if (han(points[at])) {
        syllables.add(Readings.of(points[at]));
      } else {
        while (end < points.length && !han(points[end])) {
          end++;
        }
        syllables.add(bare(new String(points, at, end - at)));
      }
      at = end;
    }
    syllables.removeIf(String::isEmpty);
    return new Spelling(syllables);
  }

  /** How one character sounds where it is no surname; empty for what has no sound. */
  public static String sound(int point) {
    return Readings.of(point);
  }

  /** What somebody types who means pinyin: letters, spaces and apostrophes between them. */
  public static boolean looksLike(String text) {
    return !text.isBlank()
        && text.codePoints()
            .allMatch(each ->
                Character.isSpaceChar(each)
                    || each == '\''
                    || each == '’'
                    || (Character.isLetter(each) && each <= 'ǜ'));
  }

  /** As pinyin is kept: small letters, no tones, ü as v. */
  public static String bare(String text) {
    var umlaut = text.toLowerCase(Locale.ROOT).replaceAll("[üǖǘǚǜ]", "v").replace("u:", "v");
    var plain = Normalizer.normalize(umlaut, Normalizer.Form.NFD);
    return NO_LETTER.matcher(plain).replaceAll("");
  }

  /** The first two characters: a surname and what follows, or a surname of two. */
  private static List<String> head(String first) {
    var known = Readings.HEADS.get(first);
    if (known != null) {
      return known;
    }
    var read = new ArrayList<String>();
    for (var word : Readings.NAMES.transliterate(first).split(" ", -1)) {
      read.add(bare(word));
    }
    var own = SURNAMES.get(first.substring(0, first.offsetByCodePoints(0, 1)));
    if (own != null) {
      read.set(0, own);
    }
    var found = List.copyOf(read);
    if (Readings.HEADS.size() < MOST_HEADS) {
      Readings.HEADS.put(first, found);
    }
    return found;
  }

  private static boolean han(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  /** Loaded when the first name is spelled: it takes half a second. */
  private static final class Readings {

    static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");
    static final Map<String, List<String>> HEADS = new ConcurrentHashMap<>();
    private static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");
    private static final String[] KEPT = new String[Character.MAX_VALUE + 1];

    private Readings() {}

    static String of(int point) {
      if (point > Character.MAX_VALUE) {
        return read(point);
      }
      var known = KEPT[point];
      if (known == null) {
        known = read(point);
        KEPT[point] = known;
      }
      return known;
    }

    private static String read(int point) {
      return Arrays.stream(PLAIN.transliterate(Character.toString(point)).split(" ", -1))
          .findFirst()
          .map(Pinyin::bare)
          .orElse("");
    }
  }
}
