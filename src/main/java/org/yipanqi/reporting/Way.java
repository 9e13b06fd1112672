package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.forms.Chain;

/**
 * The way of one unit's return: the steps of its form's chain, each with the places whose duty
 * takes it. A step that has no place for this unit, as the community's for a hospital in none, is
 * passed over.
 */
public record Way(FormAtWork form, Unit unit) {

  private static final int CITY = 4;
  private static final int PROVINCE = 2;

  public List<Chain.Step> steps() {
    return form.chain().steps();
  }

  public Chain.Step step(int no) {
    return steps().get(no);
  }

  /** The codes of the places whose duty takes a step; none where it is passed over. */
  public Set<String> places(int no) {
    var county = String.valueOf(unit.county());
    return switch (step(no).at()) {
      case INSTITUTION -> unit.standsIn();
      case COMMUNITY -> unit.community() == null ? Set.of() : Set.of(unit.community());
      case COUNTY -> Set.of(county);
      case CITY -> Set.of(county.substring(0, CITY));
      case PROVINCE -> Set.of(county.substring(0, PROVINCE));
    };
  }

  /** The step after one; none where it is the last. */
  public OptionalInt next(int no) {
    return IntStream.range(no + 1, steps().size()).filter(n -> !places(n).isEmpty()).findFirst();
  }

  /**
   * The step that one of them may give a return back to without troubling whoever fills it: the
   * last one before it that is another duty's or another place's; none where that is the filling.
   */
  public OptionalInt below(int no) {
    return IntStream.iterate(no - 1, n -> n > ReturnRules.FILLING, n -> n - 1)
        .filter(n -> !places(n).isEmpty())
        .filter(n -> step(n).duty() != step(no).duty() || !places(n).equals(places(no)))
        .findFirst();
  }

  /** The last step that somebody takes. */
  public int last() {
    return IntStream.range(0, steps().size()).filter(n -> !places(n).isEmpty()).max().orElse(0);
  }

  public boolean locks(int no) {
    return step(no).act() == Chain.Act.LOCK;
  }

  public Optional<LocalDate> due(int no) {
    return form.due(step(no));
  }

  /** Whether a step is somebody's, by duty and place. */
  public boolean takes(Caller caller, int no) {
    return step(no).duty() == caller.duty() && places(no).contains(caller.unit());
  }

  /** Whether it passes through somebody's place, or comes from below it. */
  public boolean passesBy(Caller caller) {
    return unit.standsIn().contains(caller.unit())
        || caller.unit().equals(unit.community())
        || String.valueOf(unit.county()).startsWith(caller.unit())
        || IntStream.range(0, steps().size()).anyMatch(no -> places(no).contains(caller.unit()));
  }

  public ReturnRules.Standing standing(Caller caller, Return of) {
    var mine = new HashSet<Integer>();
    for (var no = 0; no < steps().size(); no++) {
      if (takes(caller, no)) {
        mine.add(no);
      }
    }
    var submitted = of.submitted();
    return new ReturnRules.Standing(
        mine, submitted != null && submitted.user().equals(caller.user()));
  }

  ReturnRules.Position position(Return of) {
    return new ReturnRules.Position(of.state(), of.step(), last());
  }

  /** Where it stands when a step is passed. */
  ReturnRules.Position after(int no) {
    var next = next(no);
    return next.isEmpty()
        ? new ReturnRules.Position(ReturnState.LOCKED, no, last())
        : new ReturnRules.Position(
            locks(next.getAsInt()) ? ReturnState.APPROVED : ReturnState.AWAITING,
            next.getAsInt(),
            last());
  }
}
