package org.yipanqi.simulation.people;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;

/**
 * What a person lives with, and from when each is managed; {@link Span#NEVER} = not.
 *
 * @param type2 whether the diabetes is of type 2
 * @param until the last day under management: of life, or before moving away
 * @param poorTo the last day as poor, {@link Span#NEVER} when it goes on
 * @param complicatedOn the day of a stroke, a heart attack or a foot lost
 * @param complication its code
 */
public record Conditions(
    Illness hypertension,
    Illness diabetes,
    boolean type2,
    int tuberculosisFrom,
    int tuberculosisTo,
    int mentalFrom,
    int until,
    boolean disabled,
    boolean specialFamily,
    boolean poor,
    int poorTo,
    int complicatedOn,
    String complication) {

  public static Conditions of(Person person, Span span, Dice dice) {
    var first = start(person, span);
    var until = until(person);
    var age = person.age(span.lastDay());
    var hypertension =
        Illness.of(person, span, first, until, dice.unit(), Knobs.HYPERTENSION, dice);
    var more = hypertension.on(span.lastDay()) ? 1.5 : 0.85;
    var diabetes = Illness.of(person, span, first, until, dice.unit() / more, Knobs.DIABETES, dice);
    var type2 = !dice.chance(Knobs.DIABETES_OTHER);
    var heart = hypertension.complication(Knobs.HYPERTENSION_COMPLICATED, first, dice);
    var sugar = diabetes.complication(Knobs.DIABETES_COMPLICATED, first, dice);
    var ofHeart = dice.chance(0.6) ? "I63.900" : "I25.100";
    var years = span.days() / 365.2425;
    var infected = age >= 15 && dice.chance(Knobs.TUBERCULOSIS_PER_YEAR * years);
    var tuberculosisFrom = infected ? dice.between(first, span.lastDay()) : Span.NEVER;
    var tuberculosisTo = infected ? tuberculosisFrom + dice.between(180, 240) : Span.NEVER;
    var mental = age >= 18 && dice.chance(Knobs.MENTAL);
    var mentalFrom = managedFrom(mental, first, until, span, dice);
    var disabled = dice.chance(Knobs.DISABLED * (age >= 60 ? 2.2 : 0.75));
    var special = age >= 50 && dice.chance(Knobs.SPECIAL_FAMILY);
    var village = person.firstVillage();
    var poor = village != null && !village.neighbourhood() && dice.chance(Knobs.POOR);
    var poorTo = poor && dice.chance(0.3) ? dice.between(first, span.lastDay()) : Span.NEVER;
    return new Conditions(
        hypertension,
        diabetes,
        type2,
        tuberculosisFrom <= until ? tuberculosisFrom : Span.NEVER,
        Math.min(tuberculosisTo, until),
        mentalFrom,
        until,
        disabled,
        special,
        poor,
        poorTo,
        Math.min(heart, sugar),
        heart <= sugar ? ofHeart : "E11.700");
  }

  /** In one of the key groups whose family-doctor contracts are counted. */
  public boolean key(int age, int day) {
    return age < 7
        || age >= 65
        || hypertension.managedFrom() <= day
        || (diabetes.managedFrom() <= day && type2)
        || (tuberculosisFrom <= day && tuberculosisTo >= day)
        || mentalFrom <= day
        || disabled
        || specialFamily
        || (poor && poorTo >= day);
  }

  /** The first day of the span on which the person lives in the county. */
  private static int start(Person person, Span span) {
    var first = Math.max(span.firstDay(), person.bornOn());
    for (var home : person.homes()) {
      if (home.village() != null) {
        return Math.max(first, home.from());
      }
    }
    return first;
  }

  private static int until(Person person) {
    var until = person.diedOn();
    for (var home : person.homes()) {
      if (home.village() == null && home.to() == Span.NEVER) {
        until = Math.min(until, home.from() - 1);
      }
    }
    return until;
  }

  private static int managedFrom(boolean ill, int first, int until, Span span, Dice dice) {
    var u = dice.unit();
    var day = first;
    if (u >= Knobs.MANAGED_AT_START) {
      day = dice.between(first, Math.max(first, span.lastDay()));
    }
    return ill && u < Knobs.MANAGED_AT_START + Knobs.MANAGED_LATER && day <= until
        ? day
        : Span.NEVER;
  }
}
