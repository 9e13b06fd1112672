package org.yipanqi.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yipanqi.simulation.KnownCounty;

/**
 * The sample counties by the names one types: a policy's own ({@code zhanjiang}), a county of a
 * region that one policy binds ({@code hunan-liuyang}), a name in Chinese, or a code.
 */
final class SampleNames {

  /** What a first start shows when nothing is asked for. */
  static final String USUAL = "yunan";

  /**
   * Suixi is the smallest of the three counties that Zhanjiang's three rates bind; Lingshan is the
   * largest that Qinzhou's plan binds. Of Hunan one county inside Xiangxi, where the province pays
   * the clinics' running money whole, and one elsewhere.
   */
  private static final Map<String, String> NAMED =
      ordered(
          List.of(
              Map.entry(USUAL, "445322"),
              Map.entry("zhanjiang", "440823"),
              Map.entry("xinchang", "330624"),
              Map.entry("qinzhou", "450721"),
              Map.entry("hunan-yongshun", "433127"),
              Map.entry("hunan-liuyang", "430181")));

  /** How the codes of a region's counties begin; Zhanjiang's plan leaves its districts out. */
  private static final Map<String, List<String>> REGIONS =
      new TreeMap<>(
          Map.of(
              "hunan", List.of("43"),
              "qinzhou", List.of("4507"),
              "zhanjiang", List.of("44082", "44088")));

  private final List<KnownCounty> known = KnownCounty.all();

  /** The county meant, empty when there is none of that name. */
  Optional<KnownCounty> county(String asked) {
    var name = asked.strip().toLowerCase(Locale.ROOT);
    var code = NAMED.get(name);
    return known.stream()
        .filter(it -> code != null ? it.code().equals(code) : names(it).anyMatch(name::equals))
        .findFirst();
  }

  /** What can be typed: of a region that was named its counties, else the names of the policies. */
  String like(String asked) {
    var name = asked.strip().toLowerCase(Locale.ROOT);
    var region = REGIONS.keySet().stream().filter(it -> name.startsWith(it + "-")).findFirst();
    return region
        .map(it -> known.stream().flatMap(county -> inRegion(it, county)))
        .orElseGet(() ->
            Stream.concat(NAMED.keySet().stream(), REGIONS.keySet().stream().map(it -> it + "-…")))
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> names(KnownCounty county) {
    var zh = county.name().zh();
    return Stream.concat(
        Stream.of(county.code(), zh, zh.substring(0, zh.length() - 1)),
        REGIONS.keySet().stream().flatMap(region -> inRegion(region, county)));
  }

  private static Stream<String> inRegion(String region, KnownCounty county) {
    return REGIONS.getOrDefault(region, List.of()).stream()
        .filter(county.code()::startsWith)
        .map(_ -> region + "-" + county.typed());
  }

  private static Map<String, String> ordered(List<Map.Entry<String, String>> entries) {
    var map = new LinkedHashMap<String, String>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}
