package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * From figures and statements to marks, and from marks to a score. All units of a round together,
 * since a place in a ranking is one among them.
 */
public final class Scoring {

  /**
   * One unit as it is to be scored.
   *
   * @param figures by criterion; one that is not in it has no figure for the unit
   * @param stated by criterion
   */
  public record Scored(String unit, Map<String, Given> figures, Map<String, Stated> stated) {

    public Scored {
      figures = Map.copyOf(figures);
      stated = Map.copyOf(stated);
    }

    Given figure(Criterion it) {
      return figures.getOrDefault(it.id(), Given.NONE);
    }

    Stated stated(Criterion it) {
      return stated.getOrDefault(it.id(), Stated.NOTHING);
    }
  }

  private Scoring() {}

  /** The sheets in the order of the units. */
  public static List<ScoreSheet> of(ScoringTable table, List<Scored> units) {
    return units.stream().map(unit -> sheet(table, unit, units)).toList();
  }

  private static ScoreSheet sheet(ScoringTable table, Scored unit, List<Scored> all) {
    var marks = new ArrayList<Mark>();
    var sum = BigDecimal.ZERO;
    var counted = BigDecimal.ZERO;
    for (var criterion : table.criteria(unit.unit())) {
      var mark = mark(table, criterion, unit, all);
      marks.add(mark);
      if (mark.outcome() != Outcome.LEFT_OUT) {
        counted = counted.add(criterion.weight());
      }
      sum = sum.add(Objects.requireNonNullElse(mark.points(), BigDecimal.ZERO));
    }
    var open = marks.stream().filter(m -> open(m.outcome())).count();
    if (open > 0) {
      return new ScoreSheet(
          unit.unit(),
          marks,
          sum,
          counted,
          null,
          null,
          new Label(
              "还有 " + open + " 项未定，暂无得分", open + " criteria are open: there is no score yet"));
    }
    if (counted.signum() == 0) {
      return new ScoreSheet(
          unit.unit(),
          marks,
          sum,
          counted,
          null,
          null,
          new Label("没有一项可计分，不出结果", "nothing counts: there is no score"));
    }
    var score =
        sum.multiply(table.whole())
            .divide(counted, MathContext.DECIMAL128)
            .setScale(table.rounding().score(), RoundingMode.HALF_UP);
    return new ScoreSheet(
        unit.unit(),
        marks,
        sum,
        counted,
        score,
        table.band(score),
        words(table, sum, counted, score));
  }

  private static boolean open(Outcome outcome) {
    return switch (outcome) {
      case BLOCKS, AWAITED -> true;
      case SCORED, NO_POINTS, LEFT_OUT -> false;
    };
  }

  private static Label words(
      ScoringTable table, BigDecimal sum, BigDecimal counted, BigDecimal score) {
    var points = sum.toPlainString();
    var whole = plain(table.whole());
    if (counted.compareTo(table.whole()) == 0) {
      return new Label(
          "各项相加 " + points + "，满分 " + whole + "，得 " + score.toPlainString(),
          "the marks add up to " + points + " of " + whole + ": " + score.toPlainString());
    }
    var weights = plain(counted);
    return new Label(
        "各项相加 %s，计入的权重 %s，按满分 %s 折算得 %s".formatted(points, weights, whole, score.toPlainString()),
        "the marks add up to %s of the %s that count; scaled to %s: %s"
            .formatted(points, weights, whole, score.toPlainString()));
  }

  private static Mark mark(ScoringTable table, Criterion criterion, Scored unit, List<Scored> all) {
    var without = Shares.of(criterion, unit, all);
    var places = table.rounding().mark();
    var before = points(criterion, without, places);
    var reviewed = unit.stated(criterion).reviewed();
    if (reviewed != null) {
      var points = reviewed.setScale(places, RoundingMode.HALF_UP);
      return new Mark(
          criterion.id(),
          Outcome.SCORED,
          points,
          before,
          true,
          new Label(
              "审核定为 " + points.toPlainString() + " 分；原为：" + without.words().zh(),
              "set to " + points.toPlainString() + " in review; before: " + without.words().en()));
    }
    return new Mark(criterion.id(), without.outcome(), before, before, false, without.words());
  }

  /** Points of what counts: nothing for a criterion left out or open, a true 0 for "no points". */
  private static @Nullable BigDecimal points(Criterion criterion, Shares.Found found, int places) {
    var share = found.share();
    if (share != null) {
      return criterion.weight().multiply(share).setScale(places, RoundingMode.HALF_UP);
    }
    var stated = found.stated();
    return stated == null ? null : stated.setScale(places, RoundingMode.HALF_UP);
  }

  static String plain(BigDecimal value) {
    var bare = value.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString();
  }
}
