package org.yipanqi.simulation.people;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;

/**
 * A chronic illness of a person, all days {@link Span#NEVER} where there is none.
 *
 * @param onset the day it began, perhaps long ago
 * @param managedFrom the first day under management
 * @param droppedOn the day from which the person stays away from follow-ups, still enrolled
 * @param level how hard it is to control, bell-shaped around 0: the person's own
 */
public record Illness(int onset, int managedFrom, int droppedOn, double level) {

  /** Begins at the age at which as large a share of people has it as this person's lot says. */
  static Illness of(
      Person person, Span span, int first, int until, double lot, double[] table, Dice dice) {
    var age = Knobs.ageWhen(lot, table);
    var onset = Double.isInfinite(age) ? Span.NEVER : person.bornOn() + (int) (age * 365.2425);
    var u = dice.unit();
    var later = dice.between(first, Math.max(first, span.lastDay()));
    var found = dice.between(10, 200);
    var level = dice.around(0, 1);
    var away = days(Knobs.DROPPED_OUT, dice);
    if (onset > Math.min(span.lastDay(), until)) {
      return new Illness(Span.NEVER, Span.NEVER, Span.NEVER, level);
    }
    var managed = Span.NEVER;
    if (u < Knobs.MANAGED_AT_START + Knobs.MANAGED_LATER) {
      managed = onset > first ? onset + found : u < Knobs.MANAGED_AT_START ? first : later;
    }
    if (managed == Span.NEVER || managed > Math.min(until, span.lastDay())) {
      return new Illness(onset, Span.NEVER, Span.NEVER, level);
    }
    return new Illness(onset, managed, managed + away, level);
  }

  public boolean on(int day) {
    return onset <= day;
  }

  public boolean managed() {
    return managedFrom != Span.NEVER;
  }

  /** The day on which a complication sets in, {@link Span#NEVER} for most. */
  int complication(double perYear, int first, Dice dice) {
    var rate = managed() ? perYear * Knobs.MANAGED_COMPLICATED : perYear;
    var after = days(rate, dice);
    return onset == Span.NEVER ? Span.NEVER : Math.max(onset, first) + after;
  }

  /** Days until something happens that happens so often a year. */
  private static int days(double perYear, Dice dice) {
    return (int) Math.min(100_000, -StrictMath.log(1 - dice.unit()) / perYear * 365.2425);
  }
}
