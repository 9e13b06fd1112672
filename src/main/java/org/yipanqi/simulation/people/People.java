package org.yipanqi.simulation.people;

import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.places.Census;
import org.yipanqi.simulation.places.County;

/**
 * Everybody who appears, made one at a time from the seed and a number: those who live in the
 * county on the first day, those only registered there, those there for a while; and the newborn,
 * each from its mother.
 */
public final class People {

  private static final long[] STRIDES = {1_000_003, 1_299_709, 15_485_863};
  private static final long NUMBERS_OF_A_COUNTY = 100_000_000L;
  private static final long SECOND_NUMBERS = 50_000_000L;

  private final long seed;
  private final Span span;
  private final County county;
  private final Homes homes;
  private final Households households;
  private final Names names;
  private final Census census;
  private final int[] groupEnds;
  private final int[][] seats;
  private final int[][] bornOn;
  private final boolean slips;
  private int newborn;

  /**
   * @param slips whether some are in the register twice
   */
  public People(long seed, int residents, Span span, County county, Names names, boolean slips) {
    this.slips = slips;
    this.seed = seed;
    this.span = span;
    this.county = county;
    this.names = names;
    homes = new Homes(seed, span, county);
    census = county.census();
    var registered = (int) Math.round(residents * Knobs.REGISTERED_ONLY);
    var temporary = (int) Math.round(residents * Knobs.TEMPORARY);
    groupEnds = new int[] {residents, residents + registered, residents + registered + temporary};
    seats =
        new int[][] {census.seats(residents), census.seats(registered), census.seats(temporary)};
    households = new Households(seed, county, residents, seats, names);
    bornOn = new int[2][span.days()];
  }

  /** Everybody but the newborn. */
  public int count() {
    return groupEnds[2];
  }

  /** The person of a number from 1 on. */
  public Person person(int number) {
    var index = number - 1;
    var dice = Dice.of(seed, Dice.Stream.PERSON, number);
    var group = index < groupEnds[0] ? 0 : index < groupEnds[1] ? 1 : 2;
    var start = group == 0 ? 0 : groupEnds[group - 1];
    var seat = census.seat(seats[group], shuffled(index - start, groupEnds[group] - start));
    var residency = Person.Residency.values()[group];
    var stranger = residency == Person.Residency.TEMPORARY;
    var place = seat.place() + (stranger ? 0 : earlier(group, seat.cellIndex()));
    var household =
        stranger
            ? households.temporary(index - start)
            : households.of(group, seat, Dice.of(seed, Dice.Stream.HOUSEHOLD, -number));
    return seated(number, seat.cell(), place, residency, household, dice);
  }

  /**
   * A child, born to somebody of the county at home there on that day; numbered after all others.
   */
  public Person newborn(Person mother, Person.Home home, int day) {
    var number = count() + ++newborn;
    var dice = Dice.of(seed, Dice.Stream.PERSON, number);
    var male = dice.chance(census.maleBirths());
    var nth = bornOn[male ? 0 : 1][day - span.firstDay()]++;
    return complete(number, male, day, nth, home.residency(), mother.household(), home, dice);
  }

  /**
   * How many of a cell belong to the groups before this one, so that no two share an identity
   * number. Strangers have theirs from elsewhere.
   */
  private int earlier(int group, int cell) {
    var sum = 0;
    for (var g = 0; g < group; g++) {
      sum += seats[g][cell] - (cell == 0 ? 0 : seats[g][cell - 1]);
    }
    return sum;
  }

  private Person seated(
      int number,
      Census.Cell cell,
      int place,
      Person.Residency residency,
      Household household,
      Dice dice) {
    var eve = LocalDate.ofEpochDay(span.firstDay() - 1);
    var newest = (int) eve.minusYears(cell.from()).toEpochDay();
    var days = newest - (int) eve.minusYears(cell.to()).toEpochDay();
    var born = newest - (int) ((place * 733L) % days);
    return complete(number, cell.male(), born, place / days, residency, household, null, dice);
  }

  private Person complete(
      int number,
      boolean male,
      int born,
      int nth,
      Person.Residency residency,
      Household household,
      Person.@Nullable Home bornAt,
      Dice dice) {
    var stranger = residency == Person.Residency.TEMPORARY && bornAt == null;
    var issuer = stranger ? county.strangers() : county.code();
    var sequence = stranger ? county.strangersIdOffset() + nth : nth;
    var idNo = IdentityNumber.of(issuer, LocalDate.ofEpochDay(born), male, sequence);
    var own = male || born > span.firstDay() - Knobs.AGE_OF_OWN_HOUSEHOLD * 365;
    var name = own ? names.of(household.surname(), dice, male) : names.of(dice, male);
    var employee = dice.chance(Knobs.EMPLOYEES) && born < span.firstDay() - 20 * 365;
    var frailty = dice.skewed(1.0);
    var village =
        bornAt == null || bornAt.village() == null ? household.village() : bornAt.village();
    var lived = homes.of(number, born, residency, village);
    var no = no(number);
    var died = death(born, dice);
    var second = slips ? second(number, name, born, male) : null;
    return new Person(
        number, no, name, male, born, died, idNo, lived, employee, frailty, household, second);
  }

  private @Nullable Second second(int number, String name, int born, boolean male) {
    var dice = Dice.of(seed, Dice.Stream.WRONGS, number);
    var no = no(SECOND_NUMBERS + number);
    return born >= span.firstDay() ? null : Second.of(no, name, born, span, names, male, dice);
  }

  private String no(long number) {
    return Long.toString(Long.parseLong(county.code()) * NUMBERS_OF_A_COUNTY + number);
  }

  private int death(int born, Dice dice) {
    for (var month = 0; month < span.months(); month += 12) {
      var start = Math.max(born, span.firstDayOf(month));
      var end = span.lastDayOf(Math.min(month + 11, span.months() - 1));
      if (start <= end) {
        var years = (end - start + 1) / 365.2425;
        var age = (int) ((start - born) / 365.2425);
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
    return (int) ((index * stride + Math.floorMod(seed, (long) count)) % count);
  }
}
