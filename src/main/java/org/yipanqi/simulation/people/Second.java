package org.yipanqi.simulation.people;

import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;

/**
 * A person's second entry in the register, made with a slip and without the identity number.
 *
 * @param from the day it was made; visits to the county's hospitals name this number from then on
 */
public record Second(String no, String name, int bornOn, int from) {

  /** Null for almost everybody. */
  static @Nullable Second of(
      String no, String name, int bornOn, Span span, Names names, boolean male, Dice dice) {
    if (!dice.chance(Knobs.TWICE_REGISTERED)) {
      return null;
    }
    var from = dice.between(span.firstDay(), span.lastDay());
    var nameSlips = dice.chance(0.5);
    var other = name.substring(0, name.length() - 1) + names.part(dice, male);
    var born = nameSlips ? bornOn : bornOn - dice.between(1, 9);
    return new Second(no, nameSlips ? other : name, born, from);
  }
}
