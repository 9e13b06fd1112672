package org.yipanqi.policy.path;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyDocument;
import org.yipanqi.policy.PolicyPack;

/** What the policies of a patient's county say of a way. */
@Service
public class CarePaths {

  private final Policies policies;
  private final Clock clock;

  CarePaths(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * One answer of each pack that binds a county and is in force at one of the stops at least; today
   * stands for a day that isn't known.
   *
   * @param county by its code; null where it isn't known, and then nothing binds
   */
  public List<PathAnswer> of(@Nullable Long county, CarePath path) {
    var today = LocalDate.now(clock);
    return binding(county).stream()
        .filter(p ->
            path.stops().stream()
                .anyMatch(s -> holds(p.document(), s.on() == null ? today : s.on())))
        .map(p -> PathRules.answer(p, path, today, Map.of()))
        .toList();
  }

  private List<PolicyPack> binding(@Nullable Long county) {
    if (county == null) {
      return List.of();
    }
    var code = county.toString();
    return policies.all().stream()
        .filter(p -> p.document().binds().stream().anyMatch(code::startsWith))
        .flatMap(p -> policies.find(p.id()).stream())
        .toList();
  }

  private static boolean holds(PolicyDocument document, LocalDate day) {
    var end = document.effectiveTo();
    return !day.isBefore(document.effectiveFrom()) && (end == null || !day.isAfter(end));
  }
}
