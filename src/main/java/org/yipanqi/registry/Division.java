package org.yipanqi.registry;

import org.jspecify.annotations.Nullable;

/**
 * A place, from province to village.
 *
 * @param code the statistical code as a number, of 2, 4, 6, 9 or 12 digits
 * @param kind province, city, county, town, subdistrict, farm or village
 */
public record Division(long code, String name, @Nullable String nameEn, String kind) {

  /** Whether a code is this division's or that of a place in it. */
  public boolean holds(long other) {
    var place = String.valueOf(other);
    return place.startsWith(String.valueOf(code));
  }
}
