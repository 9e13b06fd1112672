package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intervals in rising order: none leaves a value out, none holds one twice. */
final class Spans {

  /**
   * @param from the first value in it; null without a lower end
   * @param to the first value no more in it; null without an upper end
   */
  record Span(@Nullable BigDecimal from, @Nullable BigDecimal to) {}

  private Spans() {}

  /** Intervals of everything: the first has no lower end, the last no upper one. */
  static void open(List<TableNode> nodes, List<Span> spans) {
    if (spans.size() != nodes.size()) {
      return; // what could not be read is a mistake already
    }
    if (spans.getFirst().from() != null) {
      nodes
          .getFirst()
          .wrong(
              "gap", "第一档不写 from，否则更小的数无处可归", "the first has no from: smaller values are left out");
    }
    if (spans.getLast().to() != null) {
      nodes
          .getLast()
          .wrong("gap", "最后一档不写 to，否则更大的数无处可归", "the last has no to: larger values are left out");
    }
    between(nodes, spans);
  }

  /** Intervals from one number to another. */
  static void closed(List<TableNode> nodes, List<Span> spans, BigDecimal first, BigDecimal last) {
    if (spans.size() != nodes.size() || spans.isEmpty()) {
      return;
    }
    if (!same(spans.getFirst().from(), first)) {
      var from = first.toPlainString();
      nodes.getFirst().wrong("gap", "应从 " + from + " 开始", "must begin at " + from);
    }
    if (!same(spans.getLast().to(), last)) {
      var to = last.toPlainString();
      nodes.getLast().wrong("gap", "应到 " + to + " 为止", "must end at " + to);
    }
    between(nodes, spans);
  }

  private static void between(List<TableNode> nodes, List<Span> spans) {
    for (var i = 0; i < spans.size(); i++) {
      var from = spans.get(i).from();
      var to = spans.get(i).to();
      if (from != null && to != null && from.compareTo(to) >= 0) {
        nodes.get(i).wrong("empty-interval", "from 应小于 to", "from must be less than to");
      }
      if (i == 0) {
        continue;
      }
      var before = spans.get(i - 1).to();
      if (before == null || from == null) {
        nodes.get(i).wrong("overlap", "与上一档重叠", "overlaps the one before");
      } else if (before.compareTo(from) < 0) {
        nodes.get(i).wrong("gap", "与上一档之间有空当", "leaves a gap after the one before");
      } else if (before.compareTo(from) > 0) {
        nodes.get(i).wrong("overlap", "与上一档重叠", "overlaps the one before");
      }
    }
  }

  private static boolean same(@Nullable BigDecimal one, BigDecimal other) {
    return one != null && one.compareTo(other) == 0;
  }
}
