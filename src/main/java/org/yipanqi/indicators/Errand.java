package org.yipanqi.indicators;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that many wish for and one thread at a time does. Who finds it being done leaves the wish
 * and goes; whoever is at work sees it and does it once more.
 */
final class Errand {

  private final Runnable work;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicBoolean wanted = new AtomicBoolean();

  Errand(Runnable work) {
    this.work = work;
  }

  /** Wishes for it, and does it unless somebody is at it. */
  void ask() {
    wanted.set(true);
    doIfWanted();
  }

  /** Does it, after whoever is at it. */
  void now() {
    working.lock();
    try {
      once();
    } finally {
      working.unlock();
    }
    doIfWanted();
  }

  /** Nobody in this process does it until {@link #letGo}. */
  void holdBack() {
    working.lock();
  }

  void letGo() {
    working.unlock();
    doIfWanted();
  }

  private void once() {
    wanted.set(false);
    work.run();
  }

  private void doIfWanted() {
    while (wanted.get() && working.tryLock()) {
      try {
        once();
      } finally {
        working.unlock();
      }
    }
  }
}
