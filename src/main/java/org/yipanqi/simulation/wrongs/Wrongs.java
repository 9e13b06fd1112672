package org.yipanqi.simulation.wrongs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.ResourceTable;
import org.yipanqi.simulation.places.Atlas;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.places.Institution;

/**
 * Which institutions do what wrong, and in which months. Months are counted back from the end, so
 * that they fall into the last year. Towns of a large county take turns at the parts.
 */
public final class Wrongs {

  /** The part a town hospital plays. */
  public enum Role {
    /** Makes up follow-ups: copies readings, carries them forward, visits the dead. */
    INVENTS,
    /** Heaps blood pressures: last digit nought, or just under the target. */
    ROUNDS,
    /** The visits of a month come in late, with those of the month before once more. */
    LATE_VISITS,
    /** No books for two months; those of the second come in late. */
    WITHOUT_BOOKS,
    /** Two systems send the same visits in the month of the change from one to the other. */
    TWO_SYSTEMS,
    /** The books of a month are typed in seven weeks late. */
    LATE_BOOKS,
    /** Bed-days of a month under the organisation of two signs, without telling which. */
    WITHOUT_SIGN
  }

  private static final int NEVER_BOOKED = 5;
  private static final int BOOKED_LATE = 4;
  private static final int LATE_RECORD = 3;
  private static final int LATE_VISITS = 2;
  private static final int SENT_AGAIN = 3;
  private static final int TWO_SYSTEMS = 6;
  private static final int WITHOUT_SIGN = 11;
  private static final int MONTHS_OF_TWO_YEARS = 24;

  private final Span span;
  private final Map<Role, Set<Integer>> who = new EnumMap<>(Role.class);
  private final boolean any;
  private final int twoSystems;

  private Wrongs(Span span, Map<Role, List<Institution>> parts, int twoSystems, boolean any) {
    this.span = span;
    this.twoSystems = twoSystems;
    this.any = any;
    for (var role : Role.values()) {
      who.put(role, new TreeSet<>());
      parts.getOrDefault(role, List.of()).forEach(at -> in(role).add(at.index()));
    }
  }

  public static Wrongs of(County county, Span span, boolean any) {
    var parts = any ? parts(county) : new HashMap<Role, List<Institution>>();
    return new Wrongs(span, parts, twoSystems(county, span), any);
  }

  /**
   * How many months before the end two systems report. Visits of that year can't be told until it
   * is settled; where a policy has only goals it is the year before, so that its first year can.
   */
  private static int twoSystems(County county, Span span) {
    var planned = county.code().equals(Atlas.YUNAN);
    return planned || span.months() < MONTHS_OF_TWO_YEARS ? TWO_SYSTEMS : TWO_SYSTEMS + 12;
  }

  /** Whether anything at all is wrong on purpose. */
  public boolean any() {
    return any;
  }

  public boolean plays(Institution at, Role role) {
    return in(role).contains(at.index());
  }

  /** The books of a month are not there, now or ever. */
  public boolean neverBooked(Institution at, int month) {
    return left(month) == NEVER_BOOKED && plays(at, Role.WITHOUT_BOOKS);
  }

  /** The books of a month are in the late package. */
  public boolean bookedLate(Institution at, int month) {
    return left(month) == BOOKED_LATE && plays(at, Role.WITHOUT_BOOKS);
  }

  /** The books of a month are among the first files, but were typed in late. */
  public boolean typedLate(Institution at, int month) {
    return left(month) == LATE_RECORD && plays(at, Role.LATE_BOOKS);
  }

  public boolean visitsLate(Institution at, int month) {
    return left(month) == LATE_VISITS && plays(at, Role.LATE_VISITS);
  }

  public boolean visitsSentAgain(Institution at, int month) {
    return left(month) == SENT_AGAIN && plays(at, Role.LATE_VISITS);
  }

  public boolean visitsFromTwoSystems(Institution at, int month) {
    return left(month) == twoSystems && plays(at, Role.TWO_SYSTEMS);
  }

  public boolean signless(Institution at, int month) {
    return left(month) == WITHOUT_SIGN && at.organisation() != null && plays(at, Role.WITHOUT_SIGN);
  }

  /** The months in which follow-ups are made up or rounded: the last twelve. */
  public boolean tampered(Institution at, Role role, int month) {
    return left(month) <= Knobs.WRONG_MONTHS && plays(at, role);
  }

  /** The last month of a quarter, when targets are due. */
  public boolean quarterEnds(int month) {
    return span.name(month).getMonthValue() % 3 == 0;
  }

  private int left(int month) {
    return span.months() - month;
  }

  private Set<Integer> in(Role role) {
    return who.computeIfAbsent(role, ignored -> new TreeSet<>());
  }

  private static Map<Role, List<Institution>> parts(County county) {
    var parts = new HashMap<Role, List<Institution>>();
    if (county.code().equals(Atlas.YUNAN) && !county.oneVillage()) {
      for (var row : ResourceTable.read(Atlas.YUNAN + "/wrongs.csv").all()) {
        var role = Role.valueOf(row.text("role").toUpperCase(Locale.ROOT));
        add(parts, role, county.institution(row.text("institution")));
      }
      return parts;
    }
    var towns = new ArrayList<>(county.towns());
    var dice = Dice.of(Long.parseLong(county.code()), Dice.Stream.WRONGS, 0);
    var sets = Math.max(1, towns.size() / Knobs.TOWNS_FOR_A_SET_OF_WRONGS);
    signed(towns)
        .ifPresent(at -> {
          add(parts, Role.WITHOUT_SIGN, at);
          towns.remove(at);
        });
    for (var set = 0; set < sets; set++) {
      for (var role : Role.values()) {
        if (role != Role.WITHOUT_SIGN && !towns.isEmpty()) {
          add(parts, role, towns.remove(dice.below(towns.size())));
        }
      }
    }
    return parts;
  }

  private static java.util.Optional<Institution> signed(List<Institution> towns) {
    return towns.stream().filter(at -> at.organisation() != null).findFirst();
  }

  private static void add(
      Map<Role, List<Institution>> parts, Role role, @Nullable Institution institution) {
    if (institution != null) {
      parts.computeIfAbsent(role, ignored -> new ArrayList<>()).add(institution);
    }
  }
}
