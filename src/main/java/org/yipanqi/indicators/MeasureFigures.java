package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;

/** What a measure gives for places, for rules that ask for it. */
@Service
public class MeasureFigures {

  private final Evaluations evaluations;

  MeasureFigures(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  /**
   * A measure's values, computed now. A hospital's is its own, without the clinics that it manages.
   *
   * @param codes of institutions or communities
   * @return by code; absent where the figure is partial, not reported or has no value for whatever
   *     reason
   */
  @Transactional(readOnly = true)
  public Map<String, BigDecimal> of(
      Caller caller, PolicyPack pack, String measure, Period period, Collection<String> codes) {
    var session = evaluations.session(pack, List.of(period), Basis.LIVE);
    var values = new HashMap<String, BigDecimal>();
    for (var code : codes) {
      var row = evaluations.row(code);
      var quantity = session.evaluator().measure(measure, word(row), row, period);
      var value = quantity.value();
      if (value != null && quantity.state() == State.VALUE) {
        values.put(code, value);
      }
    }
    return values;
  }

  private static ScopeWord word(Row row) {
    return row instanceof Row.OfInstitution(var institution, _)
            && institution.kind().isTownHospital()
        ? ScopeWord.TOWN
        : ScopeWord.HERE;
  }
}
