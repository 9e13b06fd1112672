package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** The share of its weight that a criterion gives a unit, before anybody reviews it. */
final class Shares {

  /**
   * @param share null when people state points, or there is nothing to count
   * @param stated points as they were stated
   */
  record Found(
      Outcome outcome, @Nullable BigDecimal share, @Nullable BigDecimal stated, Label words) {

    static Found share(BigDecimal share, Label words) {
      return new Found(Outcome.SCORED, share, null, words);
    }
  }

  private Shares() {}

  static Found of(Criterion criterion, Scoring.Scored unit, List<Scoring.Scored> all) {
    var given = unit.figure(criterion);
    if (criterion.points() instanceof Points.Stated) {
      return stated(unit.stated(criterion).own());
    }
    var value = given.value();
    if (value == null || !criterion.missing().scores(given.state())) {
      return missing(criterion.missing().of(given.state()), given.state().label());
    }
    return switch (criterion.points()) {
      case Points.Stated _ -> stated(unit.stated(criterion).own());
      case Points.ByJudgement by -> judged(by, criterion, given);
      case Points.ByLine line -> line(line, value);
      case Points.BySteps steps -> steps(steps, value);
      case Points.ByRank rank -> rank(rank, criterion, value, all);
    };
  }

  private static Found stated(@Nullable BigDecimal points) {
    return points == null
        ? new Found(Outcome.AWAITED, null, null, Outcome.AWAITED.label())
        : new Found(
            Outcome.SCORED,
            null,
            points,
            new Label(
                "自评 " + points.toPlainString() + " 分",
                "stated by the unit: " + points.toPlainString()));
  }

  private static Found missing(Treatment treatment, Label why) {
    var words =
        new Label(
            why.zh() + "：" + treatment.label().zh(), why.en() + ": " + treatment.label().en());
    return switch (treatment) {
      case NO_POINTS -> new Found(Outcome.NO_POINTS, BigDecimal.ZERO, null, words);
      case LEFT_OUT -> new Found(Outcome.LEFT_OUT, null, null, words);
      case BLOCKS -> new Found(Outcome.BLOCKS, null, null, words);
    };
  }

  private static Found judged(Points.ByJudgement by, Criterion criterion, Given given) {
    var judgement = given.judgement();
    var share = by.shares().get(judgement);
    return share == null
        ? missing(criterion.missing().otherwise(), judgement.label())
        : Found.share(share, of(judgement.label(), share));
  }

  private static Found line(Points.ByLine line, BigDecimal value) {
    var way = line.full().subtract(line.none());
    var share =
        value
            .subtract(line.none())
            .divide(way, MathContext.DECIMAL128)
            .max(BigDecimal.ZERO)
            .min(BigDecimal.ONE);
    var none = Scoring.plain(line.none());
    var full = Scoring.plain(line.full());
    var at = shown(value);
    return Found.share(
        share,
        new Label(
            "%s，%s 不得分、%s 得满分，按比例".formatted(at, none, full),
            "%s, in proportion between %s (nothing) and %s (all)".formatted(at, none, full)));
  }

  private static Found steps(Points.BySteps steps, BigDecimal value) {
    var step =
        steps.steps().stream()
            .filter(it -> it.holds(value))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the steps leave a value out"));
    var from = step.from() == null ? "" : "≥" + Scoring.plain(step.from());
    var to = step.to() == null ? "" : "＜" + Scoring.plain(step.to());
    var where = (from + " " + to).strip();
    var at = shown(value);
    return Found.share(
        step.share(),
        of(
            new Label(at + "（" + where + "）", at + " (" + where.replace('＜', '<') + ")"),
            step.share()));
  }

  private static Found rank(
      Points.ByRank rank, Criterion criterion, BigDecimal value, List<Scoring.Scored> all) {
    var others =
        all.stream()
            .filter(it -> criterion.concerns(it.unit()))
            .map(it -> it.figure(criterion))
            .filter(it -> criterion.missing().scores(it.state()))
            .flatMap(it -> Stream.ofNullable(it.value()))
            .toList();
    var before =
        (int)
            others.stream()
                .filter(
                    it -> rank.moreIsBetter() ? it.compareTo(value) > 0 : it.compareTo(value) < 0)
                .count();
    var share = rank.shares().get(Math.min(before, rank.shares().size() - 1));
    var place = before + 1;
    return Found.share(
        share,
        of(
            new Label(
                "%s，%d 家中第 %d".formatted(shown(value), others.size(), place),
                "%s, place %d of %d".formatted(shown(value), place, others.size())),
            share));
  }

  private static Label of(Label what, BigDecimal share) {
    var percent = Scoring.plain(share.movePointRight(2));
    return new Label(
        what.zh() + "：得权重的 " + percent + "%", what.en() + ": " + percent + " % of the weight");
  }

  /** A value as the words of a mark show it; the mark itself is made of the exact one. */
  private static String shown(BigDecimal value) {
    return Scoring.plain(value.setScale(4, RoundingMode.HALF_UP));
  }
}
