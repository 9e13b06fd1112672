package org.yipanqi.audit;

import org.yipanqi.access.Caller;

/**
 * Who did it.
 *
 * @param duty the code of the duty acted in; empty before one was chosen
 * @param unit the code of the place where it is held; empty likewise
 */
record Actor(String user, String name, String duty, String unit) {

  static Actor of(Caller caller) {
    return new Actor(caller.user(), caller.name(), caller.duty().name(), caller.unit());
  }

  /** Somebody at the door, who does not act in a duty. */
  static Actor atTheDoor(String login, String name) {
    return new Actor(login, name, "", "");
  }
}
