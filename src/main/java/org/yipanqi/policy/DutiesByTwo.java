package org.yipanqi.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.access.accounts.SecondPerson;

/** The choice of a county by which it takes two security administrators to give a duty there. */
@Component
class DutiesByTwo implements SecondPerson {

  private static final String CHOICE = "duties_by_two";

  private final Policies policies;
  private final Clock clock;

  DutiesByTwo(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public List<Reason> wanted(Collection<String> divisions) {
    return policies.all().stream()
        .flatMap(pack -> policies.find(pack.id()).stream()) // as of the newest decision
        .filter(pack -> binds(pack, divisions))
        .flatMap(pack -> chosen(pack).stream())
        .toList();
  }

  /** A policy of a county binds who works there, and who works for a division that it is in. */
  private static boolean binds(PolicyPack pack, Collection<String> divisions) {
    return pack.document().binds().stream()
        .anyMatch(bound ->
            divisions.stream().anyMatch(it -> it.startsWith(bound) || bound.startsWith(it)));
  }

  private Optional<Reason> chosen(PolicyPack pack) {
    return pack.parameter(CHOICE, LocalDate.now(clock))
        .filter(it -> "true".equals(it.value()))
        .map(it -> new Reason(pack.title(), it.label()));
  }
}
