package org.yipanqi.reporting;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.reporting.ReportFindingRows.Differing;

/**
 * What was reported held against what is recorded: numbers that differ by more than the form allows
 * become findings, owned by whoever fills the return. What no longer differs is corrected.
 */
@Component
class ReportedAndRecorded {

  private final ReportFindingRows rows;

  ReportedAndRecorded(ReportFindingRows rows) {
    this.rows = rows;
  }

  void find(Return of, ReturnSheet sheet, OffsetDateTime now) {
    var differing = new ArrayList<Differing>();
    for (var place : sheet.way().form().form().places(sheet.worked().cells())) {
      difference(place, sheet).ifPresent(differing::add);
    }
    rows.differences(of, differing, sheet.way().step(ReturnRules.FILLING).duty(), now);
    rows.corrected(
        rows.of(of.id()).stream()
            .filter(it -> it.kind().equals("spot_check") && it.unsettled())
            .filter(it -> says(sheet, it))
            .map(ReportFindingRows.Row::id)
            .toList());
  }

  /** Whether a return says by now what a spot check saw. */
  private static boolean says(ReturnSheet sheet, ReportFindingRows.Row found) {
    return CellName.of(found.address())
        .flatMap(name -> sheet.worked().cells().text(name))
        .filter(said -> said.equals(found.recorded()))
        .isPresent();
  }

  /** How far a cell's typed number is off its recorded one, where that is too far. */
  static Optional<Differing> difference(Form.Place place, ReturnSheet sheet) {
    var cell = sheet.stored().get(place.name().toString());
    if (cell == null || !(place.rule().fill() instanceof Fill.Figure figure)) {
      return Optional.empty();
    }
    var typed = cell.typed();
    var recorded = cell.recorded();
    if (typed == null
        || recorded == null
        || !(CellText.read(place.rule(), typed)
            instanceof CellText.Read.Good(BigDecimal reported, _))) {
      return Optional.empty();
    }
    var off = reported.subtract(new BigDecimal(recorded)).abs();
    return off.compareTo(figure.tolerance()) > 0
        ? Optional.of(new Differing(cell.address(), typed, recorded, figure.tolerance()))
        : Optional.empty();
  }
}
