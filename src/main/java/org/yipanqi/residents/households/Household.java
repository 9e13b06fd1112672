package org.yipanqi.residents.households;

import static org.yipanqi.residents.ResidentsProblem.ALREADY_MEMBER;
import static org.yipanqi.residents.ResidentsProblem.HEAD_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.HOUSEHOLD_CHANGED;
import static org.yipanqi.residents.ResidentsProblem.HOUSEHOLD_DAY_WRONG;
import static org.yipanqi.residents.ResidentsProblem.NOT_A_MEMBER;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as it stands now, with the rules of coming and going.
 *
 * @param institution that keeps it
 * @param members who are in it now, whoever asks
 */
record Household(
    long id,
    String no,
    int institution,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int version,
    List<Member> members) {

  record Member(long id, int person, String personNo, Role role, LocalDate from) {}

  Household {
    members = List.copyOf(members);
  }

  /** Refuses when somebody else was quicker, or nobody lives there any more. */
  void checkVersion(int seen) {
    if (version != seen || closedOn != null) {
      throw HOUSEHOLD_CHANGED.because();
    }
  }

  void checkJoins(String personNo, LocalDate from, LocalDate today) {
    if (members.stream().anyMatch(member -> member.personNo().equals(personNo))) {
      throw ALREADY_MEMBER.because(personNo);
    }
    checkDay(from, openedOn, today);
  }

  /**
   * The member who leaves, whose last day here is given.
   *
   * @throws org.yipanqi.kernel.Problem {@code HEAD_NEEDED} where it is the head and others stay
   */
  Member leaving(String personNo, LocalDate last, LocalDate today) {
    var member = member(personNo);
    if (member.role() == Role.HEAD && members.size() > 1) {
      throw HEAD_NEEDED.because();
    }
    checkDay(last, member.from(), today);
    return member;
  }

  /** The member who becomes head from a day on. */
  Member rising(String personNo, LocalDate from, LocalDate today) {
    var member = member(personNo);
    if (member.role() == Role.HEAD) {
      throw ALREADY_MEMBER.because(personNo);
    }
    checkDay(from, later(member.from(), head().from()).plusDays(1), today);
    return member;
  }

  Member head() {
    return members.stream()
        .filter(member -> member.role() == Role.HEAD)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("household " + no + " has no head"));
  }

  private Member member(String personNo) {
    return members.stream()
        .filter(member -> member.personNo().equals(personNo))
        .findFirst()
        .orElseThrow(() -> NOT_A_MEMBER.because(personNo));
  }

  static void checkDay(LocalDate day, LocalDate earliest, LocalDate today) {
    if (day.isAfter(today) || day.isBefore(earliest)) {
      throw HOUSEHOLD_DAY_WRONG.because(earliest);
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
