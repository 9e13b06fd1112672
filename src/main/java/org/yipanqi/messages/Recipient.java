package org.yipanqi.messages;

import org.yipanqi.access.Duty;

/** Whom a message is for. */
public sealed interface Recipient {

  /**
   * Whoever holds a duty at a place when he or she looks, also in another's stead.
   *
   * @param unit the code of an institution, a community or a division
   */
  record OfDuty(Duty duty, String unit) implements Recipient {}

  /**
   * One account.
   *
   * @param login its name
   */
  record OfAccount(String login) implements Recipient {}
}
