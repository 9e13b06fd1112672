package org.yipanqi.facts;

import static org.yipanqi.safekeeping.SafekeepingProblem.NOT_AUTHENTIC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.SealedRows.Row;
import org.yipanqi.facts.SealedUses.Stored;
import org.yipanqi.facts.SealedVersions.Version;
import org.yipanqi.kernel.Problem;
import org.yipanqi.safekeeping.Purpose;

/**
 * Closes every value again under the newest key, and makes every digest anew, a few hundred rows a
 * transaction. It may run beside a serving product, with which it takes turns, and be stopped at
 * any moment: what is done is done, and the next run finds what is left.
 */
@Service
public class Resealing {

  /** How far it is, in rows. */
  public record Step(long done, long total) {}

  /**
   * How it ended.
   *
   * @param renewed rows
   * @param unreadable rows that were changed by somebody without the keys; they are left as they
   *     are
   */
  public record Outcome(long renewed, long unreadable) {}

  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
  private static final int AT_ONCE = 500;

  private final TransactionTemplate transaction;
  private final FactCatalogue catalogue;
  private final SealedUses uses;
  private final SealedValues values;
  private final SealedRows rows;
  private final SealedVersions versions;

  Resealing(
      TransactionTemplate transaction,
      FactCatalogue catalogue,
      SealedUses uses,
      SealedValues values,
      SealedRows rows,
      SealedVersions versions) {
    this.transaction = transaction;
    this.catalogue = catalogue;
    this.uses = uses;
    this.values = values;
    this.rows = rows;
    this.versions = versions;
  }

  /** Renews all there is, and tells after each transaction how far it is. */
  public Outcome run(Caller caller, Consumer<Step> progress) {
    return Acting.asHouse(() -> renewed(progress));
  }

  private Outcome renewed(Consumer<Step> progress) {
    var total = formats().stream().mapToLong(uses::left).sum();
    progress.accept(new Step(0, total));
    var run = new Run(total, progress);
    for (var format : formats()) {
      run.through(after -> renewRows(format, after));
      run.through(after -> renewVersions(format, after));
    }
    transaction.executeWithoutResult(_ -> {
      formats().forEach(rows::takeTurn);
      uses.forgetNeedless(formats());
    });
    return new Outcome(run.renewed, run.unreadable);
  }

  /**
   * How many values need each key, oldest key first. Keys of other purposes serve what lies
   * elsewhere.
   */
  public SortedMap<Integer, Long> uses(Caller caller, Purpose purpose) {
    return Acting.asHouse(() -> Objects.requireNonNull(transaction.execute(_ -> counted(purpose))));
  }

  private SortedMap<Integer, Long> counted(Purpose purpose) {
    var sum = new TreeMap<Integer, Long>();
    for (var format : formats()) {
      rows.takeTurn(format);
      uses.byKey(format, purpose).forEach((no, count) -> sum.merge(no, count, Long::sum));
    }
    return sum;
  }

  private List<ImportFormat> formats() {
    return catalogue.formats().stream().filter(it -> !it.sealedColumns().isEmpty()).toList();
  }

  /** Renews some rows after the last one looked at. */
  private interface Stretch {
    Looked after(Stored last);
  }

  /**
   * What one transaction did.
   *
   * @param last the last row looked at; null when there was none
   */
  private record Looked(@Nullable Stored last, int renewed, int unreadable) {}

  private static final Stored FIRST = new Stored("", 0, Map.of());

  private static final class Run {

    private final long total;
    private final Consumer<Step> progress;
    private long renewed;
    private long unreadable;

    Run(long total, Consumer<Step> progress) {
      this.total = total;
      this.progress = progress;
    }

    void through(Stretch stretch) {
      for (var last = FIRST; last != null; ) {
        var looked = stretch.after(last);
        renewed += looked.renewed();
        unreadable += looked.unreadable();
        last = looked.last();
        if (last != null) {
          progress.accept(new Step(renewed + unreadable, Math.max(total, renewed + unreadable)));
        }
      }
    }
  }

  private Looked renewRows(ImportFormat format, Stored after) {
    return inTurn(
        format,
        () -> uses.rows(format, after.key(), AT_ONCE),
        opened ->
            rows.write(format, opened.stream().map(it -> new Row(it.key(), it.texts())).toList()));
  }

  private Looked renewVersions(ImportFormat format, Stored after) {
    return inTurn(
        format,
        () -> uses.versions(format, after.key(), after.version(), AT_ONCE),
        opened -> versions.write(format, opened));
  }

  private Looked inTurn(
      ImportFormat format, Supplier<List<Stored>> find, Consumer<List<Version>> write) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          rows.takeTurn(format);
          var found = find.get();
          var opened = found.stream().map(this::opened).flatMap(Optional::stream).toList();
          write.accept(opened);
          return new Looked(
              found.isEmpty() ? null : found.getLast(),
              opened.size(),
              found.size() - opened.size());
        }));
  }

  /** The texts of a row; none when somebody changed one of its values. */
  private Optional<Version> opened(Stored stored) {
    var texts = new HashMap<SealedColumn, String>();
    try {
      for (var value : stored.closed().entrySet()) {
        texts.put(value.getKey(), values.open(value.getKey(), stored.key(), value.getValue()));
      }
    } catch (Problem problem) {
      if (problem.type() != NOT_AUTHENTIC) {
        throw problem;
      }
      LOG.error("a value was changed: {}", problem.arguments());
      return Optional.empty();
    }
    return Optional.of(new Version(stored.key(), stored.version(), texts));
  }
}
