package org.yipanqi.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.referral.CaseRows.Said;
import org.yipanqi.web.BrowserEvents;

/**
 * Tells above what nobody did in time: first the director of whoever's turn it is, then the reform
 * officer. Both see it in their list, in red; the history and the trail say when.
 */
@Component
class Overdue {

  private static final int MOST_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final CaseRows rows;
  private final Clocks clocks;
  private final Trail trail;
  private final BrowserEvents browsers;
  private final Clock clock;

  Overdue(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CaseRows rows,
      Clocks clocks,
      Trail trail,
      BrowserEvents browsers,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = rows;
    this.clocks = clocks;
    this.trail = trail;
    this.browsers = browsers;
    this.clock = clock;
  }

  /** Looks every minute, in processes that serve pages. */
  @Component
  @ConditionalOnWebApplication
  static class Watch {

    private final Overdue overdue;

    Watch(Overdue overdue) {
      this.overdue = overdue;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
      Acting.asHouse(() -> overdue.sweep());
    }
  }

  /** In the house's name. Returns how many were told above. */
  int sweep() {
    return Acting.together(
        transactions,
        () -> {
          var late = late();
          late.forEach(this::escalate);
          if (!late.isEmpty()) {
            browsers.tell("referrals", Map.of());
          }
          return late.size();
        });
  }

  private List<ReferralCase> late() {
    return jdbc.sql(
            """
            select * from referral.referral_case
             where escalate_at < :now
             order by escalate_at
             limit :most
               for update skip locked
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("most", MOST_AT_ONCE)
        .query((row, _) -> ReferralCase.read(row))
        .list();
  }

  private void escalate(ReferralCase it) {
    jdbc.sql(
            """
            update referral.referral_case
               set escalation = escalation + 1,
                   escalate_at = case when escalation = 0 then :next::timestamptz end
             where id = :id
            """)
        .param("next", clocks.due("escalation", it.urgency()).orElse(null))
        .param("id", it.id())
        .update();
    var house = Caller.operator();
    rows.event(it, house, Act.ESCALATE, it.state(), null, new Said(null, null));
    trail.note(
        house, Entry.of(ReferralAction.CASE_OVERDUE, "referral", it.no()).about(it.personNo()));
  }
}
