package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who was in a seat from when to when: follows from the post that the seat goes with and from who
 * held that post. Nothing is written when a post changes hands, so no seat can be forgotten.
 *
 * @param from the seat's first day
 * @param to its last; null while it stands
 * @param posts which post it goes with from which day on, in any order
 * @param tenures of those posts, in any order; of one post none overlap
 */
public record SeatHistory(
    LocalDate from, @Nullable LocalDate to, List<PostFrom> posts, List<Tenure> tenures) {

  /** From a day on the seat goes with a post. */
  public record PostFrom(long post, LocalDate from) {}

  /**
   * Somebody's time in a post.
   *
   * @param to the last day; null while it lasts
   */
  public record Tenure(long post, String holder, LocalDate from, @Nullable LocalDate to) {

    boolean on(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /**
   * A stretch of days in which the same person, or nobody, sat there.
   *
   * @param to the last day; null while it lasts
   */
  public record Span(LocalDate from, @Nullable LocalDate to, Sitting sitting) {}

  public SeatHistory {
    posts = List.copyOf(posts);
    tenures = List.copyOf(tenures);
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a seat ends before it begins: " + from + " " + to);
    }
  }

  public boolean standsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Who sits there on a day on which the seat stands. */
  public Sitting on(LocalDate day) {
    if (!standsOn(day)) {
      throw new IllegalArgumentException("no such seat on " + day);
    }
    return posts.stream()
        .filter(p -> !p.from().isAfter(day))
        .max(Comparator.comparing(PostFrom::from))
        .map(PostFrom::post)
        .map(post -> holder(post, day))
        .orElseGet(Sitting.Unstated::new);
  }

  private Sitting holder(long post, LocalDate day) {
    return tenures.stream()
        .filter(t -> t.post() == post && t.on(day))
        .findFirst()
        .<Sitting>map(t -> new Sitting.Held(post, t.holder()))
        .orElseGet(() -> new Sitting.Vacant(post));
  }

  /** From the seat's first day to its last, without gaps; the oldest first. */
  public List<Span> spans() {
    var changes = new TreeSet<LocalDate>();
    changes.add(from);
    posts.forEach(p -> changes.add(p.from()));
    for (var tenure : tenures) {
      changes.add(tenure.from());
      if (tenure.to() != null) {
        changes.add(tenure.to().plusDays(1));
      }
    }
    var spans = new ArrayList<Span>();
    for (var day : changes) {
      if (!standsOn(day)) {
        continue;
      }
      var sitting = on(day);
      if (spans.isEmpty()) {
        spans.add(new Span(day, to, sitting));
      } else if (!spans.getLast().sitting().equals(sitting)) {
        var last = spans.removeLast();
        spans.add(new Span(last.from(), day.minusDays(1), last.sitting()));
        spans.add(new Span(day, to, sitting));
      }
    }
    return List.copyOf(spans);
  }
}
