package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.UNKNOWN_INSTITUTION;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.yipanqi.registry.Registry;

/** SlipInstitutions by the code that is written on slips. */
@Component
class SlipInstitutions {

  private final Registry registry;
  private final Clock clock;

  SlipInstitutions(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** One that works today. */
  int open(String code) {
    var today = LocalDate.now(clock);
    return registry
        .snapshot()
        .institution(code)
        .filter(it -> !it.organisationOnly() && !it.closedBefore(today))
        .orElseThrow(() -> UNKNOWN_INSTITUTION.because(code))
        .id();
  }
}
