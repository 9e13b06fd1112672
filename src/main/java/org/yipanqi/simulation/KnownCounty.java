package org.yipanqi.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.yipanqi.kernel.Label;
import org.yipanqi.simulation.places.Atlas;
import org.yipanqi.simulation.places.Census;

/**
 * A county that can be simulated.
 *
 * @param code of six digits
 * @param typed its name in letters as one types it: {@code liuyang}
 */
public record KnownCounty(String code, Label name, String typed) {

  /** All of them, in the order of their codes. */
  public static List<KnownCounty> all() {
    var known = new HashSet<>(Atlas.counties());
    var english = Atlas.shortEnglish();
    return Atlas.named().stream()
        .filter(d -> known.contains(Long.toString(d.code())))
        .map(d -> {
          var code = Long.toString(d.code());
          var spelt = Objects.requireNonNullElse(english.get(code), "Yunan");
          var label = new Label(d.name(), Objects.requireNonNullElse(d.nameEn(), spelt));
          return new KnownCounty(code, label, letters(spelt));
        })
        .toList();
  }

  /** People of the census of 2020. */
  public int people() {
    return (int) Math.round(new Census(code).people());
  }

  private static String letters(String spelt) {
    return spelt.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
