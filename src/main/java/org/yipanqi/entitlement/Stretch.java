package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Days on end in posts of a kind, as far as a day that is asked for. Posts that follow one another
 * without a day between them, or overlap, are one stretch.
 *
 * @param until the first day no longer there; the day asked for while it goes on
 * @param goesOn whether it holds the day asked for
 */
record Stretch(LocalDate from, LocalDate until, boolean goesOn) {

  /** Of the longest month: days left over never make more months than there were. */
  private static final int DAYS_OF_A_MONTH = 31;

  /** The stretches that begin no later than a day, in their order. */
  static List<Stretch> of(List<Post> posts, LocalDate on) {
    var stretches = new ArrayList<Stretch>();
    var begun =
        posts.stream()
            .filter(p -> !p.from().isAfter(on))
            .sorted(Comparator.comparing(Post::from))
            .toList();
    for (var post : begun) {
      var to = post.to();
      var ended = to != null && to.isBefore(on);
      var goesOn = !ended;
      var until = to != null && ended ? to.plusDays(1) : on;
      var last = stretches.isEmpty() ? null : stretches.getLast();
      if (last == null || post.from().isAfter(last.until())) {
        stretches.add(new Stretch(post.from(), until, goesOn));
      } else if (!last.goesOn() && (goesOn || until.isAfter(last.until()))) {
        stretches.removeLast();
        stretches.add(new Stretch(last.from(), until, goesOn));
      }
    }
    return List.copyOf(stretches);
  }

  long days() {
    return ChronoUnit.DAYS.between(from, until);
  }

  /**
   * Months in all: whole months of each stretch, and one for every 31 days of those that are left
   * over in all of them.
   */
  static long months(List<Stretch> stretches) {
    var months = 0L;
    var rest = 0L;
    for (var each : stretches) {
      var whole = whole(each);
      months += whole;
      rest += ChronoUnit.DAYS.between(each.from().plusMonths(whole), each.until());
    }
    return months + rest / DAYS_OF_A_MONTH;
  }

  /** Where the last month has no such day its last day completes it, as rules count months. */
  private static long whole(Stretch of) {
    var months = ChronoUnit.MONTHS.between(of.from(), of.until());
    return of.from().plusMonths(months + 1).isAfter(of.until()) ? months : months + 1;
  }
}
