package org.yipanqi.referral.flows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.referral.Direction;

/**
 * The flows of a span, as far as the reader sees.
 *
 * @param directions of the fact: how many went each way, and arrived
 * @param flows of the fact, the largest first
 * @param flowsLeft pairs beyond the most that are shown
 * @param cases counts of the cases, by what they count
 * @param answer of the cases that were answered
 * @param followUps of the obligations due in the span that are done or overdue
 */
record FlowCounts(
    Span span,
    Map<Direction, Sent> directions,
    List<Flow> flows,
    long flowsLeft,
    Map<Behind, Long> cases,
    Wait answer,
    FollowUps followUps) {

  record Sent(long count, long arrived) {}

  /** From an institution to another, or out of the county. */
  record Flow(
      String senderCode,
      String sender,
      String senderKind,
      @Nullable String receiverCode,
      @Nullable String receiver,
      @Nullable String receiverKind,
      Direction direction,
      long count,
      long arrived) {}

  /**
   * Minutes from sending to the first answer; null without one.
   *
   * @param median half were answered sooner
   * @param ninth nine of ten were
   */
  record Wait(@Nullable BigDecimal median, @Nullable BigDecimal ninth) {}

  /**
   * @param inTime done on the day or before
   * @param due that fell due in the span
   * @param later not done and not yet late
   */
  record FollowUps(long inTime, long due, long later) {}

  long sent(Direction direction) {
    var sent = directions.get(direction);
    return sent == null ? 0 : sent.count();
  }

  long of(Behind behind) {
    return cases.getOrDefault(behind, 0L);
  }

  Rate downOnUp() {
    return new Rate(sent(Direction.DOWN), sent(Direction.UP));
  }

  Rate acceptance() {
    return new Rate(of(Behind.ACCEPTED), of(Behind.ACCEPTED) + of(Behind.REFUSED));
  }

  Rate noShow() {
    return new Rate(of(Behind.MISSED), of(Behind.EXPECTED));
  }

  Rate closure() {
    return new Rate(of(Behind.CLOSED), of(Behind.ACCEPTED));
  }

  Rate followedUpInTime() {
    return new Rate(followUps.inTime(), followUps.due());
  }
}
