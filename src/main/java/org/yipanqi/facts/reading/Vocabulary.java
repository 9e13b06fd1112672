package org.yipanqi.facts.reading;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the fields of a file may name.
 *
 * @param institutions codes to ids, also of two-sign organisations
 * @param units codes of institutions, communities and divisions to their numbers
 * @param persons person numbers to ids
 * @param facts codes of the facts someone can owe, by the code and by the words of both languages
 * @param sources the id of a source system, new or known
 */
public record Vocabulary(
    CodeIndex institutions,
    CodeIndex units,
    Codes persons,
    Divisions divisions,
    Map<String, String> facts,
    ToIntFunction<String> sources) {

  /**
   * The divisions the registry holds. A code is refused where its neighbours are known and it is
   * not: in a county whose towns are known, a town among whose villages some are known.
   */
  public static final class Divisions {

    private static final long TOWN_IN_VILLAGE = 1000;
    private static final long COUNTY_IN_TOWN = 1000;
    private static final long VILLAGES_FROM = 100_000_000_000L;
    private static final long TOWNS_FROM = 100_000_000L;

    private final long[] known;
    private final long[] countiesWithTowns;
    private final long[] townsWithVillages;

    public Divisions(long[] codes) {
      known = codes.clone();
      Arrays.sort(known);
      countiesWithTowns =
          Arrays.stream(known)
              .filter(code -> code >= TOWNS_FROM && code < VILLAGES_FROM)
              .map(code -> code / COUNTY_IN_TOWN)
              .distinct()
              .toArray();
      townsWithVillages =
          Arrays.stream(known)
              .filter(code -> code >= VILLAGES_FROM)
              .map(code -> code / TOWN_IN_VILLAGE)
              .distinct()
              .toArray();
    }

    /** Whether a code of the right form may stand for a place. */
    boolean allow(long code) {
      if (code >= VILLAGES_FROM) {
        var town = code / TOWN_IN_VILLAGE;
        return allow(town) && (!has(townsWithVillages, town) || has(known, code));
      }
      return code < TOWNS_FROM
          || !has(countiesWithTowns, code / COUNTY_IN_TOWN)
          || has(known, code);
    }

    private static boolean has(long[] codes, long code) {
      return Arrays.binarySearch(codes, code) >= 0;
    }
  }
}
