package org.yipanqi.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often one address tried to come in lately: guessing many names is slow, too. */
@Component
class Attempts {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_ADDRESSES = 10_000;

  private final Clock clock;
  private final int most;
  private final Map<String, ArrayDeque<Instant>> lately = new HashMap<>();

  /**
   * @param most attempts of one address in ten minutes; a whole hospital may come from one
   */
  Attempts(Clock clock, @Value("${yipanqi.access.most-attempts}") int most) {
    this.clock = clock;
    this.most = most;
  }

  synchronized void count(String address) {
    var now = clock.instant();
    if (lately.size() >= MOST_ADDRESSES) {
      lately.values().removeIf(times -> times.getLast().plus(WINDOW).isBefore(now));
    }
    if (lately.size() >= MOST_ADDRESSES) {
      lately.clear();
    }
    var times = lately.computeIfAbsent(address, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && times.getFirst().plus(WINDOW).isBefore(now)) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      throw SignInProblem.TOO_MANY_ATTEMPTS.because(WINDOW.toMinutes());
    }
    times.addLast(now);
  }
}
