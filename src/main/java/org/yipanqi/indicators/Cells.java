package org.yipanqi.indicators;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.web.context.WebApplicationContext;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.CellNews;
import org.yipanqi.indicators.cells.CellRefresh;
import org.yipanqi.indicators.cells.Rebuild;
import org.yipanqi.indicators.cells.Verification;
import org.yipanqi.policy.DefinitionsChanged;

/** Keeps cells up with the facts, and proves that they are. */
@Service
public class Cells {

  /** A cell that stands in the store other than the facts say; absent on one side is null there. */
  public record Difference(
      String measure, long unit, LocalDate month, String stored, String computed) {}

  /**
   * How far a rebuild is.
   *
   * @param fact of the part just done
   * @param portions of the residents whose months have yet to be derived before
   * @param own the weight of that part: about the rows it read
   * @param weight of all parts done
   * @param total of all parts there are
   */
  public record Progress(
      int done, int parts, String fact, long portions, long own, long weight, long total) {}

  private static final int MOST_DIFFERENCES = 10_000;
  private static final int ATTEMPTS = 5;
  private static final long STEP_SECONDS = 8;

  private final CellRefresh refresh;
  private final CellNews news;
  private final CellCache cache;
  private final Rebuild rebuild;
  private final Verification verification;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean untold = new AtomicBoolean();
  private volatile boolean failing;
  private volatile boolean closing;

  Cells(
      CellRefresh refresh,
      CellNews news,
      CellCache cache,
      Rebuild rebuild,
      Verification verification) {
    this.refresh = refresh;
    this.news = news;
    this.cache = cache;
    this.rebuild = rebuild;
    this.verification = verification;
  }

  /** Computes all that waits. Returns when nothing does. */
  public void catchUp() {
    working.lock();
    try {
      work();
    } finally {
      working.unlock();
    }
    workIfWanted();
  }

  /** Makes changes that touch much, with refreshing held back until their end. */
  public <T> T afterAll(Supplier<T> changes) {
    working.lock();
    try {
      return changes.get();
    } finally {
      try {
        work();
      } finally {
        working.unlock();
      }
      workIfWanted();
    }
  }

  /** Whether somebody computes just now. */
  boolean atWork() {
    return working.isLocked();
  }

  /** Whether the last time it could not be done. */
  boolean failing() {
    return failing;
  }

  /** No step begins any more. */
  @EventListener
  void on(ContextClosedEvent closed) {
    closing = true;
  }

  /** A step that has begun is ended, if that is soon; else it is undone. */
  @PreDestroy
  void end() throws InterruptedException {
    if (working.tryLock(STEP_SECONDS, TimeUnit.SECONDS)) {
      working.unlock();
    }
  }

  private void work() {
    try {
      Acting.asHouse(this::steps);
      failing = false;
    } catch (RuntimeException e) {
      failing = !closing;
      throw e;
    }
  }

  private void steps() {
    wanted.set(false);
    var owed = untold.getAndSet(false);
    var before = owed ? cache.generation() : 0;
    while (!closing && refresh.refreshSome()) {
      // again: more may have come while this batch was computed
    }
    if (owed && cache.generation() == before) {
      news.onlySources(before);
    }
  }

  /** Whoever is at work sees the wish; only when nobody is does the asking thread do it. */
  private void workIfWanted() {
    while (!closing && wanted.get() && working.tryLock()) {
      try {
        work();
      } finally {
        working.unlock();
      }
    }
  }

  /**
   * What a killed process left, and measures that came with a new pack. Commands ask themselves.
   */
  @Async
  @EventListener
  public void onStart(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebApplicationContext) {
      catchUp();
    }
  }

  /** A change may touch no cell at all and still make a figure whole: then that alone is told. */
  @Async
  @EventListener
  public void onChange(FactsChanged change) {
    untold.set(true);
    wanted.set(true);
    workIfWanted();
  }

  /** A decision about a pack brings measures that have no cells yet. */
  @Async
  @EventListener
  public void onDecision(DefinitionsChanged change) {
    wanted.set(true);
    workIfWanted();
  }

  /** Computes every cell anew, in one go. Returns how many there are. */
  public long rebuild(Caller caller) {
    return rebuild(caller, true, _ -> {});
  }

  /**
   * Computes every cell, part by part, and what is recorded meanwhile. Interrupted and called again
   * it goes on where it stopped.
   *
   * @param anew begins from the beginning, whatever was begun before
   * @return how many cells there are
   */
  public long rebuild(Caller caller, boolean anew, Consumer<Progress> progress) {
    return Acting.asHouse(() -> {
      rebuild.begin(caller, anew);
      for (var step = rebuild.step(); step.isPresent(); step = rebuild.step()) {
        progress.accept(progress(step.get()));
      }
      catchUp();
      return rebuild.cells();
    });
  }

  private static Progress progress(Rebuild.Step step) {
    return new Progress(
        step.done(),
        step.parts(),
        step.fact(),
        step.portions(),
        step.own(),
        step.weight(),
        step.total());
  }

  /**
   * Computes every cell from the facts without storing it, and compares. What waits to be computed
   * is no difference. Tells at most {@value #MOST_DIFFERENCES}.
   */
  public List<Difference> verify(Caller caller) {
    catchUp();
    var differences = new ArrayList<Difference>();
    for (var fact : Acting.asHouse(verification::facts)) {
      for (var d : Acting.asHouse(() -> compared(fact))) {
        differences.add(new Difference(d.measure(), d.unit(), d.month(), d.stored(), d.computed()));
      }
      if (differences.size() >= MOST_DIFFERENCES) {
        break;
      }
    }
    return differences;
  }

  private List<Verification.Different> compared(String fact) {
    var compared = verification.compare(fact, MOST_DIFFERENCES);
    for (var i = 1; i < ATTEMPTS && !compared.different().isEmpty() && compared.waiting(); i++) {
      catchUp();
      compared = verification.compare(fact, MOST_DIFFERENCES);
    }
    return compared.different();
  }
}
