package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.path.PathAnswer.Missing;
import org.yipanqi.policy.path.PathAnswer.Outcome;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.Rule;

/** What a rule says at a stop, in a sentence. */
final class PathWords {

  private final Rule rule;
  private final OnPath speaks;

  PathWords(Rule rule, OnPath speaks) {
    this.rule = rule;
    this.speaks = speaks;
  }

  Label of(
      Outcome outcome,
      @Nullable BigDecimal amount,
      OnPath.@Nullable Start start,
      List<Missing> missing,
      List<Parameter> notFixed) {
    var what =
        switch (speaks.says()) {
          case POINTS -> points(outcome, amount);
          case DEDUCTIBLE -> deductible(amount, start);
          case RIGHT -> right(outcome);
        };
    if (outcome == Outcome.UNDEFINED) {
      return with(what, new Label("除数为零，算不出", "divided by zero, so nothing comes of it"));
    }
    if (outcome == Outcome.NOT_MET) {
      return what;
    }
    if (!missing.isEmpty()) {
      what = with(what, joined(missing));
    }
    if (!notFixed.isEmpty()) {
      var fixing = Saying.fixing(notFixed);
      what = with(what, new Label("须由县先定：" + fixing.zh(), "the county has to fix: " + fixing.en()));
    }
    return what;
  }

  private Label points(Outcome outcome, @Nullable BigDecimal amount) {
    var than = speaks.than() == null ? new Label("？", "?") : speaks.than();
    if (outcome == Outcome.NOT_MET) {
      return new Label("条件不全符合，不加百分点", "The conditions don't all hold: no points more");
    }
    if (amount == null) {
      return new Label(
          "报销比例可比" + than.zh() + "高，高多少还不能说",
          "May be reimbursed more than " + than.en() + "; by how much can't be said yet");
    }
    return new Label(
        "报销比例比" + than.zh() + "高 " + plain(amount) + " 个百分点",
        plain(amount) + " points more than " + than.en());
  }

  private static Label deductible(@Nullable BigDecimal amount, OnPath.@Nullable Start start) {
    var yuan = amount == null ? "" : " " + money(amount) + " ";
    return switch (start) {
      case null -> new Label("起付线怎么算还不能说", "How the deductible begins can't be said yet");
      case NONE_ANEW -> new Label("起付线连续计算，不再另付", "The deductible goes on: none anew");
      case DIFFERENCE ->
          amount == null
              ? new Label(
                  "起付线只补差额，差多少还不能说", "Only the difference is due; how much can't be said yet")
              : new Label("起付线只补差额" + yuan + "元", "Only the difference is due: ¥" + money(amount));
      case IN_FULL ->
          amount == null
              ? new Label("起付线按本院标准全付，标准未知", "The deductible is due in full; how much isn't known")
              : new Label("起付线全付" + yuan + "元", "The deductible is due in full: ¥" + money(amount));
    };
  }

  private Label right(Outcome outcome) {
    return switch (outcome) {
      case APPLIES -> new Label("可以享受", "Entitled");
      case NOT_MET -> new Label("不符合条件", "Not entitled");
      default -> new Label("能否享受还不能说", "Whether entitled can't be said yet");
    };
  }

  private static Label joined(List<Missing> missing) {
    return new Label(
        missing.stream().map(m -> m.words().zh() + "未记录").collect(Collectors.joining("、")),
        missing.stream().map(m -> m.words().en()).collect(Collectors.joining(", "))
            + (missing.size() == 1 ? " isn't known" : " aren't known"));
  }

  private static Label with(Label one, Label other) {
    return new Label(one.zh() + "；" + other.zh(), one.en() + "; " + other.en());
  }

  private static String plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }
}
