package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Column;
import org.yipanqi.policy.forms.Row;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;

/** Reads the tables of forms. */
final class FormSectionReader {

  private static final int MOST_ROWS = 1000;

  private final Map<String, String> units;
  private final Mistakes mistakes;
  private final FormCells cells;

  /**
   * @param units of the pack's series
   */
  FormSectionReader(Map<String, String> units, Mistakes mistakes) {
    this.units = units;
    this.mistakes = mistakes;
    this.cells = new FormCells(mistakes);
  }

  /**
   * @param fills null while it is not known what expressions may name
   */
  Section read(PackNode node, @Nullable FormFills fills) {
    var repeated = node.get("rows").filter(r -> r.get("over").isPresent());
    var over = repeated.flatMap(r -> r.oneOf("over", Rows.Over.values())).orElse(null);
    var columns = node.list("columns").stream().map(c -> column(node, over, c, fills)).toList();
    Rows rows =
        over == null
            ? new Rows.Fixed(node.list("rows").stream().map(r -> row(node, r, fills)).toList())
            : new Rows.Repeating(
                over, repeated.map(r -> r.whole("most", MOST_ROWS)).orElse(MOST_ROWS));
    return new Section(node.text("id"), node.label("title"), rows, columns);
  }

  private Column column(
      PackNode section, Rows.@Nullable Over over, PackNode node, @Nullable FormFills fills) {
    // what a printed row doesn't say stands here; its figures stand with the rows
    var rule = cell(section, over, node, null, null, over == null ? null : fills);
    var disclosed = node.flag("disclosed");
    if (disclosed && over == Rows.Over.PERSON) {
      mistakes.add(
          node, "persons-disclosed", "个人的信息不公开", "what is said of persons is not made public");
    }
    return new Column(node.text("id"), node.label("label"), rule, disclosed);
  }

  private Row row(PackNode section, PackNode node, @Nullable FormFills fills) {
    var heading = node.flag("heading");
    var own = node.get("cells").map(PackNode::entries).orElse(Map.of());
    var rules = new LinkedHashMap<String, CellRule>();
    for (var column : section.list("columns")) {
      if (!heading) {
        var id = column.text("id");
        rules.put(id, cell(section, null, column, node, own.get(id), fills));
      }
    }
    own.forEach((id, at) -> {
      if (!rules.containsKey(id)) {
        mistakes.add(
            at, "missing-column", "没有“" + id + "”这一列", "there is no column \"" + id + "\"");
      }
    });
    var unit = node.textOrNull("unit");
    return new Row(
        node.text("id"),
        node.label("label"),
        unit == null ? shown(rules) : unit,
        node.whole("indent", 0),
        heading,
        rules);
  }

  /** The unit beside a row, when its cells have one. */
  private static @Nullable String shown(Map<String, CellRule> rules) {
    return rules.values().stream()
        .map(CellRule::unit)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private CellRule cell(
      PackNode section,
      Rows.@Nullable Over over,
      PackNode column,
      @Nullable PackNode row,
      @Nullable PackNode own,
      @Nullable FormFills fills) {
    var rule =
        fills == null
            ? new FormCells(new Mistakes()).rule(column, row, own, units)
            : cells.rule(column, row, own, units);
    return fills == null
        ? rule
        : new CellRule(
            rule.type(),
            rule.unit(),
            rule.places(),
            rule.choices(),
            rule.required(),
            rule.least(),
            rule.most(),
            fills.read(section, over, column, row, own, rule));
  }

  /** The cells as expressions know them. */
  static List<FormTerms.Known> known(List<Section> sections) {
    var known = new ArrayList<FormTerms.Known>();
    each(
        sections,
        (section, row, column, rule) ->
            known.add(new FormTerms.Known(section.id(), row, column.id(), rule.type())));
    return known;
  }

  /** By cell the codes that it takes. */
  static Map<String, List<String>> choices(List<Section> sections) {
    var choices = new LinkedHashMap<String, List<String>>();
    each(
        sections,
        (section, row, column, rule) -> {
          if (rule.type() == CellRule.Type.CHOICE) {
            var codes = rule.choices().stream().map(CellRule.Choice::code).toList();
            var at = row == null ? CellName.ROW : row;
            choices.put(new CellName(section.id(), at, column.id()).toString(), codes);
          }
        });
    return choices;
  }

  private interface EachCell {
    void take(Section section, @Nullable String row, Column column, CellRule rule);
  }

  private static void each(List<Section> sections, EachCell take) {
    for (var section : sections) {
      for (var column : section.columns()) {
        switch (section.rows()) {
          case Rows.Repeating _ -> take.take(section, null, column, column.rule());
          case Rows.Fixed fixed ->
              fixed.rows().stream()
                  .filter(r -> !r.heading())
                  .forEach(r -> take.take(section, r.id(), column, r.rule(column)));
        }
      }
    }
  }
}
