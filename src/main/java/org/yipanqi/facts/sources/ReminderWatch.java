package org.yipanqi.facts.sources;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;

/** Looks for what falls due every half-hour, in processes that serve pages; commands don't. */
@Component
@ConditionalOnWebApplication
class ReminderWatch {

  private static final long MINUTES = 30;
  private static final long FIRST_AFTER = 5;

  private final Reminders reminders;

  ReminderWatch(Reminders reminders) {
    this.reminders = reminders;
  }

  @Scheduled(initialDelay = FIRST_AFTER, fixedDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
  void look() {
    Acting.asHouse(reminders::check);
  }
}
