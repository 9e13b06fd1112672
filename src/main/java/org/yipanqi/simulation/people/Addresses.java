package org.yipanqi.simulation.people;

import java.util.HashMap;
import java.util.Map;
import org.yipanqi.simulation.places.County;

/**
 * Where households live, to the door: county, town, village and a number that each has to itself.
 */
public final class Addresses {

  private final Map<Long, String> names = new HashMap<>();
  private final String county;

  public Addresses(County county) {
    county.divisions().forEach(division -> names.put(division.code(), division.name()));
    this.county = names.getOrDefault(Long.parseLong(county.code()), "");
  }

  public String of(Household household) {
    var village = household.village();
    var town = names.getOrDefault(village.town(), "");
    return county + town + village.name() + (household.number() + 1) + "号";
  }
}
