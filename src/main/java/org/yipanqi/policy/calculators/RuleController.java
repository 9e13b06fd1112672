package org.yipanqi.policy.calculators;

import static org.yipanqi.policy.rules.RuleProblem.UNKNOWN_RULE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.calculators.RuleFace.RuleAsk;
import org.yipanqi.policy.calculators.RuleFace.RuleLineShown;
import org.yipanqi.policy.calculators.RuleFace.RuleParameter;
import org.yipanqi.policy.calculators.RuleFace.RuleTableShown;
import org.yipanqi.policy.calculators.RuleSheet.RuleAnswer;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.web.Needs;

/** The rules of a pack. Evaluating one keeps nothing: a case is the asker's own. */
@RestController
@RequestMapping("/api/packs/{pack}/rules")
@Needs("policy.see_policies")
class RuleController {

  record RuleSummary(
      String id, String kind, Label title, String subject, String clause, String place, int asks) {}

  record RuleDetail(
      String id,
      String kind,
      Label title,
      @Nullable Label note,
      String subject,
      boolean pay,
      String clause,
      String place,
      String from,
      String status,
      List<RuleAsk> asks,
      List<RuleLineShown> lines,
      List<RuleTableShown> tables,
      List<RuleParameter> parameters) {}

  /**
   * @param on the day asked for; today when not told
   * @param answers by ask, as typed; what is left out is not known
   */
  record RuleCase(@Nullable LocalDate on, Map<String, @Nullable String> answers) {}

  private final Policies policies;
  private final Clock clock;

  RuleController(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @GetMapping
  List<RuleSummary> rules(@PathVariable String pack) {
    var of = policies.get(pack);
    return of.rules().stream()
        .map(Rule::id)
        .distinct()
        .map(id -> of.rule(id, LocalDate.now(clock)).orElseThrow())
        .map(r ->
            new RuleSummary(
                r.id(),
                code(r.kind()),
                r.title(),
                r.subject(),
                r.clause(),
                of.clause(r.clause()).map(PolicyPack.Clause::place).orElse(""),
                r.asks().size()))
        .toList();
  }

  @GetMapping("/{rule}")
  RuleDetail rule(
      @PathVariable String pack,
      @PathVariable String rule,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    var of = policies.get(pack);
    var day = on == null ? LocalDate.now(clock) : on;
    var found = find(of, rule, day);
    var face = new RuleFace(of, found, day);
    return new RuleDetail(
        found.id(),
        code(found.kind()),
        found.title(),
        found.note(),
        found.subject(),
        found.pay(),
        found.clause(),
        face.place(found.clause()),
        found.from().toString(),
        code(of.document().status()),
        face.asks(),
        face.lines(),
        face.tables(),
        face.parameters());
  }

  @PostMapping("/{rule}/evaluations")
  RuleAnswer evaluate(
      @PathVariable String pack, @PathVariable String rule, @RequestBody RuleCase asked) {
    var of = policies.get(pack);
    var day = asked.on() == null ? LocalDate.now(clock) : asked.on();
    var found = find(of, rule, day);
    return new RuleSheet(of, found, day).answer(Answers.read(found, asked.answers()));
  }

  private static Rule find(PolicyPack pack, String rule, LocalDate on) {
    return pack.rule(rule, on).orElseThrow(() -> UNKNOWN_RULE.because(rule));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
