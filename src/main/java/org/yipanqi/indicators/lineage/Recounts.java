package org.yipanqi.indicators.lineage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.lineage.Lineage.Question;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Measure;

/**
 * Numbers computed once more from their records, each once for every state of the cells. Of many
 * who ask at once one counts and the others wait for it, without holding a database connection.
 */
@Repository
class Recounts {

  /** How many records there are, and the number that they give. */
  record Counted(long records, BigDecimal value) {}

  /** What a count depends on. */
  private record Key(String digest, String scope, Period period, String part, long generation) {}

  private static final int KEPT = 500;

  private final CellCache cells;
  private final JdbcTemplate jdbc;
  private final PlatformTransactionManager transactions;
  private final Map<Key, FutureTask<Counted>> counted = new ConcurrentHashMap<>();

  Recounts(CellCache cells, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.cells = cells;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  Counted of(RecordSearch search, Question question) {
    var key =
        new Key(
            search.measure().digest(),
            question.scope(),
            question.period(),
            question.part(),
            cells.generation());
    var fresh =
        new FutureTask<>(
            () -> Acting.asHouseApart(transactions, () -> count(search, question.period())));
    if (counted.size() >= KEPT) {
      counted.clear();
    }
    var counting = counted.putIfAbsent(key, fresh);
    if (counting == null) {
      fresh.run();
      counting = fresh;
    }
    try {
      return counting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the count is not wanted any more");
    } catch (ExecutionException e) {
      counted.remove(key, counting); // the next one who asks tries again
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Counted count(RecordSearch search, Period period) {
    var found =
        Objects.requireNonNull(
            jdbc.query(
                connection ->
                    search.units().prepare(connection, search.totals(), List.of(), search.values()),
                row -> {
                  row.next();
                  return new Counted(row.getLong(1), row.getBigDecimal(2));
                }));
    return search.measure().additivity() == Measure.Additivity.MEAN
        ? new Counted(
            found.records(),
            found.value().divide(BigDecimal.valueOf(period.days()), Quantity.PRECISION))
        : found;
  }
}
