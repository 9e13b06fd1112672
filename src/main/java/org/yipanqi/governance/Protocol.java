package org.yipanqi.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.BrowserEvents;

/** How everything here is written: by whom it may be, in one step, with a note in the trail. */
@Component
public class Protocol {

  /** The browser's event when something here moved. */
  public static final String EVENT = "governance";

  private final Trail trail;
  private final BrowserEvents browsers;
  private final Registry registry;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Protocol(
      Trail trail,
      BrowserEvents browsers,
      Registry registry,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.trail = trail;
    this.browsers = browsers;
    this.registry = registry;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Bean
  static ActionList governanceActions() {
    return ActionList.of(GovernanceAction.values());
  }

  /** Writes in one transaction, in the limits of whoever asks. */
  public <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }

  /** A county's number, where it is here. */
  public long county(String code) {
    if (!code.matches("[1-9]\\d{5}")
        || registry.snapshot().division(Long.parseLong(code)).isEmpty()) {
      throw GovernanceProblem.UNKNOWN_COUNTY.because(code);
    }
    return Long.parseLong(code);
  }

  /** Refuses whoever doesn't keep this county's records. */
  public void keeps(Caller caller, long county) {
    if (!caller.writes().covers(county)) {
      throw GovernanceProblem.NOT_YOURS.because();
    }
  }

  /** Whether a county's rows are in the caller's sight. */
  public static boolean sees(Caller caller, long county) {
    return caller.scope().figures().covers(county);
  }

  public static void same(int asked, int is) {
    if (asked != is) {
      throw GovernanceProblem.CHANGED_MEANWHILE.because();
    }
  }

  public void note(
      Caller caller,
      GovernanceAction action,
      String kind,
      long id,
      long county,
      @Nullable String reason,
      Map<String, ?> what) {
    trail.note(
        caller,
        Entry.of(action, kind, id)
            .at(String.valueOf(county))
            .because(reason)
            .changed(null, Map.copyOf(what)));
    browsers.tell(EVENT, Map.of("county", county));
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  public OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  public Clock clock() {
    return clock;
  }
}
