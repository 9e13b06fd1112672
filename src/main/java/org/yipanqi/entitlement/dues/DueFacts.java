package org.yipanqi.entitlement.dues;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.entitlement.BindingRules.Bound;
import org.yipanqi.indicators.MeasureFigures;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** What the register and the county's measures tell of institutions, read once for all rules. */
@Component
class DueFacts {

  /** What is known of one institution. */
  record Known(Map<String, Object> recorded, Map<String, BigDecimal> measured) {}

  /** What is known of all. */
  static final class All {

    private final Map<String, Map<String, Object>> recorded = new HashMap<>();
    private final Map<String, Map<String, Map<String, BigDecimal>>> measured = new HashMap<>();

    Known of(Bound bound, Institution it) {
      var values = new HashMap<String, BigDecimal>();
      measured
          .getOrDefault(bound.pack().id(), Map.of())
          .forEach((measure, by) -> {
            if (by.containsKey(it.code())) {
              values.put(measure, Objects.requireNonNull(by.get(it.code())));
            }
          });
      return new Known(recorded.getOrDefault(bound.rule().subject() + it.code(), Map.of()), values);
    }
  }

  private final Registry registry;
  private final MeasureFigures measures;

  DueFacts(Registry registry, MeasureFigures measures) {
    this.registry = registry;
    this.measures = measures;
  }

  All of(Caller caller, List<Bound> bound, List<Institution> institutions, LocalDate on) {
    var all = new All();
    var snapshot = registry.snapshot();
    for (var it : institutions) {
      for (var subject : Dues.SUBJECTS) {
        all.recorded.put(subject + it.code(), InstitutionFacts.of(it, snapshot, on, subject));
      }
    }
    for (var each : bound) {
      for (var measure : asked(each.rule())) {
        all.measured
            .computeIfAbsent(each.pack().id(), _ -> new HashMap<>())
            .computeIfAbsent(
                measure, m -> values(caller, each.pack(), each.rule(), m, institutions, on));
      }
    }
    return all;
  }

  private static LinkedHashSet<String> asked(Rule rule) {
    var measures = new LinkedHashSet<String>();
    for (var ask : rule.asks()) {
      if (ask.measure() != null) {
        measures.add(ask.measure());
      }
    }
    return measures;
  }

  private Map<String, BigDecimal> values(
      Caller caller,
      PolicyPack pack,
      Rule rule,
      String measure,
      List<Institution> institutions,
      LocalDate on) {
    var codes =
        institutions.stream().filter(i -> Dues.concerns(rule, i)).map(Institution::code).toList();
    return measures.of(caller, pack, measure, Period.of(String.valueOf(on.getYear())), codes);
  }
}
