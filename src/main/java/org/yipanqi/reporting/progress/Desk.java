package org.yipanqi.reporting.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.FormAtWork;
import org.yipanqi.reporting.FormShelf;
import org.yipanqi.reporting.Return;
import org.yipanqi.reporting.ReturnRows;
import org.yipanqi.reporting.ReturnRules;
import org.yipanqi.reporting.UnderLock;
import org.yipanqi.reporting.Unit;
import org.yipanqi.reporting.Units;
import org.yipanqi.reporting.Way;

/** What somebody has to do: the returns that one's place owes, and those that wait for one. */
@Service
public class Desk {

  /**
   * A return that is owed; it is stored only when somebody begins it.
   *
   * @param have what there is of it; null while nobody has begun
   * @param due the last day in time; null where nobody has fixed one
   */
  public record Owed(
      FormAtWork form,
      Unit unit,
      @Nullable Return have,
      @Nullable LocalDate due,
      boolean overdue) {}

  /** A return that waits at a step of somebody's. */
  public record Waiting(Return of, Way way, @Nullable LocalDate due) {}

  /**
   * A form that is in use for a month.
   *
   * @param mine the steps of its chain that are somebody's, counted from 0
   */
  public record InUse(FormAtWork form, Set<Integer> mine) {}

  private static final int MOST = 500;

  private final FormShelf forms;
  private final Units units;
  private final ReturnRows rows;
  private final UnderLock door;
  private final Clock clock;

  Desk(FormShelf forms, Units units, ReturnRows rows, UnderLock door, Clock clock) {
    this.forms = forms;
    this.units = units;
    this.rows = rows;
    this.door = door;
    this.clock = clock;
  }

  /** What the caller fills for a month, and for the longer periods that it lies in. */
  public List<Owed> toFill(Caller caller, YearMonth month) {
    var all = new ArrayList<Owed>();
    for (var county : units.countiesOf(caller.unit())) {
      for (var form : forms.owed(county, month)) {
        if (form.chain().steps().getFirst().duty() == caller.duty()) {
          var have = byUnit(county, form);
          units.owing(form.form(), county, form.period()).stream()
              .filter(unit -> new Way(form, unit).takes(caller, ReturnRules.FILLING))
              .limit(MOST)
              .forEach(unit -> all.add(owed(form, unit, have.get(unit.code()))));
        }
      }
    }
    return all;
  }

  /** What was given back to the caller to be mended, of whatever period; the oldest first. */
  public List<Owed> givenBack(Caller caller) {
    return rows.returned(units.countiesOf(caller.unit()), 4 * MOST).stream()
        .map(it -> Map.entry(it, door.way(it)))
        .filter(it -> it.getValue().takes(caller, ReturnRules.FILLING))
        .limit(MOST)
        .map(it -> owed(it.getValue().form(), it.getValue().unit(), it.getKey()))
        .toList();
  }

  /** Every form that is owed in a place's counties for a month, whoever fills it. */
  public List<InUse> inUse(Caller caller, YearMonth month) {
    var all = new LinkedHashMap<String, InUse>();
    for (var county : units.countiesOf(caller.unit())) {
      for (var form : forms.owed(county, month)) {
        var mine =
            all.computeIfAbsent(
                    form.pack().id() + "/" + form.form().id(),
                    _ -> new InUse(form, new TreeSet<>()))
                .mine();
        for (var unit : units.owing(form.form(), county, form.period())) {
          var way = new Way(form, unit);
          IntStream.range(0, way.steps().size())
              .filter(no -> way.takes(caller, no))
              .forEach(mine::add);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private Map<String, Return> byUnit(long county, FormAtWork form) {
    var all = new HashMap<String, Return>();
    rows.ofForm(county, form.pack().id(), form.form().id(), form.period())
        .forEach(it -> all.put(it.unit(), it));
    return all;
  }

  private Owed owed(FormAtWork form, Unit unit, @Nullable Return have) {
    var due = form.due().orElse(null);
    var late =
        due != null
            && LocalDate.now(clock).isAfter(due)
            && (have == null || have.handedInAt() == null);
    return new Owed(form, unit, have, due, late);
  }

  /** What waits for the caller, the oldest first. */
  public List<Waiting> waiting(Caller caller) {
    var all = new ArrayList<Waiting>();
    for (var it : rows.waiting(units.countiesOf(caller.unit()), 4 * MOST)) {
      var way = door.way(it);
      if (way.takes(caller, it.step()) && all.size() < MOST) {
        all.add(new Waiting(it, way, way.due(it.step()).orElse(null)));
      }
    }
    return all;
  }
}
