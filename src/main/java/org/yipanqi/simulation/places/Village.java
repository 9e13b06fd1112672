package org.yipanqi.simulation.places;

import org.jspecify.annotations.Nullable;

/**
 * A village or neighbourhood and who looks after it.
 *
 * @param neighbourhood whether it lies in a town
 * @param weight how many people live here beside the others
 * @param outward how willingly people leave the county for care, 1 on average
 * @param clinic its clinic; a farm has none
 */
public record Village(
    long code,
    String name,
    boolean neighbourhood,
    double weight,
    double outward,
    Institution townHospital,
    Institution lead,
    @Nullable Institution clinic) {

  public long town() {
    return code / 1000;
  }
}
