package org.yipanqi.scheduling;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In what order a line is served: who has let no offer pass before who has; among these whoever has
 * more points; among equals whoever came first. The points are dated parameters.
 *
 * @param points by {@code points_urgent}, {@code points_contracted} …
 */
public record WaitingOrder(Map<String, Integer> points) {

  /** What a place in the line is made of: the urgency and each reason of the green channel. */
  public record Reason(String code, int points) {}

  /**
   * Somebody in a line.
   *
   * @param id the number of who waits; of who is only asking, more than any
   * @param missed how many offers passed unanswered
   */
  public record Standing(
      long id, Urgency urgency, Set<Green> green, int missed, OffsetDateTime joinedAt) {}

  public WaitingOrder {
    points = Map.copyOf(points);
  }

  public List<Reason> reasons(Urgency urgency, Set<Green> green) {
    var reasons = new ArrayList<Reason>();
    reasons.add(reason(urgency.code()));
    green.stream().sorted().forEach(each -> reasons.add(reason(each.code())));
    return reasons;
  }

  public int points(Urgency urgency, Set<Green> green) {
    return reasons(urgency, green).stream().mapToInt(Reason::points).sum();
  }

  /** The next to be served first. */
  public Comparator<Standing> comparator() {
    return Comparator.comparingInt(Standing::missed)
        .thenComparing(
            Comparator.comparingInt((Standing it) -> points(it.urgency(), it.green())).reversed())
        .thenComparing(Standing::joinedAt)
        .thenComparingLong(Standing::id);
  }

  private Reason reason(String code) {
    return new Reason(code, points.getOrDefault("points_" + code, 0));
  }
}
