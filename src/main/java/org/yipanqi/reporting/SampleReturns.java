package org.yipanqi.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.reporting.ReturnRules.Position;

/**
 * Invented returns of a sample county's months before its last, in every state there is, so that a
 * newcomer's pages show how they look; the last month is left for the newcomer to begin.
 */
@Service
public class SampleReturns {

  /** What becomes of one. */
  private enum Fate {
    DRAFT,
    RETURNED,
    HANDED_IN,
    PASSED,
    LOCKED
  }

  private static final List<Fate> NEWEST =
      List.of(Fate.RETURNED, Fate.HANDED_IN, Fate.LOCKED, Fate.PASSED, Fate.DRAFT, Fate.LOCKED);
  private static final List<Fate> LONGER =
      List.of(Fate.LOCKED, Fate.PASSED, Fate.HANDED_IN, Fate.RETURNED, Fate.DRAFT, Fate.LOCKED);
  private static final int MONTHS = 3;

  /** What is filled may ask for more: a task under way, for words about it. */
  private static final int ROUNDS = 2;

  private static final String BACK = "有一处与上月相差较大，请核对后再送审（示例）";

  private final FormShelf forms;
  private final Units units;
  private final Prefill prefill;
  private final ReturnChanges changes;
  private final CellRows cells;
  private final ActRows acts;
  private final Sheets sheets;
  private final ReportedAndRecorded beside;
  private final FrozenReturns frozen;
  private final ReturnTold told;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  SampleReturns(
      FormShelf forms,
      Units units,
      Prefill prefill,
      ReturnChanges changes,
      CellRows cells,
      ActRows acts,
      Sheets sheets,
      ReportedAndRecorded beside,
      FrozenReturns frozen,
      ReturnTold told,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.forms = forms;
    this.units = units;
    this.prefill = prefill;
    this.changes = changes;
    this.cells = cells;
    this.acts = acts;
    this.sheets = sheets;
    this.beside = beside;
    this.frozen = frozen;
    this.told = told;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds them where the institutions are invented and there is no return yet. */
  public void ensure(Caller operator) {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              last().ifPresent(month -> units.counties().forEach(c -> county(operator, c, month)));
              return true;
            }));
  }

  /** The last month with records; empty where nothing is to be invented. */
  private Optional<YearMonth> last() {
    return jdbc.sql(
            """
            select last_month from facts_api.horizon
             where last_month is not null
               and exists (select from registry_api.institution where sample)
               and not exists (select from reporting.form_return)
            """)
        .query(LocalDate.class)
        .optional()
        .map(YearMonth::from);
  }

  private void county(Caller operator, long county, YearMonth last) {
    for (var back = MONTHS; back > 0; back--) {
      var month = last.minusMonths(back);
      for (var form : forms.owed(county, month)) {
        if (form.period().last().equals(month)) {
          var longer = !form.period().first().equals(month);
          var fates = longer ? LONGER : NEWEST;
          var owing = units.owing(form.form(), county, form.period());
          for (var no = 0; no < Math.min(fates.size(), owing.size()); no++) {
            var fate = longer || back == 1 ? fates.get(no) : Fate.LOCKED;
            one(operator, new Way(form, owing.get(no)), fate);
          }
        }
      }
    }
  }

  private void one(Caller operator, Way way, Fate fate) {
    var by = by(way, ReturnRules.FILLING);
    var keys = prefill.rows(way, Map.of());
    var known = prefill.cells(operator, way, keys, false);
    var period = way.form().period();
    var begun =
        changes
            .add(way.unit(), way.form(), period, null, null, keys, by, day(way, 1))
            .orElseThrow();
    cells.record(begun, known, day(way, 1));
    note(begun, way, ReturnAct.BEGIN, ReturnRules.FILLING, by, null, 1);
    for (var round = 0; round < ROUNDS; round++) {
      var honest = fate != Fate.HANDED_IN || round > 0;
      cells.type(begun, SampleCells.filled(sheets.of(begun, way), honest), by, day(way, 1));
    }
    var version = way.form().form().version();
    var saved = changes.saved(begun, version, keys, null, day(way, 1));
    var sheet = sheets.of(saved, way);
    var is = changes.counted(saved, sheet.count());
    if (fate != Fate.DRAFT && sheet.errors().isEmpty()) {
      handedIn(is, way, sheet, by, fate);
    }
  }

  private void handedIn(Return of, Way way, ReturnSheet sheet, Caller by, Fate fate) {
    beside.find(of, sheet, day(way, 2));
    cells.compute(of, sheet.computed());
    var to = way.after(ReturnRules.FILLING);
    var due = way.form().due().orElse(null);
    var is = changes.submitted(of, to.step(), due, by, day(way, 2));
    if (to.state() != ReturnState.AWAITING) {
      is = changes.moved(is, to, by, day(way, 2));
    }
    note(is, way, ReturnAct.SUBMIT, ReturnRules.FILLING, by, null, 2);
    var act = ReturnAct.SUBMIT;
    if (fate == Fate.RETURNED) {
      act = ReturnAct.SEND_BACK;
      var reviewer = by(way, is.step());
      var back = new Position(ReturnState.RETURNED, ReturnRules.FILLING, way.last());
      var step = is.step();
      is = changes.moved(is, back, reviewer, day(way, 3));
      note(is, way, act, step, reviewer, BACK, 3);
    } else if (fate == Fate.PASSED) {
      is = passed(is, way, 3);
    } else if (fate == Fate.LOCKED) {
      for (var after = 3; is.state() != ReturnState.LOCKED; after++) {
        is = passed(is, way, after);
      }
    }
    if (is.state() != ReturnState.LOCKED) {
      told.moved(is, way, act, fate == Fate.RETURNED ? BACK : null);
    }
  }

  private Return passed(Return of, Way way, int after) {
    var by = by(way, of.step());
    var act = of.state() == ReturnState.APPROVED ? ReturnAct.LOCK : ReturnAct.APPROVE;
    var is = changes.moved(of, way.after(of.step()), by, day(way, after));
    note(is, way, act, of.step(), by, null, after);
    if (is.state() == ReturnState.LOCKED) {
      frozen.keep(is, sheets.of(is, way), day(way, after), false);
    }
    return is;
  }

  private void note(
      Return is, Way way, ReturnAct act, int step, Caller by, @Nullable String why, int after) {
    acts.add(is, act, step, way.step(step).id(), by, Optional.empty(), why, day(way, after));
  }

  /** So many days after the period. */
  private OffsetDateTime day(Way way, int after) {
    return way.form()
        .period()
        .end()
        .plusDays(after)
        .atTime(9 + after, 10 * after)
        .atZone(clock.getZone())
        .toOffsetDateTime();
  }

  private static Caller by(Way way, int step) {
    var duty = way.step(step).duty();
    var place = way.places(step).stream().sorted().findFirst().orElseThrow();
    return new Caller(
        "sample-" + duty.name().toLowerCase(Locale.ROOT),
        duty.label().zh() + "（示例）",
        duty,
        place,
        Scope.everything("sample"),
        Reach.ALL);
  }
}
