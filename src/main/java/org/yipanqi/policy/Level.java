package org.yipanqi.policy;

/** The kinds of row a series may be computed for. */
public enum Level {
  COUNTY,
  COMMUNITY,
  LEAD,
  TOWN_HOSPITAL
}
