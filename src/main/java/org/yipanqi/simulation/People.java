package org.yipanqi.simulation;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * Everybody who appears, made one at a time from the seed and a number: those who live in the
 * county on the first day, those only registered there, those there for a while, the newborn.
 */
final class People {

  private static final long[] STRIDES = {1_000_003, 1_299_709, 15_485_863};

  private final SimulationPlan plan;
  private final Span span;
  private final Homes homes;
  private final Names names;
  private final Census census;
  private final int[] groupEnds;
  private final int[][] seats;
  private final double maleBirths;

  People(SimulationPlan plan, Span span, County county, Names names) {
    this.plan = plan;
    this.span = span;
    this.names = names;
    homes = new Homes(plan.seed(), span, county);
    census = new Census(county.table("census2020"));
    var n = plan.residents();
    var registered = (int) Math.round(n * Knobs.REGISTERED_ONLY);
    var temporary = (int) Math.round(n * Knobs.TEMPORARY);
    var born = (int) Math.round(n * census.birthRate() * span.days() / 365.2425);
    groupEnds = new int[] {n, n + registered, n + registered + temporary, 0};
    groupEnds[3] = groupEnds[2] + born;
    seats = new int[][] {census.seats(n), census.seats(registered), census.seats(temporary)};
    var first = census.cells();
    maleBirths = first.get(0).people() / (first.get(0).people() + first.get(1).people());
  }

  Census census() {
    return census;
  }

  int count() {
    return groupEnds[3];
  }

  /** The person of a number from 1 on. */
  Person person(int number) {
    var index = number - 1;
    var dice = Dice.of(plan.seed(), Dice.Stream.PERSON, number);
    if (index >= groupEnds[2]) {
      return newborn(number, index - groupEnds[2], dice);
    }
    var group = index < groupEnds[0] ? 0 : index < groupEnds[1] ? 1 : 2;
    var start = group == 0 ? 0 : groupEnds[group - 1];
    var seat = census.seat(seats[group], shuffled(index - start, groupEnds[group] - start));
    var place = seat.place() + earlier(group, seat.cellIndex());
    var residency = Person.Residency.values()[group];
    return seated(number, seat.cell(), place, residency, dice);
  }

  /** How many of a cell belong to the groups before this one, so that no two share a number. */
  private int earlier(int group, int cell) {
    var sum = 0;
    for (var g = 0; g < group; g++) {
      sum += seats[g][cell] - (cell == 0 ? 0 : seats[g][cell - 1]);
    }
    return sum;
  }

  private Person seated(
      int number, Census.Cell cell, int place, Person.Residency residency, Dice dice) {
    var eve = plan.from().atDay(1).minusDays(1);
    var newest = (int) eve.minusYears(cell.from()).toEpochDay();
    var days = newest - (int) eve.minusYears(cell.to()).toEpochDay();
    var bornOn = newest - (int) ((place * 733L) % days);
    return complete(number, cell.male(), bornOn, place / days, residency, dice);
  }

  private Person newborn(int number, int nth, Dice dice) {
    var bornOn = span.firstDay() + (int) ((nth * 733L) % span.days());
    var male = dice.chance(maleBirths);
    return complete(number, male, bornOn, nth / span.days(), Person.Residency.PERMANENT, dice);
  }

  private Person complete(
      int number, boolean male, int bornOn, int nth, Person.Residency residency, Dice dice) {
    var county = residency == Person.Residency.TEMPORARY ? Knobs.STRANGERS_COUNTY : plan.county();
    var idNo = IdentityNumber.of(county, LocalDate.ofEpochDay(bornOn), male, nth);
    var name = names.of(dice, male);
    var employee = dice.chance(Knobs.EMPLOYEES) && bornOn < span.firstDay() - 20 * 365;
    var frailty = dice.skewed(1.0);
    List<Person.Home> lived = homes.of(number, bornOn, residency);
    var no = Long.toString(100_000_000L + number);
    return new Person(
        number, no, name, male, bornOn, death(bornOn, dice), idNo, lived, employee, frailty);
  }

  private int death(int bornOn, Dice dice) {
    for (var month = 0; month < span.months(); month += 12) {
      var start = Math.max(bornOn, span.firstDayOf(month));
      var end = span.lastDayOf(Math.min(month + 11, span.months() - 1));
      if (start <= end) {
        var years = (end - start + 1) / 365.2425;
        var age = (int) ((start - bornOn) / 365.2425);
        if (dice.chance(Knobs.byAge(age, Knobs.DEATHS_PER_YEAR) * years)) {
          return dice.between(start, end);
        }
      }
    }
    return Span.NEVER;
  }

  /** A fixed one-to-one shuffle, so that neighbours in number differ in age. */
  private int shuffled(int index, int count) {
    var stride = STRIDES[0];
    for (var candidate : STRIDES) {
      stride = candidate;
      if (BigInteger.valueOf(candidate).gcd(BigInteger.valueOf(count)).intValueExact() == 1) {
        break;
      }
    }
    return (int) ((index * stride + Math.floorMod(plan.seed(), (long) count)) % count);
  }
}
