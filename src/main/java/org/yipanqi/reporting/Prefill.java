package org.yipanqi.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.AskedFigures;
import org.yipanqi.indicators.AskedFigures.Answer;
import org.yipanqi.indicators.AskedFigures.Asked;
import org.yipanqi.indicators.AskedFigures.Span;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.reporting.CellRows.Recorded;

/**
 * What the records know of a return's cells now: figures, the register, and the returns of the
 * units below. A cell of which they know nothing has a state that says why, never a 0.
 */
@Component
class Prefill {

  private final AskedFigures figures;
  private final RegisterFacts register;
  private final CarriedCells carried;
  private final Units units;

  Prefill(AskedFigures figures, RegisterFacts register, CarriedCells carried, Units units) {
    this.figures = figures;
    this.register = register;
    this.carried = carried;
    this.units = units;
  }

  /**
   * The keys of the rows that the form doesn't print: institutions as they stand, what people wrote
   * as it was.
   */
  Map<String, List<String>> rows(Way way, Map<String, List<String>> before) {
    var keys = new LinkedHashMap<String, List<String>>();
    for (var section : way.form().form().sections()) {
      if (section.rows() instanceof Rows.Repeating(var over, _)) {
        keys.put(
            section.id(),
            over.written()
                ? before.getOrDefault(section.id(), List.of())
                : units.rowKeys(way.unit(), over, way.form().period()));
      }
    }
    return keys;
  }

  /**
   * In the caller's name.
   *
   * @param live as the records stand now, also where the period is closed
   */
  List<Recorded> cells(Caller caller, Way way, Map<String, List<String>> rows, boolean live) {
    var form = way.form();
    var places = form.form().places(new Cells(Map.of(), rows, new HashSet<>()));
    var asked =
        places.stream()
            .filter(p -> p.rule().fill() instanceof Fill.Figure)
            .map(p -> asked(way, p, (Fill.Figure) p.rule().fill()))
            .distinct()
            .toList();
    var answers = figures.answers(caller, form.pack(), form.period(), asked, live);
    var below = carried.of(way, places);
    var all = new ArrayList<Recorded>();
    for (var place : places) {
      var name = place.name().toString();
      switch (place.rule().fill()) {
        case Fill.Figure of ->
            all.add(figure(name, place, answers.getOrDefault(asked(way, place, of), NONE)));
        case Fill.Record(var fact) -> all.add(register.cell(name, place, way, fact));
        case Fill.Carried of -> all.add(carried.cell(name, place, of, below));
        case Fill.Typed _, Fill.Blank _, Fill.Computed _, Fill.OfRule _ -> {}
      }
    }
    return all;
  }

  private static final Answer NONE = new Answer(State.NOT_APPLICABLE, null);

  private static Asked asked(Way way, Form.Place place, Fill.Figure of) {
    var code =
        switch (of.of()) {
          case UNIT -> way.unit().code();
          case COUNTY -> String.valueOf(way.unit().county());
          case ROW -> place.name().row();
        };
    return new Asked(of.series(), code, Span.valueOf(of.span().name()));
  }

  private static Recorded figure(String name, Form.Place place, Answer answer) {
    var value = answer.value();
    return new Recorded(
        name,
        value == null ? null : number(place, value),
        answer.state().name().toLowerCase(Locale.ROOT));
  }

  /**
   * As the cell takes it: rounded half up to its places, as a person would write it there; a figure
   * of yes and no is 1 or 0.
   */
  static String number(Form.Place place, BigDecimal value) {
    if (place.rule().type() == CellRule.Type.YES_NO) {
      return value.signum() == 0 ? "false" : "true";
    }
    return CellText.text(place.rule(), value.setScale(place.rule().places(), RoundingMode.HALF_UP));
  }
}
