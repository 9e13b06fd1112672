package org.yipanqi.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.reporting.CellRows.Typed;

/**
 * What an invented person types into a sample's return: what is missing, and one number too many.
 */
final class SampleCells {

  private static final BigDecimal MORE = new BigDecimal("1.08");
  private static final BigDecimal LESS = new BigDecimal("0.92");
  private static final BigDecimal WHOLE = new BigDecimal(100);

  private SampleCells() {}

  /**
   * The cells to type.
   *
   * @param honest otherwise one figure is reported other than it is recorded
   */
  static List<Typed> filled(ReturnSheet sheet, boolean honest) {
    var form = sheet.way().form().form();
    var values = new LinkedHashMap<String, String>();
    sheet.worked().findings().stream()
        .filter(Finding::error)
        .forEach(it ->
            it.cells()
                .forEach(address ->
                    CellName.of(address)
                        .flatMap(form::place)
                        .filter(
                            place -> it.kind() == Finding.Kind.MISSING || emptyWords(place, sheet))
                        .ifPresent(place -> values.put(address, typed(place, sheet)))));
    if (!honest) {
      otherThanRecorded(sheet, values);
    }
    var all = new ArrayList<Typed>();
    values.forEach((address, value) -> all.add(new Typed(address, value)));
    return all;
  }

  private static boolean emptyWords(Form.Place place, ReturnSheet sheet) {
    return place.rule().type() == CellRule.Type.TEXT
        && sheet.worked().cells().text(place.name()).isEmpty();
  }

  private static String typed(Form.Place place, ReturnSheet sheet) {
    var rule = place.rule();
    return switch (rule.type()) {
      case CHOICE -> rule.choices().get(Math.min(1, rule.choices().size() - 1)).code();
      case YES_NO -> "true";
      case DATE -> sheet.of().period().end().toString();
      case TEXT -> "按计划推进（示例）";
      case INT, DECIMAL, PERCENT, MONEY ->
          CellText.text(rule, least(rule.least()).setScale(rule.places(), RoundingMode.UP));
    };
  }

  private static BigDecimal least(@Nullable BigDecimal least) {
    return least == null ? BigDecimal.ONE : least.max(BigDecimal.ONE);
  }

  private static void otherThanRecorded(ReturnSheet sheet, Map<String, String> values) {
    for (var place : sheet.way().form().form().places(sheet.worked().cells())) {
      var cell = sheet.stored().get(place.name().toString());
      if (cell != null
          && cell.recorded() != null
          && place.rule().type().number()
          && place.rule().fill() instanceof Fill.Figure figure) {
        var recorded = new BigDecimal(cell.recorded());
        var other = other(place.rule(), recorded);
        if (other.subtract(recorded).abs().compareTo(figure.tolerance()) > 0) {
          values.put(cell.address(), CellText.text(place.rule(), other));
          return;
        }
      }
    }
  }

  private static BigDecimal other(CellRule rule, BigDecimal recorded) {
    var more = recorded.multiply(MORE).setScale(rule.places(), RoundingMode.HALF_UP);
    return more.compareTo(WHOLE) > 0
        ? recorded.multiply(LESS).setScale(rule.places(), RoundingMode.HALF_UP)
        : more;
  }
}
