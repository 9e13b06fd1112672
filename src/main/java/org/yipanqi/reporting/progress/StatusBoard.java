package org.yipanqi.reporting.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.FormAtWork;
import org.yipanqi.reporting.FormShelf;
import org.yipanqi.reporting.Return;
import org.yipanqi.reporting.ReturnRows;
import org.yipanqi.reporting.ReturnState;
import org.yipanqi.reporting.Unit;
import org.yipanqi.reporting.Units;

/**
 * How far the returns of a county are: who owes one, who has handed it in, who in time. Everything
 * is counted over the units that owe, so no share is ever above one; a return counts as in when it
 * was handed in complete for the first time, and an empty one never is.
 */
@Service
public class StatusBoard {

  /**
   * A form's returns, counted.
   *
   * @param in handed in, whatever became of it
   * @param onTime of those whose day is known; null while nobody has fixed the day
   */
  public record Count(
      int owed,
      int begun,
      int in,
      int returned,
      int locked,
      int overdue,
      @Nullable Integer onTime) {

    /** The share of the owed that is in, in percent; null where nothing is owed. */
    public @Nullable BigDecimal complete() {
      return share(in, owed);
    }

    /** The share of the owed that was in by the day, in percent. */
    public @Nullable BigDecimal timely() {
      return onTime == null ? null : share(onTime, owed);
    }

    private static @Nullable BigDecimal share(int part, int whole) {
      return whole == 0
          ? null
          : BigDecimal.valueOf(100L * part)
              .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
  }

  /** A form with its count. */
  public record FormLine(FormAtWork form, @Nullable LocalDate due, Count count) {}

  /**
   * A unit's return.
   *
   * @param onTime null while it is not in and may still come, or no day is fixed
   */
  public record UnitLine(
      Unit unit,
      @Nullable Return have,
      @Nullable LocalDate due,
      boolean overdue,
      @Nullable Boolean onTime) {}

  private final FormShelf forms;
  private final Units units;
  private final ReturnRows rows;
  private final Clock clock;

  StatusBoard(FormShelf forms, Units units, ReturnRows rows, Clock clock) {
    this.forms = forms;
    this.units = units;
    this.rows = rows;
    this.clock = clock;
  }

  /** Every form that a county owes for a month, and for the longer periods that it lies in. */
  public List<FormLine> forms(Caller caller, long county, YearMonth month) {
    var all = new ArrayList<FormLine>();
    for (var form : forms.owed(county, month)) {
      all.add(new FormLine(form, form.due().orElse(null), count(units(caller, county, form))));
    }
    return all;
  }

  /** The units that owe one form, as far as they are the caller's: a community's, a county's. */
  public List<UnitLine> units(Caller caller, long county, FormAtWork form) {
    var have = new HashMap<String, Return>();
    rows.ofForm(county, form.pack().id(), form.form().id(), form.period())
        .forEach(it -> have.put(it.unit(), it));
    var due = form.due().orElse(null);
    var today = LocalDate.now(clock);
    return units.owing(form.form(), county, form.period()).stream()
        .filter(unit -> isUnder(caller, unit))
        .map(unit -> line(unit, have, due, today))
        .toList();
  }

  private static boolean isUnder(Caller caller, Unit unit) {
    return caller.unit().equals(unit.community())
        || unit.standsIn().contains(caller.unit())
        || String.valueOf(unit.county()).startsWith(caller.unit());
  }

  private UnitLine line(
      Unit unit, Map<String, Return> have, @Nullable LocalDate due, LocalDate today) {
    var it = have.get(unit.code());
    var in = it == null ? null : it.handedInAt();
    var day = it == null || it.dueOn() == null ? due : it.dueOn();
    var late = day != null && today.isAfter(day);
    Boolean onTime = null;
    if (day != null && in != null) {
      onTime = !in.atZoneSameInstant(clock.getZone()).toLocalDate().isAfter(day);
    } else if (late) {
      onTime = false;
    }
    return new UnitLine(unit, it, day, late && in == null, onTime);
  }

  static Count count(List<UnitLine> lines) {
    var begun = 0;
    var in = 0;
    var returned = 0;
    var locked = 0;
    var overdue = 0;
    var onTime = 0;
    var dated = lines.isEmpty();
    for (var line : lines) {
      var it = line.have();
      begun += it != null && it.handedInAt() == null ? 1 : 0;
      in += it != null && it.handedInAt() != null ? 1 : 0;
      returned += it != null && it.state() == ReturnState.RETURNED ? 1 : 0;
      locked += it != null && it.state() == ReturnState.LOCKED ? 1 : 0;
      overdue += line.overdue() ? 1 : 0;
      onTime += Boolean.TRUE.equals(line.onTime()) ? 1 : 0;
      dated |= line.due() != null;
    }
    return new Count(lines.size(), begun, in, returned, locked, overdue, dated ? onTime : null);
  }
}
