package org.yipanqi.access;

import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/**
 * A user acting in a duty at an institution.
 *
 * @param user the account's name
 * @param name the person's name as shown
 * @param unit the code of the institution, community or division the duty is held at
 * @param scope what the duty may see there
 * @param writes institutions (by their number) and counties (by their code) whose records may be
 *     written
 */
public record Caller(String user, String name, Duty duty, String unit, Scope scope, Reach writes) {

  /** The command line of the machine the product runs on: its operator. */
  public static Caller operator() {
    return new Caller(
        "operator",
        "operator",
        Duty.SYSTEM_ADMINISTRATOR,
        "local",
        Scope.everything("operator"),
        Reach.ALL);
  }
}
