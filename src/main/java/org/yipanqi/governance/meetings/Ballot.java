package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.AGAINST_CHARTER;
import static org.yipanqi.governance.GovernanceProblem.VOTES_DONT_ADD_UP;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.CharterRules.Heads;
import org.yipanqi.governance.bodies.CharterRules.Voted;
import org.yipanqi.governance.bodies.CharterRules.Votes;

/**
 * How something was voted on.
 *
 * @param votes null where nobody voted
 * @param named of each seat, where the ballot was named; else empty
 */
public record Ballot(Kind kind, @Nullable Votes votes, Map<Long, Choice> named) {

  public static final Ballot NONE = new Ballot(Kind.NONE, null, Map.of());

  /** In what way. */
  public enum Kind {
    /** There was no vote: decided, and not voted on. */
    NONE,
    /** By show of hands, kept as sums. */
    OPEN,
    NAMED,
    SECRET
  }

  /** What somebody may say. */
  public enum Choice {
    FOR,
    AGAINST,
    ABSTAINED
  }

  public Ballot {
    named = Map.copyOf(named);
    if ((kind == Kind.NONE) != (votes == null) || (kind == Kind.NAMED) == named.isEmpty()) {
      throw VOTES_DONT_ADD_UP.because(0);
    }
  }

  /** A named one: its sums follow from the names. */
  public static Ballot named(Map<Long, Choice> named) {
    var choices = named.values();
    return new Ballot(
        Kind.NAMED,
        new Votes(
            count(choices, Choice.FOR),
            count(choices, Choice.AGAINST),
            count(choices, Choice.ABSTAINED)),
        named);
  }

  private static int count(Collection<Choice> choices, Choice which) {
    return (int) choices.stream().filter(which::equals).count();
  }

  /**
   * Refuses more votes than voters, votes of who wasn't there, and a result that the charter
   * doesn't allow.
   *
   * @param adopted what the chair declared
   */
  void check(boolean adopted, CharterRules rules, List<Attendance> attendance) {
    var heads = Attendance.heads(attendance);
    var sums = votes;
    if (sums == null) {
      return;
    }
    var most = rules.mostVotes(heads);
    if (sums.all() == 0 || sums.all() > most) {
      throw VOTES_DONT_ADD_UP.because(most);
    }
    for (var seat : named.keySet()) {
      if (attendance.stream().noneMatch(a -> a.seat() == seat && mayVote(a, rules))) {
        throw VOTES_DONT_ADD_UP.because(most);
      }
    }
    if (verdict(rules, heads) == (adopted ? Voted.NOT_CARRIED : Voted.CARRIED)) {
      throw AGAINST_CHARTER.because();
    }
  }

  private static boolean mayVote(Attendance of, CharterRules rules) {
    return of.state() == Attendance.State.PRESENT
        || of.there() && !Boolean.FALSE.equals(rules.proxies());
  }

  /** What it comes to by the charter. */
  public Voted verdict(CharterRules rules, Heads heads) {
    return votes == null ? Voted.NOT_VOTED : rules.voted(votes, heads);
  }
}
