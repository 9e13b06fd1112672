package org.yipanqi.indicators.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.indicators.board.BoardView.Cell;
import org.yipanqi.indicators.board.BoardView.Chapter;
import org.yipanqi.indicators.board.BoardView.LastClosed;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.board.BoardView.Place;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The board: institutions as rows, the policy's figures as columns. */
@Service
public class Boards {

  /** All that a board depends on; equal keys give equal boards. */
  private record Key(
      String pack,
      int decided,
      String scope,
      Period period,
      BoardColumns set,
      Basis basis,
      long generation,
      long registry,
      long imports,
      LocalDate day) {}

  private static final int KEPT = 64;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final CellCache cells;
  private final TransactionTemplate transactions;
  private final Map<Key, FutureTask<BoardView>> kept = new ConcurrentHashMap<>();
  private final AtomicLong imports = new AtomicLong();

  Boards(
      Evaluations evaluations,
      Registry registry,
      Calendar calendar,
      CellCache cells,
      TransactionTemplate transactions) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.cells = cells;
    this.transactions = transactions;
  }

  /**
   * The board of a county, or of one community in it. When a change makes every browser ask at
   * once, one draws it and the others wait for that one, without holding a database connection.
   */
  public BoardView board(
      Caller caller, PolicyPack pack, String scope, Period period, BoardColumns set, Basis basis) {
    var row = evaluations.row(scope);
    var snapshot = registry.snapshot();
    var key =
        new Key(
            pack.id(),
            pack.decided(),
            row.code(),
            period,
            set,
            basis,
            cells.generation(),
            snapshot.version(),
            imports.get(),
            calendar.today());
    var fresh = new FutureTask<>(() -> transactions.execute(_ -> draw(pack, row, key, snapshot)));
    if (kept.size() >= KEPT) {
      kept.clear();
    }
    var drawing = kept.putIfAbsent(key, fresh);
    if (drawing == null) {
      fresh.run();
      drawing = fresh;
    }
    return drawn(key, drawing);
  }

  /** A drawing that failed is not kept: the next one who asks tries again. */
  private BoardView drawn(Key key, FutureTask<BoardView> drawing) {
    try {
      return drawing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the board is not wanted any more");
    } catch (ExecutionException e) {
      kept.remove(key, drawing);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A receipt changes what a figure rests on without touching a cell. */
  @EventListener
  void on(FactsChanged change) {
    imports.incrementAndGet();
  }

  private BoardView draw(PolicyPack pack, Row scope, Key key, RegistrySnapshot snapshot) {
    var period = key.period();
    var session = evaluations.session(pack, List.of(period), key.basis());
    var columns = key.set().choices(pack, period);
    var lines = new ArrayList<Line>();
    var all = new ArrayList<List<Cell>>();
    new BoardRows(snapshot, period)
        .within(scope)
        .forEach((row, line) -> {
          var cells = cells(session, columns, row, period);
          lines.add(line.counted(cells));
          all.add(cells);
        });
    return new BoardView(
        pack.id(),
        new Place(scope.code(), Names.of(scope)),
        period.toString(),
        period.kind().name().toLowerCase(Locale.ROOT),
        calendar.closed(pack, period),
        neighbour(period.previous()),
        neighbour(period.next()),
        lastClosed(pack),
        key.set().name().toLowerCase(Locale.ROOT),
        key.generation(),
        columns.stream().map(BoardColumns.Choice::head).toList(),
        chapters(pack, columns),
        lines,
        all);
  }

  private static List<Cell> cells(
      Evaluations.Session session, List<BoardColumns.Choice> columns, Row row, Period period) {
    return columns.stream()
        .map(c -> Cell.of(session.figure(c.on(row, period), row, period)))
        .toList();
  }

  private static List<Chapter> chapters(PolicyPack pack, List<BoardColumns.Choice> columns) {
    return pack.chapters().stream()
        .filter(c -> columns.stream().anyMatch(x -> c.id().equals(x.head().chapter())))
        .map(c -> new Chapter(c.id(), c.no(), c.title(), c.shortTitle()))
        .toList();
  }

  private @Nullable String neighbour(Period period) {
    return calendar.within(period) ? period.toString() : null;
  }

  private LastClosed lastClosed(PolicyPack pack) {
    return new LastClosed(
        lastClosed(pack, Period.Kind.MONTH),
        lastClosed(pack, Period.Kind.QUARTER),
        lastClosed(pack, Period.Kind.HALF),
        lastClosed(pack, Period.Kind.YEAR));
  }

  private @Nullable String lastClosed(PolicyPack pack, Period.Kind kind) {
    return calendar.lastClosed(pack, kind).map(Period::toString).orElse(null);
  }
}
