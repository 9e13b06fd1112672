package org.yipanqi.policy.decisions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Dependence;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Parameter.Setting;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.web.Needs;

/** What a policy leaves open: what each value is, since when, by whom, and what rests on it. */
@RestController
@Needs("policy.see_policies")
@RequestMapping("/api/packs/{id}/parameters")
class ParameterController {

  /**
   * @param edition of the pack as listed
   * @param from the first month that a decision may begin in
   */
  record ParameterList(String edition, String from, List<ParameterRow> rows) {}

  /**
   * @param standing not_fixed, sample (our choice, which the county must fix), source (the document
   *     says so) or county (the county has fixed it)
   * @param settings what it was over time, oldest first
   * @param restingOn the figures that rest on it
   */
  record ParameterRow(
      String id,
      String type,
      List<PolicyPack.Choice> choices,
      @Nullable ParameterRange range,
      @Nullable String unit,
      Label label,
      Label note,
      @Nullable String clause,
      @Nullable String place,
      String standing,
      @Nullable String value,
      Label valueWords,
      List<ParameterSetting> settings,
      List<DependentFigure> restingOn) {}

  record ParameterRange(String least, String most) {}

  /**
   * @param decision null for the pack's own value
   */
  record ParameterSetting(
      String from,
      @Nullable String value,
      Label words,
      @Nullable String decision,
      @Nullable String by,
      @Nullable OffsetDateTime at,
      @Nullable String basis) {}

  record DependentFigure(String series, Label title, boolean candidate) {}

  private final Callers callers;
  private final Policies policies;
  private final Decisions decisions;
  private final Clock clock;

  ParameterController(Callers callers, Policies policies, Decisions decisions, Clock clock) {
    this.callers = callers;
    this.policies = policies;
    this.decisions = decisions;
    this.clock = clock;
  }

  @GetMapping
  ParameterList parameters(@PathVariable String id) {
    var pack = policies.get(id);
    var taken = new HashMap<Long, Decision>();
    decisions.published(id).forEach(d -> taken.put(d.amendment().no(), d));
    return new ParameterList(
        String.valueOf(decisions.edition(callers.current(), id)),
        first(pack).toString(),
        pack.parameters().stream().map(p -> row(pack, p, taken)).toList());
  }

  static YearMonth first(PolicyPack pack) {
    var day = pack.document().effectiveFrom();
    var month = YearMonth.from(day);
    return day.getDayOfMonth() == 1 ? month : month.plusMonths(1);
  }

  private ParameterRow row(PolicyPack pack, Parameter parameter, Map<Long, Decision> taken) {
    var today = LocalDate.now(clock);
    var now = parameter.on(today);
    var range = parameter.range();
    return new ParameterRow(
        parameter.id(),
        parameter.type().name().toLowerCase(Locale.ROOT),
        parameter.choices(),
        range == null
            ? null
            : new ParameterRange(range.least().toPlainString(), range.most().toPlainString()),
        parameter.unit(),
        parameter.label(),
        parameter.note(),
        parameter.clause(),
        parameter.clause() == null
            ? null
            : pack.clause(parameter.clause()).map(PolicyPack.Clause::place).orElse(null),
        standing(now, today),
        now.value(),
        now.words(),
        parameter.settings().stream().map(s -> setting(parameter, s, taken)).toList(),
        new Dependence(pack, today)
            .restingOn(parameter.id()).stream().map(s -> figure(pack, s)).toList());
  }

  private static String standing(Parameter now, LocalDate today) {
    if (now.value() == null) {
      return "not_fixed";
    }
    return now.decidedOn(today) ? "county" : now.ours() ? "sample" : "source";
  }

  private static DependentFigure figure(PolicyPack pack, Series series) {
    return new DependentFigure(
        series.id(), series.title(), pack.candidates().contains(series.id()));
  }

  private static ParameterSetting setting(
      Parameter parameter, Setting setting, Map<Long, Decision> taken) {
    var decision = taken.get(setting.decision());
    var ended = decision == null ? null : decision.ended();
    return new ParameterSetting(
        setting.from().toString(),
        setting.value(),
        parameter.words(setting.value()),
        decision == null ? null : String.valueOf(setting.decision()),
        ended == null ? null : ended.name(),
        ended == null ? null : ended.at(),
        decision == null ? null : decision.basis());
  }
}
