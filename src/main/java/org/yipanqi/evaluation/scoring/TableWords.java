package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;

/** A table's rules as an official reads them. */
public final class TableWords {

  private TableWords() {}

  /** How a criterion's points come. */
  public static Label points(Criterion of) {
    return switch (of.points()) {
      case Points.Stated _ -> new Label("单位自评，写明依据，审核确定", "stated by the unit, reviewed");
      case Points.ByJudgement by -> judged(by);
      case Points.ByLine line -> {
        var none = Scoring.plain(line.none());
        var full = Scoring.plain(line.full());
        yield new Label(
            none + " 不得分，" + full + " 得满分，中间按比例",
            "nothing at " + none + ", all at " + full + ", in proportion between");
      }
      case Points.BySteps steps -> joined(steps.steps().stream().map(TableWords::step).toList());
      case Points.ByRank rank -> ranked(rank);
    };
  }

  private static Label judged(Points.ByJudgement by) {
    var all = new ArrayList<Label>();
    for (var judgement : Judgement.values()) {
      var share = by.shares().get(judgement);
      if (share != null) {
        all.add(
            new Label(
                judgement.label().zh() + "得 " + percent(share),
                judgement.label().en() + ": " + percent(share)));
      }
    }
    return joined(all);
  }

  private static Label step(Points.Step it) {
    var from = it.from();
    var to = it.to();
    var zh = from == null ? "" : Scoring.plain(from) + " 及以上";
    var en = from == null ? "" : "from " + Scoring.plain(from);
    if (to != null) {
      zh =
          from == null
              ? "不到 " + Scoring.plain(to) + " "
              : Scoring.plain(from) + " 至不到 " + Scoring.plain(to) + " ";
      en = (en + " below " + Scoring.plain(to)).strip();
    }
    return new Label((zh + "得 " + percent(it.share())).strip(), en + ": " + percent(it.share()));
  }

  private static Label ranked(Points.ByRank rank) {
    var shares = rank.shares();
    var last = shares.size() - 1;
    var zh =
        IntStream.range(0, shares.size())
            .mapToObj(i -> "第 " + (i + 1) + (i == last ? " 名及以后 " : " 名 ") + percent(shares.get(i)))
            .collect(Collectors.joining("，"));
    var en =
        IntStream.range(0, shares.size())
            .mapToObj(i ->
                "place " + (i + 1) + (i == last ? " and after: " : ": ") + percent(shares.get(i)))
            .collect(Collectors.joining(", "));
    return new Label(
        (rank.moreIsBetter() ? "按从高到低的名次：" : "按从低到高的名次：") + zh,
        (rank.moreIsBetter() ? "by place, more is better: " : "by place, less is better: ") + en);
  }

  /** What a figure that is none means for a criterion; null where people state it. */
  public static @Nullable Label missing(Criterion of) {
    if (of.points() instanceof Points.Stated) {
      return null;
    }
    var missing = of.missing();
    var all = new ArrayList<Label>();
    for (var state : State.values()) {
      var treatment = missing.named().get(state);
      if (treatment != null) {
        all.add(said(state.label(), treatment));
      }
    }
    all.add(said(new Label("其他缺数", "anything else"), missing.otherwise()));
    if (!missing.partialCounts() && !missing.named().containsKey(State.PARTIAL)) {
      all.add(said(State.PARTIAL.label(), missing.otherwise()));
    }
    return joined(all);
  }

  private static Label said(Label what, Treatment treatment) {
    return new Label(
        what.zh() + "：" + treatment.label().zh(), what.en() + ": " + treatment.label().en());
  }

  private static Label joined(List<Label> all) {
    return new Label(join(all, Label::zh, "；"), join(all, Label::en, "; "));
  }

  private static String join(List<Label> all, Function<Label, String> in, String with) {
    return all.stream().map(in).collect(Collectors.joining(with));
  }

  private static String percent(BigDecimal share) {
    return Scoring.plain(share.movePointRight(2)) + "%";
  }
}
