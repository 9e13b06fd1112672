package org.yipanqi.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A village or neighbourhood and who looks after it.
 *
 * @param weight how many people live here beside the others
 * @param clinic its clinic; a farm has none
 */
record Village(
    long code,
    String name,
    double weight,
    Institution townHospital,
    Institution lead,
    @Nullable Institution clinic) {

  long town() {
    return code / 1000;
  }
}
