package org.yipanqi.simulation.places;

import org.jspecify.annotations.Nullable;

/**
 * A row of the statistical division tables.
 *
 * @param code 2, 4, 6, 9 or 12 digits
 * @param nameEn where we know it
 * @param kind named as in the import file
 */
public record Division(long code, String name, @Nullable String nameEn, String kind) {

  /** Whether this lies in a place of a shorter code, or is it. */
  public boolean in(String place) {
    return Long.toString(code).startsWith(place);
  }

  public int digits() {
    return Long.toString(code).length();
  }

  public boolean village() {
    return kind.equals("village");
  }

  /** A town or subdistrict; a farm is neither. */
  public boolean town() {
    return kind.equals("town") || kind.equals("subdistrict");
  }
}
