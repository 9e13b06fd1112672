package org.yipanqi.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.web.BrowserEvents;

/** Who hears of a change: the figures of where a case was and of where it is, and browsers. */
@Component
class Touched {

  private final OwnFacts facts;
  private final BrowserEvents browsers;

  Touched(OwnFacts facts, BrowserEvents browsers) {
    this.facts = facts;
    this.browsers = browsers;
  }

  /** In the transaction that changes it. */
  void tell(ReferralCase is, @Nullable ReferralCase was) {
    for (var it : Stream.of(is, was).filter(Objects::nonNull).toList()) {
      touch(it.referredOn(), it.from(), it.to());
      touch(it.downOn(), it.to(), it.down());
    }
    browsers.tell("referrals", Map.of());
  }

  private void touch(
      @Nullable LocalDate day, @Nullable Integer sender, @Nullable Integer receiver) {
    if (day != null) {
      facts.touched("referral", List.of(day), Arrays.asList(unit(sender), unit(receiver)));
    }
  }

  private static @Nullable Long unit(@Nullable Integer institution) {
    return institution == null ? null : Long.valueOf(institution);
  }
}
