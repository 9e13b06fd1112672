package org.yipanqi.web;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last events, from which every stream reads at its own pace: who was cut off or is slow gets
 * what it missed as one event of each name, and who missed more than is kept here is told to read
 * everything anew. So a stream has no queue of its own that could grow.
 *
 * <p>When all is quiet an event goes out at once; more of the same name within a moment wait for
 * its end and go out as one.
 */
final class EventLog {

  /** Says that everything may have moved. */
  static final String RESET = "reset";

  static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** What a page may have read before its stream stood. */
  static final long LOOK_BACK_NANOS = TimeUnit.SECONDS.toNanos(10);

  static final int KEPT = 1_000;

  /** Runs something after a while. */
  interface Later {
    void run(Runnable work, long nanos);
  }

  /** Where a stream begins, and what it says first. */
  record Beginning(String text, long cursor) {}

  /** What a stream hears next. */
  sealed interface News {

    /** Text to be written; the next question is for what comes after the cursor. */
    record Told(String text, long cursor) implements News {}

    record Silence() implements News {}

    /** The product shuts down. */
    record End() implements News {}
  }

  private record Entry(long number, long at, String name, ObjectNode data) {}

  /** Events of one name that follow close upon each other. */
  private static final class Moment {
    private long until;
    private @Nullable ObjectNode waiting;
  }

  private final String epoch;
  private final LongSupplier nanos;
  private final Later later;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Moment> moments = new HashMap<>();
  private News.@Nullable Told lastTold;
  private long lastCursor = -1;
  private long latest;
  private boolean closed;

  /**
   * @param epoch differs with each start of a server: its numbers mean nothing to another
   * @param nanos a clock that nobody can set
   */
  EventLog(String epoch, LongSupplier nanos, Later later) {
    this.epoch = epoch;
    this.nanos = nanos;
    this.later = later;
  }

  void add(String name, ObjectNode data) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      var now = nanos.getAsLong();
      var moment = moments.get(name);
      if (moment == null || (moment.waiting == null && now - moment.until >= 0)) {
        publish(name, data, now);
      } else if (moment.waiting == null) {
        moment.waiting = data;
        later.run(() -> release(name), moment.until - now);
      } else {
        moment.waiting = EventData.merged(moment.waiting, data);
      }
    } finally {
      lock.unlock();
    }
  }

  private void release(String name) {
    lock.lock();
    try {
      var moment = moments.get(name);
      if (moment != null && moment.waiting != null) {
        var data = moment.waiting;
        moment.waiting = null;
        publish(name, data, nanos.getAsLong());
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish(String name, ObjectNode data, long now) {
    moments.computeIfAbsent(name, _ -> new Moment()).until = now + MOMENT_NANOS;
    entries.add(new Entry(++latest, now, name, data));
    if (entries.size() > KEPT) {
      entries.remove();
    }
    news.signalAll();
  }

  /** Wakes every stream for its end. */
  void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param lastId what the browser heard last; null when it is new
   */
  Beginning begin(@Nullable String lastId) {
    lock.lock();
    try {
      if (lastId == null) {
        var cursor = lookBack();
        return new Beginning(EventData.hello(id(cursor)), cursor);
      }
      var cursor = number(lastId);
      return cursor < 0
          ? new Beginning(EventData.reset(id(latest)), latest)
          : new Beginning(EventData.hello(id(cursor)), cursor);
    } finally {
      lock.unlock();
    }
  }

  private long lookBack() {
    var since = nanos.getAsLong() - LOOK_BACK_NANOS;
    var cursor = latest - entries.size();
    for (var entry : entries) {
      if (entry.at() - since >= 0) {
        break;
      }
      cursor = entry.number();
    }
    return cursor;
  }

  /** The number in an id of ours that is still known; else less than zero. */
  private long number(String id) {
    var heading = epoch + "-";
    if (!id.startsWith(heading) || !id.substring(heading.length()).matches("\\d{1,18}")) {
      return -1;
    }
    var number = Long.parseLong(id.substring(heading.length()));
    return number >= latest - entries.size() && number <= latest ? number : -1;
  }

  /** Waits for what comes after the cursor. */
  News next(long cursor, long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      var left = patienceNanos;
      while (!closed && latest <= cursor && left > 0) {
        left = news.awaitNanos(left);
      }
      if (closed) {
        return new News.End();
      }
      return latest <= cursor ? new News.Silence() : told(cursor);
    } finally {
      lock.unlock();
    }
  }

  /** Most streams stand at the same place: what one was told is kept for the others. */
  private News.Told told(long cursor) {
    var kept = lastTold;
    if (kept == null || cursor != lastCursor || kept.cursor() != latest) {
      kept = new News.Told(text(cursor), latest);
      lastTold = kept;
      lastCursor = cursor;
    }
    return kept;
  }

  private String text(long cursor) {
    if (cursor < latest - entries.size()) {
      return EventData.reset(id(latest));
    }
    var byName = new LinkedHashMap<String, ObjectNode>();
    for (var entry : entries) {
      if (entry.number() > cursor) {
        byName.merge(entry.name(), entry.data(), EventData::merged);
      }
    }
    return byName.containsKey(RESET)
        ? EventData.reset(id(latest))
        : EventData.text(byName, id(latest));
  }

  private String id(long number) {
    return epoch + "-" + number;
  }
}
