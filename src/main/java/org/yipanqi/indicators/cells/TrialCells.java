package org.yipanqi.indicators.cells;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.CellCache.Cell;
import org.yipanqi.indicators.cells.CellCache.MonthCells;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;

/**
 * Cells of what a pack would add to the house, computed as a refresh would but into memory only: to
 * see what a change does before it is made.
 */
@Service
public class TrialCells {

  /** Stored cells with those of the trial among them, and the numbers they are found under. */
  public record Trial(MeasureNumbers numbers, Map<YearMonth, MonthCells> cells) {}

  private final MeasureRegister register;
  private final CellWriter writer;
  private final SourceCalendar calendar;

  TrialCells(MeasureRegister register, CellWriter writer, SourceCalendar calendar) {
    this.register = register;
    this.writer = writer;
    this.calendar = calendar;
  }

  /** The numbers of packs in force: nothing is tried. */
  public MeasureNumbers none() {
    return new MeasureNumbers(register, Map.of());
  }

  /**
   * What a pack needs that no pack in force does, for the months that are stored in {@code have}.
   */
  public Trial of(PolicyPack pack, Map<YearMonth, MonthCells> have) {
    var numbers = new LinkedHashMap<String, Integer>();
    var measures = new LinkedHashMap<String, Registered>();
    for (var measure : pack.measures()) {
      if (measure instanceof Measure.Base base
          && base.awaits().isEmpty()
          && !register.all().containsKey(base.digest())
          && !numbers.containsKey(base.digest())) {
        var number = -1 - numbers.size();
        numbers.put(base.digest(), number);
        measures.put(base.digest(), new Registered(number, base));
      }
    }
    var all = new HashMap<YearMonth, Map<Integer, Map<Long, Cell>>>();
    have.forEach((month, cells) -> all.put(month, new HashMap<>(cells.cells())));
    for (var group : CellRefresh.groups(measures.values()).values()) {
      compute(group, have.keySet(), all);
    }
    var merged = new HashMap<YearMonth, MonthCells>();
    have.forEach((month, cells) ->
        merged.put(month, new MonthCells(cells.version(), all.getOrDefault(month, Map.of()))));
    return new Trial(new MeasureNumbers(register, numbers), merged);
  }

  private void compute(
      List<Registered> group,
      Set<YearMonth> months,
      Map<YearMonth, Map<Integer, Map<Long, Cell>>> all) {
    for (var cell : writer.compute(group, existing(group.getFirst().measure(), months))) {
      var of = all.get(YearMonth.from(cell.month()));
      if (of != null) {
        of.computeIfAbsent(cell.measure(), _ -> new HashMap<>())
            .put(cell.unit(), new Cell(cell.value(), cell.n(), cell.unknown()));
      }
    }
  }

  /** Stocks stand only in the months that facts span, as in a refresh. */
  private Collection<YearMonth> existing(Measure.Base measure, Set<YearMonth> months) {
    if (measure.fact().time() instanceof FactTime.OnDate) {
      return months;
    }
    var spanned = calendar.horizon().map(SourceCalendar.Horizon::months).orElse(List.of());
    return months.stream().filter(spanned::contains).toList();
  }
}
