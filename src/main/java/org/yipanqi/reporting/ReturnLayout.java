package org.yipanqi.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.policy.rules.Value;
import org.yipanqi.reporting.ReturnView.CellSource;
import org.yipanqi.reporting.ReturnView.FormCellRule;
import org.yipanqi.reporting.ReturnView.FormChoice;
import org.yipanqi.reporting.ReturnView.FormColumn;
import org.yipanqi.reporting.ReturnView.FormLayout;
import org.yipanqi.reporting.ReturnView.FormRow;
import org.yipanqi.reporting.ReturnView.FormSection;
import org.yipanqi.reporting.ReturnView.ReturnCell;
import org.yipanqi.reporting.ReturnView.ReturnContent;
import org.yipanqi.reporting.ReturnView.ReturnFinding;

/** Lays a form out with what stands in its cells. */
@Component
class ReturnLayout {

  record Laid(FormLayout layout, ReturnContent content) {}

  private final Units units;

  ReturnLayout(Units units) {
    this.units = units;
  }

  /**
   * Lays it out.
   *
   * @param kept what a locked return said: its cells stand as they were, whatever a definition has
   *     become since; null while it isn't locked
   */
  Laid of(ReturnSheet sheet, FrozenReturns.@Nullable Content kept) {
    var rules = new LinkedHashMap<FormCellRule, Integer>();
    var sections =
        sheet.way().form().form().sections().stream()
            .map(section -> section(section, sheet, rules))
            .toList();
    var cells = new ArrayList<ReturnCell>();
    for (var place : sheet.way().form().form().places(sheet.worked().cells())) {
      cells.add(cell(place, sheet, number(rules, place.rule()), kept));
    }
    var findings =
        kept == null
            ? sheet.worked().findings().stream().map(ReturnLayout::finding).toList()
            : List.<ReturnFinding>of();
    return new Laid(
        new FormLayout(sections, List.copyOf(rules.keySet())), new ReturnContent(cells, findings));
  }

  private FormSection section(Section it, ReturnSheet sheet, Map<FormCellRule, Integer> rules) {
    var columns =
        it.columns().stream()
            .map(c -> new FormColumn(c.id(), c.label(), number(rules, c.rule())))
            .toList();
    return switch (it.rows()) {
      case Rows.Fixed(var rows) ->
          new FormSection(
              it.id(),
              it.title(),
              false,
              rows.size(),
              columns,
              rows.stream()
                  .map(r -> new FormRow(r.id(), r.label(), r.unit(), r.indent(), r.heading()))
                  .toList());
      case Rows.Repeating(var over, var most) ->
          new FormSection(
              it.id(),
              it.title(),
              over.written(),
              most,
              columns,
              it.rowKeys(sheet.worked().cells()).stream()
                  .map(key -> new FormRow(key, label(over, key), null, 0, false))
                  .toList());
    };
  }

  private Label label(Rows.Over over, String key) {
    return over.written() ? new Label(key, key) : units.nameOf(key);
  }

  private static int number(Map<FormCellRule, Integer> rules, CellRule rule) {
    var laid =
        new FormCellRule(
            rule.type().name().toLowerCase(Locale.ROOT),
            rule.unit(),
            rule.places(),
            rule.required(),
            from(rule.fill()),
            rule.choices().stream().map(c -> new FormChoice(c.code(), c.label())).toList());
    return rules.computeIfAbsent(laid, _ -> rules.size());
  }

  private static String from(Fill fill) {
    return switch (fill) {
      case Fill.Typed _ -> "typed";
      case Fill.Blank _ -> "blank";
      case Fill.Figure _ -> "figure";
      case Fill.Record _ -> "record";
      case Fill.Computed _ -> "computed";
      case Fill.OfRule _ -> "rule";
      case Fill.Carried _ -> "carried";
    };
  }

  private static ReturnCell cell(
      Form.Place place, ReturnSheet sheet, int rule, FrozenReturns.@Nullable Content kept) {
    var name = place.name().toString();
    var stored = sheet.stored().get(name);
    var open = kept == null ? sheet.worked().open().get(name) : null;
    var was = kept == null ? null : kept.cells().get(name);
    return new ReturnCell(
        name,
        rule,
        was == null ? sheet.worked().cells().text(place.name()).orElse(null) : was.value(),
        stored == null ? null : stored.typed(),
        stored == null ? null : stored.typedName(),
        stored == null ? null : stored.recorded(),
        stored == null ? null : stored.recordedState(),
        open == null ? null : why(open),
        source(place.rule().fill(), place.name(), sheet.way()),
        ReportedAndRecorded.difference(place, sheet).isPresent(),
        stored == null ? null : stored.note());
  }

  private static Label why(Value open) {
    return open instanceof Value.Open
        ? new Label("所需的数还没有填齐", "numbers it needs are still missing")
        : new Label("除数为 0 或规则不适用", "a division by zero, or the rule doesn't apply");
  }

  private static @Nullable CellSource source(Fill fill, CellName name, Way way) {
    if (!(fill instanceof Fill.Figure figure)) {
      return null;
    }
    var place =
        switch (figure.of()) {
          case UNIT -> way.unit().code();
          case COUNTY -> String.valueOf(way.unit().county());
          case ROW -> name.row();
        };
    return new CellSource(figure.series(), place, figure.span().name().toLowerCase(Locale.ROOT));
  }

  private static ReturnFinding finding(Finding it) {
    return new ReturnFinding(
        it.kind().name().toLowerCase(Locale.ROOT), it.code(), it.error(), it.cells(), it.words());
  }
}
