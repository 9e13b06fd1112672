package org.yipanqi.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** The policies that bind a county; one that none names has none. */
@Component
public class BindingPacks {

  private final Policies policies;

  BindingPacks(Policies policies) {
    this.policies = policies;
  }

  public List<PolicyPack> of(long county) {
    var code = String.valueOf(county);
    return policies.all().stream()
        .filter(p -> p.document().binds().stream().anyMatch(code::startsWith))
        .toList();
  }

  public Optional<PolicyPack> find(long county, String pack) {
    return of(county).stream().filter(p -> p.id().equals(pack)).findFirst();
  }

  /** A whole number that a binding policy or its county has fixed; empty while nobody has. */
  public Optional<Integer> number(long county, String parameter, LocalDate on) {
    return of(county).stream().flatMap(p -> number(p, parameter, on).stream()).findFirst();
  }

  public static Optional<Integer> number(PolicyPack pack, String parameter, LocalDate on) {
    return pack.parameter(parameter, on).map(Parameter::value).map(Integer::valueOf);
  }
}
