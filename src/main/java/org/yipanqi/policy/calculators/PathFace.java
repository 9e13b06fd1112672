package org.yipanqi.policy.calculators;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.CarePath.Insurance;
import org.yipanqi.policy.path.PathRules;
import org.yipanqi.policy.path.StopCare;
import org.yipanqi.policy.path.StopLevel;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;

/** What a pack asks of a patient's way, on a day. */
final class PathFace {

  /**
   * @param facts what the rules take from the way, as packs name it
   * @param personAsks asked once
   * @param stopAsks asked at each stop where a rule speaks
   * @param open what the county has not fixed
   */
  record PathForm(
      String pack,
      Label title,
      String status,
      String from,
      @Nullable String to,
      List<String> binds,
      List<PathRule> rules,
      List<String> facts,
      List<RuleFace.RuleChoice> insurances,
      List<RuleFace.RuleChoice> levels,
      List<RuleFace.RuleChoice> cares,
      List<RuleFace.RuleAsk> personAsks,
      List<RuleFace.RuleAsk> stopAsks,
      List<PathOpen> open) {}

  /**
   * @param at what must hold of a stop
   */
  record PathRule(
      String id, Label title, String says, String clause, String place, List<Label> at) {}

  /** A parameter that may be supposed. */
  record PathOpen(
      String id,
      String type,
      Label label,
      @Nullable String unit,
      @Nullable String least,
      @Nullable String most,
      List<RuleFace.RuleChoice> choices,
      String place) {}

  private final PolicyPack pack;
  private final LocalDate on;

  PathFace(PolicyPack pack, LocalDate on) {
    this.pack = pack;
    this.on = on;
  }

  PathForm form() {
    var rules = PathRules.rules(pack, on);
    var document = pack.document();
    var end = document.effectiveTo();
    return new PathForm(
        pack.id(),
        pack.title(),
        code(document.status()),
        document.effectiveFrom().toString(),
        end == null ? null : end.toString(),
        document.binds(),
        rules.stream().map(this::rule).toList(),
        List.copyOf(
            rules.stream()
                .flatMap(PathFace::facts)
                .map(PathFact::code)
                .collect(Collectors.toCollection(TreeSet::new))),
        choices(Insurance.values(), Insurance::label),
        choices(StopLevel.values(), StopLevel::label),
        choices(StopCare.values(), StopCare::label),
        asks(rules, PathFact.PERSON),
        asks(rules, null),
        rules.stream()
            .flatMap(r -> r.parameters().stream().sorted())
            .distinct()
            .flatMap(id -> pack.parameter(id, on).stream())
            .filter(p -> p.fixed().isEmpty())
            .map(this::open)
            .toList());
  }

  private PathRule rule(Rule rule) {
    return new PathRule(
        rule.id(),
        rule.title(),
        code(speaks(rule).says()),
        rule.clause(),
        place(rule.clause()),
        speaks(rule).at().stream().map(PathFact::label).toList());
  }

  private static Stream<PathFact> facts(Rule rule) {
    return Stream.concat(
        speaks(rule).at().stream(), rule.asks().stream().flatMap(a -> Stream.ofNullable(a.from())));
  }

  /** Each ask once, though several rules ask it: it means the same in all of them. */
  private List<RuleFace.RuleAsk> asks(List<Rule> rules, @Nullable PathFact from) {
    var asks = new LinkedHashMap<String, RuleFace.RuleAsk>();
    for (var rule : rules) {
      var faces = new RuleFace(pack, rule, on).asks();
      for (var i = 0; i < faces.size(); i++) {
        if (rule.asks().get(i).from() == from) {
          asks.putIfAbsent(faces.get(i).id(), faces.get(i));
        }
      }
    }
    return List.copyOf(asks.values());
  }

  PathOpen open(Parameter of) {
    var range = of.range();
    return new PathOpen(
        of.id(),
        code(of.type()),
        of.label(),
        of.unit(),
        range == null ? null : RuleFace.plain(range.least()),
        range == null ? null : RuleFace.plain(range.most()),
        of.choices().stream().map(c -> new RuleFace.RuleChoice(c.code(), c.label())).toList(),
        of.clause() == null ? "" : place(of.clause()));
  }

  String place(String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse("");
  }

  static OnPath speaks(Rule rule) {
    var speaks = rule.path();
    if (speaks == null) {
      throw new IllegalArgumentException(rule.id());
    }
    return speaks;
  }

  private static <E extends Enum<E>> List<RuleFace.RuleChoice> choices(
      E[] values, Function<E, Label> label) {
    return Arrays.stream(values)
        .map(v -> new RuleFace.RuleChoice(code(v), label.apply(v)))
        .toList();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
