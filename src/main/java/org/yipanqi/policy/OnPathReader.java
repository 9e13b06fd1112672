package org.yipanqi.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;

/** Reads where on a patient's way a rule speaks, and checks that it can. */
final class OnPathReader {

  private final Mistakes mistakes;

  OnPathReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  @Nullable OnPath read(
      PackNode rule, List<Rule.Ask> asks, List<Rule.Line> lines, TermCompiler compiler) {
    types(rule, asks);
    var path = rule.get("path");
    if (path.isEmpty()) {
      without(rule);
      return null;
    }
    var at = path.get();
    if (!rule.text("subject").equals("person")) {
      mistakes.add(
          at,
          "path-of-no-person",
          "只有对象是 person 的规则才能用在患者的路线上",
          "only a rule about a person speaks on a patient's way");
    }
    var says = at.oneOf("says", OnPath.Says.values()).orElse(OnPath.Says.RIGHT);
    if ((says == OnPath.Says.RIGHT) != rule.text("kind").equals("eligibility")) {
      mistakes.add(
          at,
          "path-says-other",
          "资格规则在路线上说的是 right，其他规则说 points 或 deductible",
          "an eligibility rule says a right on a way, any other points or a deductible");
    }
    at.get("amount").ifPresent(n -> amount(n, says, lines, compiler));
    at.get("counted")
        .filter(n -> !compiler.yesNo(n.text()))
        .ifPresent(n ->
            mistakes.add(
                n,
                "wrong-type",
                "“" + n.text() + "”应是得出是或否的一行",
                "\"" + n.text() + "\" must be a line that gives yes or no"));
    return new OnPath(
        at.texts("at").stream().flatMap(code -> PathFact.of(code).stream()).toList(),
        says,
        at.textOrNull("amount"),
        at.get("than").flatMap(PackNode::asLabel).orElse(null),
        at.textOrNull("counted"),
        at.oneOf("start", OnPath.Start.values()).orElse(null));
  }

  /** Points are points and deductibles are money: the unit of the line says so. */
  private void amount(PackNode at, OnPath.Says says, List<Rule.Line> lines, TermCompiler compiler) {
    var unit = says == OnPath.Says.POINTS ? "points" : "yuan";
    var fits =
        lines.stream().anyMatch(l -> l.id().equals(at.text()) && unit.equals(l.unit()))
            && compiler.isNumber(at.text());
    if (!fits) {
      mistakes.add(
          at,
          "wrong-type",
          "“" + at.text() + "”应是得出一个数、单位为 " + unit + " 的一行",
          "\"" + at.text() + "\" must be a line that gives a number in " + unit);
    }
  }

  private void types(PackNode rule, List<Rule.Ask> asks) {
    var nodes = rule.list("asks");
    for (var i = 0; i < asks.size(); i++) {
      var from = asks.get(i).from();
      if (from != null && from.type() != null && from.type() != asks.get(i).type()) {
        mistakes.add(
            nodes.get(i).get("way").orElse(nodes.get(i)),
            "wrong-type",
            from.code() + "（" + from.label().zh() + "）不是这一类答案",
            from.code() + " is no answer of this type");
      }
    }
  }

  /** What a way knows says nothing to a rule that is silent there; and no way may pass one over. */
  private void without(PackNode rule) {
    rule.list("asks").stream()
        .flatMap(a -> a.get("way").stream())
        .findFirst()
        .ifPresent(n ->
            mistakes.add(
                n,
                "way-without-path",
                "这条规则没有 path，way 用不上",
                "the rule has no path, so nothing reads this"));
    if (rule.text("kind").equals("reimbursement") && rule.text("subject").equals("person")) {
      mistakes.add(
          rule,
          "off-the-path",
          "报销规则要写明用在路线的哪一站（path）",
          "a rule on reimbursement says at which stops of a way it speaks (path)");
    }
  }

  /** What is asked once of the patient, or at a stop, means the same in every rule that asks it. */
  void alike(List<PackNode> rules) {
    record Asked(String rule, PackNode ask) {}
    Map<String, Asked> first = new HashMap<>();
    for (var rule : rules) {
      if (rule.get("path").isEmpty()) {
        continue;
      }
      for (var ask : rule.list("asks")) {
        var before = first.putIfAbsent(ask.text("id"), new Asked(rule.text("id"), ask));
        if (before != null && !before.rule().equals(rule.text("id")) && !same(before.ask(), ask)) {
          mistakes.add(
              ask,
              "ask-differs",
              "“" + ask.text("id") + "”在另一条用于路线的规则里问的是别的事",
              "\"" + ask.text("id") + "\" means another thing in another rule of the way");
        }
      }
    }
  }

  private static boolean same(PackNode one, PackNode other) {
    return PackSchema.json(one.node()).equals(PackSchema.json(other.node()));
  }
}
