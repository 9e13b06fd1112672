package org.yipanqi.policy.forms;

/** Who owes a return. */
public enum Owner {
  INSTITUTION,
  COMMUNITY,
  COUNTY
}
