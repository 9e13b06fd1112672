package org.yipanqi.indicators.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ChangeMarks;
import org.yipanqi.indicators.cells.CellRefresh;
import org.yipanqi.indicators.cells.MeasureRegister;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Registry;

/** One closing within its transaction. */
@Component
class MonthClosing {

  /** What is to be closed. */
  record Order(Row.County county, YearMonth month, @Nullable String statement) {}

  private final CellRefresh refresh;
  private final ChangeMarks marks;
  private final MeasureRegister measures;
  private final Registry registry;
  private final ClosingRegister register;
  private final ClosingRules rules;
  private final Evaluations evaluations;
  private final Freezer freezer;
  private final ClosingTrail trail;
  private final JdbcClient jdbc;
  private final Clock clock;

  MonthClosing(
      CellRefresh refresh,
      ChangeMarks marks,
      MeasureRegister measures,
      Registry registry,
      ClosingRegister register,
      ClosingRules rules,
      Evaluations evaluations,
      Freezer freezer,
      ClosingTrail trail,
      JdbcClient jdbc,
      Clock clock) {
    this.refresh = refresh;
    this.marks = marks;
    this.measures = measures;
    this.registry = registry;
    this.register = register;
    this.rules = rules;
    this.evaluations = evaluations;
    this.freezer = freezer;
    this.trail = trail;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The day of an act, as people here say it. */
  static LocalDate day(OffsetDateTime at) {
    return FrozenPeriod.here(at).toLocalDate();
  }

  /** Closes, or gives nothing when something still waits to be computed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> close(Caller caller, Order order) {
    // Before the database is looked at: what comes in from now on came after the closing.
    var at = OffsetDateTime.now(clock);
    refresh.alone();
    if (marks.due().any() || !measures.unfilled().isEmpty() || !registryIsCurrent()) {
      return Optional.empty();
    }
    var county = order.county().county();
    var month = order.month();
    var inForce = register.held(county);
    rules.mayClose(inForce, month);
    var closings = new HashMap<YearMonth, Long>();
    inForce.forEach(c -> closings.put(c.month(), c.id()));
    var periods = complete(month, closings.keySet());
    var sessions =
        rules.packs(county).stream()
            .map(pack -> evaluations.session(pack, periods, Basis.CLOSED))
            .toList();
    var missing = rules.missing(sessions.getFirst().coverage(), county, month);
    if (!missing.isEmpty() && order.statement() == null) {
      throw ClosingProblem.STATEMENT_NEEDED.because(month, missing.size());
    }
    var copies =
        sessions.stream()
            .flatMap(s -> periods.stream().map(p -> freezer.copy(s, order.county(), p)))
            .toList();
    var statement = missing.isEmpty() ? null : order.statement();
    var id = register.close(caller, county, month, missing, statement, at);
    closings.put(month, id);
    for (var copy : copies) {
      freezer.keep(copy, at, copy.period().months().stream().map(closings::get).toList());
    }
    trail.closed(caller, register.find(id).orElseThrow());
    return Optional.of(id);
  }

  /** The periods that are closed with a month: those whose other months are all closed. */
  private static List<Period> complete(YearMonth month, Set<YearMonth> closed) {
    return Arrays.stream(Period.Kind.values())
        .map(kind -> Period.containing(month, kind))
        .filter(p -> p.months().stream().allMatch(m -> m.equals(month) || closed.contains(m)))
        .toList();
  }

  /** Whether the places and memberships in memory are those of this view of the database. */
  private boolean registryIsCurrent() {
    return jdbc.sql(
            """
            select version from registry_api.version
            """)
        .query(Long.class)
        .single()
        .equals(registry.snapshot().version());
  }
}
