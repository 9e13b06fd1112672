package org.yipanqi.indicators.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.database.PerSight;
import org.yipanqi.indicators.board.BoardView.LastClosed;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.FrozenDocuments;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.indicators.figures.FrozenPeriods;
import org.yipanqi.indicators.figures.SourceCoverages;
import org.yipanqi.indicators.figures.StoredJson;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.PolicyDocument;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The board: institutions as rows, the policy's figures as columns. */
@Service
public class Boards {

  /** All that a board depends on; equal keys give equal boards. */
  private record Key(
      String pack,
      PolicyDocument document,
      int decided,
      String scope,
      Period period,
      BoardColumns set,
      Basis basis,
      long generation,
      long acts,
      long registry,
      long sources,
      LocalDate day) {}

  private static final int KEPT = 64;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final CellCache cells;
  private final SourceCoverages sources;
  private final FrozenPeriods frozen;
  private final FrozenDocuments documents;
  private final TransactionTemplate transactions;
  private final PerSight<Map<Key, FutureTask<BoardView>>> keeping =
      new PerSight<>(ConcurrentHashMap::new);

  Boards(
      Evaluations evaluations,
      Registry registry,
      Calendar calendar,
      CellCache cells,
      SourceCoverages sources,
      FrozenPeriods frozen,
      FrozenDocuments documents,
      TransactionTemplate transactions) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.cells = cells;
    this.sources = sources;
    this.frozen = frozen;
    this.documents = documents;
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
            pack.document(),
            pack.decided(),
            row.code(),
            period,
            set,
            basis,
            cells.generation(),
            frozen.acts(),
            snapshot.version(),
            sources.version(),
            calendar.today());
    var fresh = new FutureTask<>(() -> transactions.execute(_ -> view(pack, row, key, snapshot)));
    var kept = keeping.get();
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
      keeping.get().remove(key, drawing);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The board as an Excel file: the one that was kept when the period was closed, if it was. */
  @Transactional
  public byte[] file(
      Caller caller,
      PolicyPack pack,
      String scope,
      Period period,
      BoardColumns set,
      Basis basis,
      Locale locale) {
    var row = evaluations.row(scope);
    return (basis == Basis.LIVE
            ? Optional.<FrozenPeriod>empty()
            : calendar.closed(pack, row.county(), period))
        .flatMap(in ->
            documents.bytes(
                in.id(), set.printed(), row.code(), language(locale), FrozenDocuments.EXCEL))
        .orElseGet(() -> {
          var board = board(caller, pack, scope, period, set, basis);
          return BoardSheet.of(board.scope(), period, board.document(), table(board), locale);
        });
  }

  /** The same file of a drawing, to be kept. */
  public byte[] file(BoardDrawing drawing, Row part, Period period, Locale locale) {
    var shown = drawing.within(part);
    var table = new BoardSheet.Table(shown.columns(), shown.rows(), shown.cells());
    return BoardSheet.of(shown.scope(), period, shown.document(), table, locale);
  }

  private static BoardSheet.Table table(BoardView board) {
    return new BoardSheet.Table(board.columns(), board.rows(), board.cells());
  }

  private static String language(Locale locale) {
    return locale.getLanguage().equals("en") ? "en" : "zh";
  }

  /** The county a place is in. */
  public long county(String scope) {
    return evaluations.row(scope).county();
  }

  /** The county's board by a session's figures, as it is kept when the period is closed. */
  public BoardDrawing drawing(
      Evaluations.Session session, Row county, Period period, BoardColumns set) {
    return BoardDrawing.of(session, county, period, set, registry.snapshot());
  }

  /** The board of a closed period as it was kept. */
  public Optional<BoardDrawing> kept(FrozenPeriod period, long county, BoardColumns set) {
    return documents
        .bytes(period.id(), set.printed(), String.valueOf(county), "both", FrozenDocuments.JSON)
        .map(bytes -> StoredJson.MAPPER.readValue(bytes, BoardDrawing.class));
  }

  private BoardView view(PolicyPack pack, Row scope, Key key, RegistrySnapshot snapshot) {
    var closed = calendar.closed(pack, scope.county(), key.period());
    var then = closed.flatMap(in -> kept(in, scope.county(), key.set()));
    if (key.basis() == Basis.CLOSED && then.isPresent()) {
      return around(then.get().within(scope), pack, scope, key, closed);
    }
    var session = evaluations.session(pack, List.of(key.period()), key.basis());
    var now = BoardDrawing.of(session, scope, key.period(), key.set(), snapshot);
    return around(then.map(now::since).orElse(now), pack, scope, key, closed);
  }

  private BoardView around(
      BoardDrawing drawing, PolicyPack pack, Row scope, Key key, Optional<FrozenPeriod> closed) {
    var period = key.period();
    var now = DocumentStanding.of(pack, String.valueOf(scope.county()), period.end());
    var then = drawing.document() == null ? now : drawing.document();
    return new BoardView(
        pack.id(),
        drawing.scope(),
        period.toString(),
        period.kind().name().toLowerCase(Locale.ROOT),
        closed.isPresent(),
        neighbour(period.previous()),
        neighbour(period.next()),
        lastClosed(pack, scope.county()),
        key.set().code(),
        key.generation(),
        drawing.columns(),
        drawing.chapters(),
        drawing.rows(),
        drawing.cells(),
        BoardColumns.sets(pack, period),
        then,
        then.equals(now) ? null : now,
        closed.map(FrozenPeriod::note).orElse(null));
  }

  private @Nullable String neighbour(Period period) {
    return calendar.within(period) ? period.toString() : null;
  }

  private LastClosed lastClosed(PolicyPack pack, long county) {
    return new LastClosed(
        lastClosed(pack, county, Period.Kind.MONTH),
        lastClosed(pack, county, Period.Kind.QUARTER),
        lastClosed(pack, county, Period.Kind.HALF),
        lastClosed(pack, county, Period.Kind.YEAR));
  }

  private @Nullable String lastClosed(PolicyPack pack, long county, Period.Kind kind) {
    return calendar.lastClosed(pack, county, kind).map(Period::toString).orElse(null);
  }
}
