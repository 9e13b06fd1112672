package org.yipanqi.simulation.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yipanqi.simulation.files.ResourceTable;

/** Which places can be simulated: counties, cities of which all counties are known, villages. */
public final class Atlas {

  /** The county with a plan of its own. */
  public static final String YUNAN = "445322";

  private static final List<String> CITIES = List.of("4408", "4453", "4507");
  private static final String HUNAN = "43";
  private static final int NEAREST = 6;

  private Atlas() {}

  /** All six-digit counties, in the order of their codes. */
  public static List<String> counties() {
    var codes = new TreeSet<String>();
    ResourceTable.read("counties.csv").all().forEach(row -> codes.add(row.text("code")));
    codes.add(YUNAN);
    return List.copyOf(codes);
  }

  /** Cities of four digits whose counties are all known. */
  public static List<String> cities() {
    return CITIES;
  }

  /** The counties of a city. */
  public static List<String> countiesOf(String city) {
    return counties().stream().filter(c -> c.startsWith(city)).toList();
  }

  /** Whether a place can be simulated: a county, a city, or a village of a county. */
  public static boolean knows(String place) {
    return switch (place.length()) {
      case 4 -> CITIES.contains(place);
      case 6 -> counties().contains(place);
      case 12 ->
          counties().contains(place.substring(0, 6))
              && villages(place.substring(0, 6)).anyMatch(v -> code(v).equals(place));
      default -> false;
    };
  }

  /** The places most like an unknown one, with their names, nearest first. */
  public static List<String> nearest(String place) {
    var candidates = new ArrayList<Division>();
    var named = named();
    CITIES.forEach(c -> candidates.add(find(named, c)));
    counties().forEach(c -> candidates.add(find(named, c)));
    if (place.length() > 6 && counties().contains(place.substring(0, 6))) {
      candidates.clear();
      villages(place.substring(0, 6)).forEach(candidates::add);
    }
    return candidates.stream()
        .sorted(
            Comparator.comparingInt((Division d) -> -shared(code(d), place))
                .thenComparingLong(d -> apart(code(d), place))
                .thenComparingLong(Division::code))
        .limit(NEAREST)
        .map(d -> code(d) + " " + d.name())
        .toList();
  }

  /** The rows of cities and counties that are known by name, in the order of their codes. */
  public static List<Division> named() {
    return Stream.of(YUNAN, HUNAN)
        .flatMap(place -> divisions(place).stream())
        .filter(d -> d.digits() <= 6)
        .sorted(Comparator.comparingLong(Division::code))
        .toList();
  }

  /** English names of the counties without what kind of county they are; Yunan is not there. */
  public static Map<String, String> shortEnglish() {
    return ResourceTable.read("counties.csv").all().stream()
        .collect(Collectors.toMap(row -> row.text("code"), row -> row.text("name_en")));
  }

  /**
   * The division rows with which a county is made up: those of its province where that is known
   * whole, else those of the extract. Yunan has rows of its own.
   */
  static List<Division> divisions(String place) {
    return read(
        ResourceTable.read(place.startsWith(HUNAN) ? "divisions-43.csv.gz" : "divisions.csv.gz"));
  }

  static List<Division> read(ResourceTable table) {
    var english = new HashMap<String, String>();
    ResourceTable.read("english_names.csv")
        .all()
        .forEach(row -> english.put(row.text("code"), row.text("name_en")));
    return table.all().stream()
        .map(row ->
            new Division(
                row.code("code"),
                row.text("name"),
                english.get(row.text("code")),
                row.text("kind")))
        .toList();
  }

  private static Stream<Division> villages(String county) {
    var all =
        county.equals(YUNAN)
            ? read(ResourceTable.read(YUNAN + "/divisions.csv"))
            : divisions(county);
    return all.stream().filter(d -> d.village() && d.in(county));
  }

  private static Division find(List<Division> named, String code) {
    return named.stream().filter(d -> code(d).equals(code)).findFirst().orElseThrow();
  }

  private static String code(Division division) {
    return Long.toString(division.code());
  }

  private static int shared(String code, String place) {
    var n = 0;
    while (n < Math.min(code.length(), place.length()) && code.charAt(n) == place.charAt(n)) {
      n++;
    }
    return n;
  }

  /** How far two codes of one length are apart; others come last. */
  private static long apart(String code, String place) {
    if (code.length() != place.length() || !place.chars().allMatch(Character::isDigit)) {
      return Long.MAX_VALUE;
    }
    return Math.abs(Long.parseLong(code) - Long.parseLong(place));
  }
}
