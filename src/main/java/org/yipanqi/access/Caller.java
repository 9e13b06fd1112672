package org.yipanqi.access;

/**
 * A user acting in a duty at an institution.
 *
 * @param user the account's name
 * @param name the person's name as shown
 * @param unit the code of the institution, community or division the duty is held at
 */
public record Caller(String user, String name, Duty duty, String unit) {

  /** The command line of the machine the product runs on: its operator. */
  public static Caller operator() {
    return new Caller("operator", "operator", Duty.SYSTEM_ADMINISTRATOR, "local");
  }
}
