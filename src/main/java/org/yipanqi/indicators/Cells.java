package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.indicators.cells.CellRefresh;
import org.yipanqi.indicators.cells.MeasureRegister;
import org.yipanqi.policy.DefinitionsChanged;

/** Keeps cells up with the facts, and proves that they are. */
@Service
public class Cells {

  /** A cell that stands in the store other than the facts say; absent on one side is null there. */
  public record Difference(
      String measure, long unit, LocalDate month, String stored, String computed) {}

  private record Key(int measure, long unit, LocalDate month) {}

  private final CellRefresh refresh;
  private final MeasureRegister register;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicBoolean wanted = new AtomicBoolean();

  Cells(
      CellRefresh refresh,
      MeasureRegister register,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.refresh = refresh;
    this.register = register;
    this.jdbc = jdbc;
    this.transactions = transactions;
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
      work();
      working.unlock();
    }
  }

  private void work() {
    wanted.set(false);
    while (refresh.refreshSome()) {
      // again: more may have come while this batch was computed
    }
  }

  /** Whoever is at work sees the wish; only when nobody is does the asking thread do it. */
  private void workIfWanted() {
    while (wanted.get() && working.tryLock()) {
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

  @Async
  @EventListener
  public void onChange(FactsChanged change) {
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

  /** Computes every cell anew. Returns how many there are. */
  public int rebuild(Caller caller) {
    return refresh.rebuild();
  }

  /**
   * Computes every cell from the facts without storing it, and compares. Marks that wait are worked
   * off first: a cell that waits to be computed is not a difference.
   */
  public List<Difference> verify(Caller caller) {
    catchUp();
    return Objects.requireNonNull(transactions.execute(_ -> compare()));
  }

  private List<Difference> compare() {
    refresh.alone();
    var stored = new HashMap<Key, String>();
    jdbc.sql(
            """
            select measure, unit, month, value, n, unknown from indicators.cell
            """)
        .query(row -> {
          stored.put(
              new Key(
                  row.getInt("measure"),
                  row.getLong("unit"),
                  row.getObject("month", LocalDate.class)),
              content(row.getBigDecimal("value"), row.getLong("n"), row.getLong("unknown")));
        });
    var names = new HashMap<Integer, String>();
    register.all().values().forEach(r -> names.put(r.id(), r.measure().id()));
    var differences = new ArrayList<Difference>();
    for (var cell : refresh.fromFacts()) {
      var key = new Key(cell.measure(), cell.unit(), cell.month());
      var computed = content(cell.value(), cell.n(), cell.unknown());
      var have = stored.remove(key);
      if (!computed.equals(have)) {
        differences.add(difference(names, key, have == null ? "-" : have, computed));
      }
    }
    stored.forEach((key, have) -> {
      if (names.containsKey(key.measure())) {
        differences.add(difference(names, key, have, "-"));
      }
    });
    return differences;
  }

  private static Difference difference(
      Map<Integer, String> names, Key key, String stored, String computed) {
    return new Difference(
        names.getOrDefault(key.measure(), "?"), key.unit(), key.month(), stored, computed);
  }

  private static String content(BigDecimal value, long n, long unknown) {
    return value.stripTrailingZeros().toPlainString() + " n=" + n + " unknown=" + unknown;
  }
}
