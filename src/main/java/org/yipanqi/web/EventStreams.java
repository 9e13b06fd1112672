package org.yipanqi.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yipanqi.database.NoticeHeard;
import org.yipanqi.database.NoticesMissed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The open streams: how many there may be, and what they are told. */
@Component
@ConditionalOnWebApplication
class EventStreams {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final long NOTED_SECONDS = 60;

  private final int most;
  private final Clock clock;
  private final JsonMapper json;
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("browser-events").factory());
  private final EventLog log;
  private final AtomicBoolean full = new AtomicBoolean();
  private int noted;

  EventStreams(@Value("${yipanqi.events.most-streams}") int most, Clock clock, JsonMapper json) {
    this.most = most;
    this.clock = clock;
    this.json = json;
    log =
        new EventLog(
            UUID.randomUUID().toString().substring(0, 8),
            System::nanoTime,
            (work, nanos) -> timer.schedule(work, nanos, TimeUnit.NANOSECONDS));
    timer.scheduleWithFixedDelay(this::note, NOTED_SECONDS, NOTED_SECONDS, TimeUnit.SECONDS);
  }

  EventLog log() {
    return log;
  }

  /** A place for one more, to be given back; or none is left. */
  void enter() {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      if (full.compareAndSet(false, true)) {
        LOG.warn("all {} event streams are taken", most);
      }
      throw new TooManyStreams();
    }
  }

  void leave() {
    open.decrementAndGet();
  }

  int open() {
    return open.get();
  }

  private void note() {
    full.set(false);
    var now = open.get();
    if (now != noted) {
      LOG.info("{} event streams are open", now);
      noted = now;
    }
  }

  @EventListener
  void on(NoticeHeard notice) {
    if (json.readTree(notice.json()) instanceof ObjectNode data) {
      log.add(notice.topic(), dated(data));
    }
  }

  @EventListener
  void on(NoticesMissed missed) {
    log.add(EventLog.RESET, dated(json.createObjectNode()));
  }

  private ObjectNode dated(ObjectNode data) {
    return data.put("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The streams end before the server waits for what is still running. */
  @EventListener
  void on(ContextClosedEvent closed) {
    log.close();
    timer.shutdownNow();
  }

  /** There are as many streams as the server can hold. */
  static final class TooManyStreams extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
