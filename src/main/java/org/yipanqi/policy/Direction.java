package org.yipanqi.policy;

/** Which way a figure should go. */
public enum Direction {
  UP,
  DOWN,
  NONE
}
