package org.yipanqi.facts.sources;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that stands where a test puts it. */
final class MovableClock extends Clock {

  private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

  private Instant now;

  MovableClock(String day) {
    now = at(day, 9);
  }

  /** Puts it to an hour of a day in the county's time. */
  void set(String day, int hour) {
    now = at(day, hour);
  }

  private static Instant at(String day, int hour) {
    return LocalDate.parse(day).atTime(hour, 0).atZone(COUNTY).toInstant();
  }

  @Override
  public ZoneId getZone() {
    return COUNTY;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
