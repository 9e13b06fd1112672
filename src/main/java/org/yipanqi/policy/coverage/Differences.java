package org.yipanqi.policy.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.coverage.SideBySide.Entry;

/**
 * How two documents differ in one matter: entries of one kind are held against each other, what is
 * left over one document has alone.
 */
public record Differences(List<Pair> pairs, List<Entry> onlyOne, List<Entry> onlyOther) {

  /** Two entries that say the same kind of thing. */
  public record Pair(Entry one, Entry other) {

    public boolean alike() {
      return one.title().zh().equals(other.title().zh())
          && one.says().equals(other.says())
          && one.open().equals(other.open())
          && Objects.equals(one.how(), other.how())
          && Objects.equals(one.due(), other.due())
          && (one.how() != null || Objects.equals(one.note(), other.note()));
    }

    /** What both say in the same words. */
    public List<Label> common() {
      return one.says().stream().filter(other.says()::contains).toList();
    }
  }

  /** The surest matches first: a rule of the same name, the same formula, the same title. */
  private static final List<BiPredicate<Entry, Entry>> MATCHES =
      List.of(
          (a, b) -> a.kind().equals("rule") && b.kind().equals("rule") && a.id().equals(b.id()),
          (a, b) -> a.how() != null && a.how().equals(b.how()),
          (a, b) -> a.kind().equals(b.kind()) && a.title().zh().equals(b.title().zh()));

  public static Differences of(List<Entry> ones, List<Entry> others) {
    var left = new ArrayList<>(ones);
    var right = new ArrayList<>(others);
    var pairs = new ArrayList<Pair>();
    for (var match : MATCHES) {
      for (var one : List.copyOf(left)) {
        right.stream()
            .filter(other -> match.test(one, other))
            .findFirst()
            .ifPresent(other -> {
              pairs.add(new Pair(one, other));
              left.remove(one);
              right.remove(other);
            });
      }
    }
    return new Differences(List.copyOf(pairs), List.copyOf(left), List.copyOf(right));
  }
}
