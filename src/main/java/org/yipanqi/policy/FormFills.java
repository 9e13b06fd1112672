package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/** Reads where the cells of one form are filled from. */
final class FormFills {

  private static final Set<Rows.Over> UNITS =
      Set.of(
          Rows.Over.TOWN_HOSPITAL, Rows.Over.VILLAGE_CLINIC, Rows.Over.MEMBER, Rows.Over.COMMUNITY);

  private final String form;
  private final Set<String> series;
  private final List<Rule> rules;
  private final FormTerms terms;
  private final Mistakes mistakes;

  FormFills(String form, Set<String> series, List<Rule> rules, FormTerms terms, Mistakes mistakes) {
    this.form = form;
    this.series = series;
    this.rules = rules;
    this.terms = terms;
    this.mistakes = mistakes;
  }

  /**
   * @param over whose rows the section has; null where the form prints them
   * @param row the printed row; null for a column by itself
   * @param own what the row says of this cell; null for nothing
   */
  Fill read(
      PackNode section,
      Rows.@Nullable Over over,
      PackNode column,
      @Nullable PackNode row,
      @Nullable PackNode own,
      CellRule rule) {
    var at = Optional.ofNullable(own).flatMap(o -> o.get("fill")).or(() -> column.get("fill"));
    if (at.isEmpty() || at.get().flag("typed")) {
      return new Fill.Typed();
    }
    var fill = at.get();
    if (fill.flag("blank")) {
      return new Fill.Blank();
    }
    var span = fill.get("figure");
    if (span.isPresent()) {
      return figure(section, over, column, row, span.get(), rule);
    }
    if (fill.get("record").isPresent()) {
      return record(fill, over);
    }
    var id = section.text("id");
    var rowId = row == null ? null : row.text("id");
    var computed = fill.get("computed");
    if (computed.isPresent()) {
      return terms
          .read(computed.get(), id, rowId, rule.type())
          .<Fill>map(term -> new Fill.Computed(term, computed.get().text()))
          .orElseGet(Fill.Typed::new);
    }
    return fill.get("rule")
        .map(r -> byRule(r, id, rowId, rule))
        .orElseGet(() -> carried(fill.get("carried").orElse(fill), over));
  }

  private Fill figure(
      PackNode section,
      Rows.@Nullable Over over,
      PackNode column,
      @Nullable PackNode row,
      PackNode spanAt,
      CellRule rule) {
    var span = spanAt.oneOf(Fill.Span.values()).orElse(Fill.Span.PERIOD);
    var by = row == null ? column : row;
    var figure = by.get("figure").or(() -> column.get("figure"));
    if (figure.isEmpty()) {
      if (row == null) {
        mistakes.add(column, "no-figure", "这一列要写 figure", "this column needs a figure");
      }
      return span == Fill.Span.PERIOD ? new Fill.Typed() : new Fill.Blank();
    }
    var owner = by.get("figure").isPresent() ? by : column;
    var id = FormFigures.series(figure.get(), form, section.text("id"), owner.text("id"));
    if (!series.contains(id)) {
      mistakes.add(
          figure.get(),
          "missing-series",
          "没有编号为“" + id + "”的指标",
          "there is no series \"" + id + "\"");
    }
    if (!rule.type().number() && rule.type() != CellRule.Type.YES_NO) {
      mistakes.add(column, "wrong-type", "带出的指标是数", "a figure is a number");
    }
    var ofRow = over != null && UNITS.contains(over);
    var of = figure.get().oneOf("of", Fill.Of.values()).orElse(ofRow ? Fill.Of.ROW : Fill.Of.UNIT);
    if (of == Fill.Of.ROW && (!ofRow || over == Rows.Over.VILLAGE_CLINIC)) {
      mistakes.add(
          figure.get(),
          "no-figure",
          "这些行没有指标：指标算到机构、医共体和全县，不算到村卫生室和人",
          "such rows have no figures: they are computed for institutions, communities and the county");
    }
    return new Fill.Figure(
        id,
        span,
        of,
        figure.get().get("tolerance").flatMap(PackNode::decimal).orElse(BigDecimal.ZERO));
  }

  private Fill record(PackNode fill, Rows.@Nullable Over over) {
    if (over != null && over.written()) {
      mistakes.add(
          fill, "no-record", "这些行由人填写，没有登记", "such rows are written by people, without a register");
    }
    return new Fill.Record(fill.oneOf("record", Fill.RowFact.values()).orElse(Fill.RowFact.NAME));
  }

  private Fill byRule(PackNode at, String section, @Nullable String row, CellRule cell) {
    var rule = rules.stream().filter(r -> r.id().equals(at.text("rule"))).reduce((_, b) -> b);
    if (rule.isEmpty()) {
      mistakes.add(
          at.get("rule").orElse(at),
          "missing-rule",
          "没有编号为“" + at.text("rule") + "”的规则",
          "there is no rule \"" + at.text("rule") + "\"");
      return new Fill.Typed();
    }
    var line = at.text("line");
    var split = rule.get().shares();
    if (rule.get().line(line).isEmpty()
        && (split == null || split.parts().stream().noneMatch(p -> p.id().equals(line)))) {
      mistakes.add(
          at.get("line").orElse(at),
          "missing-line",
          "规则里没有“" + line + "”这一行",
          "the rule has no line \"" + line + "\"");
    }
    if (!cell.type().number() && cell.type() != CellRule.Type.YES_NO) {
      mistakes.add(at, "wrong-type", "规则得出数或是否", "a rule gives a number, or yes or no");
    }
    var answers = new LinkedHashMap<String, Term>();
    var given = at.get("answers").map(PackNode::entries).orElse(Map.of());
    for (var ask : rule.get().asks()) {
      var answer = given.get(ask.id());
      if (answer == null) {
        mistakes.add(
            at,
            "unanswered-ask",
            "还没有回答“" + ask.id() + "”",
            "\"" + ask.id() + "\" is not answered");
      } else {
        terms.read(answer, section, row, type(ask)).ifPresent(term -> answers.put(ask.id(), term));
      }
    }
    given.forEach((id, node) -> {
      if (rule.get().ask(id).isEmpty()) {
        mistakes.add(
            node, "unknown-name", "规则不问“" + id + "”", "the rule does not ask \"" + id + "\"");
      }
    });
    return new Fill.OfRule(at.text("rule"), line, answers);
  }

  private static CellRule.Type type(Rule.Ask ask) {
    return switch (ask.type()) {
      case INT -> CellRule.Type.INT;
      case DECIMAL -> CellRule.Type.DECIMAL;
      case BOOL -> CellRule.Type.YES_NO;
      case CHOICE -> CellRule.Type.CHOICE;
      case DATE -> CellRule.Type.DATE;
    };
  }

  private Fill carried(PackNode at, Rows.@Nullable Over over) {
    var how = at.oneOf("how", Fill.How.values()).orElse(Fill.How.SUM);
    if ((how == Fill.How.OF_ROW || how == Fill.How.LIST) && (over == null || over.written())) {
      mistakes.add(
          at,
          "no-row",
          "of_row 和 list 用在每机构一行的表里",
          "of_row and list belong into tables with a row for each institution");
    }
    return new Fill.Carried(
        at.text("form"), at.text("section"), at.textOrNull("row"), at.text("column"), how);
  }
}
