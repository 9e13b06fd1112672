package org.yipanqi.database;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far somebody's eyes or hands go: over everything of a kind, or over some of it.
 *
 * @param all whether nothing is left out; {@code of} is empty then
 */
public record Reach(boolean all, List<Long> of) {

  public static final Reach ALL = new Reach(true, List.of());
  public static final Reach NONE = new Reach(false, List.of());

  public Reach {
    of = List.copyOf(of);
    if (all && !of.isEmpty()) {
      throw new IllegalArgumentException("everything, and more");
    }
  }

  public static Reach of(Collection<? extends Number> numbers) {
    SortedSet<Long> sorted =
        numbers.stream().map(Number::longValue).collect(Collectors.toCollection(TreeSet::new));
    return new Reach(false, List.copyOf(sorted));
  }

  public boolean covers(long number) {
    return all || of.contains(number);
  }

  /** As the policies of the database read it. */
  String setting() {
    return all
        ? "all"
        : of.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
