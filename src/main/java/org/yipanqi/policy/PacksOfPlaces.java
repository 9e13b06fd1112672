package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which of the packs binds a place, and which is the usual one there. */
@Service
public class PacksOfPlaces {

  private final Policies policies;

  PacksOfPlaces(Policies policies) {
    this.policies = policies;
  }

  /**
   * The packs that bind a place, the usual one first: what is its own before what binds all around
   * it, and of two alike the newer.
   */
  public List<PolicyPack> binding(String place) {
    return all(Optional.of(place)).stream().filter(pack -> bind(pack, place)).toList();
  }

  /** All packs, those first that bind a place. */
  public List<PolicyPack> all(Optional<String> place) {
    var packs = List.copyOf(policies.all());
    return place.map(at -> packs.stream().sorted(usualFirst(at)).toList()).orElse(packs);
  }

  /** Whether a pack binds a place, by itself or with all around it. */
  public static boolean bind(PolicyPack pack, String place) {
    return closeness(pack, place) > 0;
  }

  /** The digits of the narrowest place around this that the pack binds, 0 = none. */
  private static int closeness(PolicyPack pack, String place) {
    return pack.document().binds().stream()
        .filter(place::startsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static Comparator<PolicyPack> usualFirst(String place) {
    return Comparator.comparingInt((PolicyPack pack) -> -closeness(pack, place))
        .thenComparing(
            pack -> bind(pack, place) ? pack.document().effectiveFrom() : LocalDate.MIN,
            Comparator.reverseOrder());
  }
}
