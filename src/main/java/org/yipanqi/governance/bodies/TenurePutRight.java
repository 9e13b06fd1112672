package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.governance.GovernanceProblem;

/**
 * Somebody's time in a post as it should have been noted: another name, another first day, another
 * last day. Where one followed upon another without a gap the day between them moves for both.
 */
final class TenurePutRight {

  /**
   * What becomes of a stretch.
   *
   * @param was as it was noted
   */
  record Change(Post.Tenure was, String holder, LocalDate from, @Nullable LocalDate to) {}

  private TenurePutRight() {}

  /**
   * What has to be written, in an order in which no two stretches ever overlap.
   *
   * @param all of the post, in any order
   * @param to the last day; of one who still holds the post, or whom somebody followed at once, it
   *     follows from that and is not given
   */
  static List<Change> of(
      List<Post.Tenure> all, long id, String holder, LocalDate from, @Nullable LocalDate to) {
    var inOrder = all.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList();
    var at = 0;
    while (at < inOrder.size() && inOrder.get(at).id() != id) {
      at++;
    }
    if (at == inOrder.size()) {
      throw GovernanceProblem.UNKNOWN_TENURE.because(id);
    }
    var it = inOrder.get(at);
    var before = at == 0 ? null : inOrder.get(at - 1);
    var after = at + 1 == inOrder.size() ? null : inOrder.get(at + 1);
    var last = last(it, after, to);
    if (last != null && last.isBefore(from)) {
      throw GovernanceProblem.PAST.because();
    }
    if (holder.equals(it.holder()) && from.equals(it.from()) && Objects.equals(last, it.to())) {
      throw GovernanceProblem.NOTHING_CHANGES.because();
    }
    var changes = new ArrayList<Change>();
    changes.add(new Change(it, holder, from, last));
    if (before != null && !from.equals(it.from())) {
      moved(before, it, from)
          .ifPresent(change -> changes.add(from.isBefore(it.from()) ? 0 : 1, change));
    }
    return changes;
  }

  private static @Nullable LocalDate last(
      Post.Tenure it, Post.@Nullable Tenure after, @Nullable LocalDate to) {
    var was = it.to();
    if (was == null || after != null && after.from().equals(was.plusDays(1))) {
      return was;
    }
    if (after != null && (to == null || !to.isBefore(after.from()))) {
      throw GovernanceProblem.OVERLAPS_ANOTHER.because(after.from());
    }
    return to;
  }

  /** What becomes of the one before when the first day moves. */
  private static Optional<Change> moved(Post.Tenure before, Post.Tenure it, LocalDate from) {
    var left = Objects.requireNonNull(before.to());
    if (!left.plusDays(1).equals(it.from())) {
      if (!from.isAfter(left)) {
        throw GovernanceProblem.OVERLAPS_ANOTHER.because(left);
      }
      return Optional.empty();
    }
    if (!from.isAfter(before.from())) {
      throw GovernanceProblem.OVERLAPS_ANOTHER.because(before.from());
    }
    return Optional.of(new Change(before, before.holder(), before.from(), from.minusDays(1)));
  }
}
