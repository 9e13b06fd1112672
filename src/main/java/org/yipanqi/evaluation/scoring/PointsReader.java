package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;

/** Reads how points come, and what a missing figure means. */
final class PointsReader {

  private static final int MOST_STEPS = 30;
  private static final Map<String, Judgement> JUDGEMENTS =
      Stream.of(Judgement.values()).collect(Collectors.toMap(Judgement::code, j -> j));
  private static final Map<String, Treatment> TREATMENTS =
      Map.of(
          "no_points", Treatment.NO_POINTS,
          "left_out", Treatment.LEFT_OUT,
          "blocks", Treatment.BLOCKS);

  private PointsReader() {}

  static Optional<Points> points(TableNode at) {
    var by = at.part(at.entries(), "by").flatMap(TableNode::text).orElse("");
    return switch (by) {
      case "stated" -> {
        at.entries("by");
        yield Optional.of(new Points.Stated());
      }
      case "judgement" -> judgement(at);
      case "line" -> line(at);
      case "steps" -> steps(at);
      case "rank" -> rank(at);
      case "" -> Optional.empty();
      default -> {
        at.wrong(
            "unknown-way",
            "计分方式只能是 judgement、line、steps、rank、stated",
            "points come by judgement, line, steps, rank or stated");
        yield Optional.empty();
      }
    };
  }

  private static Optional<BigDecimal> share(TableNode at) {
    return at.decimal(BigDecimal.ZERO, BigDecimal.ONE);
  }

  private static Optional<Points> judgement(TableNode at) {
    var entries = at.entries("by", "met", "at_risk", "missed", "not_yet_due", "not_judged");
    var shares = new EnumMap<Judgement, BigDecimal>(Judgement.class);
    JUDGEMENTS.forEach((code, judgement) -> {
      var given = entries.get(code);
      if (given != null) {
        share(given).ifPresent(share -> shares.put(judgement, share));
      }
    });
    for (var needed : List.of("met", "at_risk", "missed")) {
      at.part(entries, needed);
    }
    return Optional.of(new Points.ByJudgement(shares));
  }

  private static Optional<Points> line(TableNode at) {
    var entries = at.entries("by", "none", "full");
    var none = at.part(entries, "none").flatMap(TableNode::decimal);
    var full = at.part(entries, "full").flatMap(TableNode::decimal);
    if (none.isEmpty() || full.isEmpty()) {
      return Optional.empty();
    }
    if (none.get().compareTo(full.get()) == 0) {
      at.wrong("line-of-one-point", "none 与 full 不能相同", "none and full must differ");
      return Optional.empty();
    }
    return Optional.of(new Points.ByLine(none.get(), full.get()));
  }

  private static Optional<Points> steps(TableNode at) {
    var steps = new ArrayList<Points.Step>();
    var nodes = at.part(at.entries("by", "steps"), "steps").map(TableNode::items).orElse(List.of());
    if (nodes.isEmpty() || nodes.size() > MOST_STEPS) {
      at.wrong("steps", "应有 1 至 30 档", "from 1 to 30 steps are wanted");
      return Optional.empty();
    }
    for (var node : nodes) {
      var entries = node.entries("from", "to", "share");
      var share = node.part(entries, "share").flatMap(PointsReader::share);
      var from = TableNode.end(entries.get("from"));
      var to = TableNode.end(entries.get("to"));
      share.ifPresent(s -> steps.add(new Points.Step(from, to, s)));
    }
    Spans.open(nodes, steps.stream().map(s -> new Spans.Span(s.from(), s.to())).toList());
    return Optional.of(new Points.BySteps(steps));
  }

  private static Optional<Points> rank(TableNode at) {
    var entries = at.entries("by", "better", "shares");
    var better =
        at.part(entries, "better").flatMap(n -> n.oneOf(Map.of("more", true, "less", false)));
    var nodes = at.part(entries, "shares").map(TableNode::items).orElse(List.of());
    if (nodes.isEmpty() || nodes.size() > MOST_STEPS) {
      at.wrong("shares", "应有 1 至 30 个名次", "from 1 to 30 places are wanted");
      return Optional.empty();
    }
    var shares = nodes.stream().flatMap(n -> share(n).stream()).toList();
    for (var i = 1; i < shares.size(); i++) {
      if (shares.get(i).compareTo(shares.get(i - 1)) > 0) {
        nodes.get(i).wrong("worse-gets-more", "后面的名次不能比前面的得分多", "a later place can't get more");
      }
    }
    return better.map(b -> new Points.ByRank(b, shares));
  }

  /** {@code missing: blocks}, or states with a treatment each and {@code otherwise}. */
  static Optional<Missing> missing(TableNode at, boolean partialCounts) {
    var entries = at.entries();
    var named = new EnumMap<State, Treatment>(State.class);
    for (var entry : entries.entrySet()) {
      if (entry.getKey().equals("otherwise")) {
        continue;
      }
      var state =
          Stream.of(State.values())
              .filter(s -> s.code().equals(entry.getKey()))
              .filter(s -> !s.hasValue() || s == State.PARTIAL)
              .findFirst();
      if (state.isEmpty()) {
        entry
            .getValue()
            .wrong(
                "unknown-state",
                "没有“" + entry.getKey() + "”这种缺数的状态",
                "there is no such state of a missing figure: " + entry.getKey());
      }
      var treatment = entry.getValue().oneOf(TREATMENTS);
      if (state.isPresent() && treatment.isPresent()) {
        named.put(state.get(), treatment.get());
      }
    }
    return at.part(entries, "otherwise")
        .flatMap(n -> n.oneOf(TREATMENTS))
        .map(otherwise -> new Missing(otherwise, named, partialCounts));
  }
}
