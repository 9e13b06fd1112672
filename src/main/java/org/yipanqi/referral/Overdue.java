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
 * officer. Both see it in their list, in red; the history and the trail say when and whom. What
 * nobody answers for long ends by itself.
 */
@Component
class Overdue {

  private static final int MOST_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Cases cases;
  private final CaseRows rows;
  private final Clocks clocks;
  private final Trail trail;
  private final BrowserEvents browsers;
  private final Clock clock;

  Overdue(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Cases cases,
      CaseRows rows,
      Clocks clocks,
      Trail trail,
      BrowserEvents browsers,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.cases = cases;
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
      Acting.asHouse(() -> overdue.expire());
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

  /** In the house's name. Returns how many ended. */
  int expire() {
    return Acting.together(
        transactions,
        () -> {
          var over = over();
          over.forEach(cases::expire);
          return over.size();
        });
  }

  private List<ReferralCase> over() {
    return jdbc.sql(
            """
            select * from referral.referral_case
             where expires_at < :now
             order by expires_at
             limit :most
               for update skip locked
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("most", MOST_AT_ONCE)
        .query((row, _) -> ReferralCase.read(row))
        .list();
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
    var times =
        jdbc.sql(
                """
                update referral.referral_case
                   set escalation = escalation + 1,
                       escalate_at = case when escalation = 0 then :next::timestamptz end
                 where id = :id
                returning escalation
                """)
            .param("next", clocks.due("escalation", it.urgency()).orElse(null))
            .param("id", it.id())
            .query(Integer.class)
            .single();
    var house = Caller.operator();
    var told = ToldAbove.values()[times - 1].code();
    rows.event(it, house, Act.ESCALATE, it.state(), told, new Said(null, null));
    var action =
        it.state() == CaseState.DOWN_REFERRED
            ? ReferralAction.FOLLOW_UP_OVERDUE
            : ReferralAction.CASE_OVERDUE;
    trail.note(
        house,
        Entry.of(action, "referral", it.no())
            .about(it.personNo())
            .changed(null, Map.of("told", told)));
  }
}
