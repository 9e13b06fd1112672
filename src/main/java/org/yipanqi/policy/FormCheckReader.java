package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Check;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.rules.Term;
import org.yipanqi.policy.rules.Terms;

/** Reads the checks of one form. */
final class FormCheckReader {

  private final Form form;
  private final FormTerms terms;
  private final Mistakes mistakes;

  FormCheckReader(Form form, FormTerms terms, Mistakes mistakes) {
    this.form = form;
    this.terms = terms;
    this.mistakes = mistakes;
  }

  List<Check> read(PackNode node) {
    var checks = new ArrayList<Check>();
    node.list("checks").forEach(c -> check(c).ifPresent(checks::add));
    return List.copyOf(checks);
  }

  private Optional<Check> check(PackNode node) {
    var each = node.textOrNull("each");
    if (each != null && form.section(each).isEmpty()) {
      mistakes.add(
          node.get("each").orElse(node),
          "missing-section",
          "没有“" + each + "”这一部分",
          "there is no section \"" + each + "\"");
      return Optional.empty();
    }
    var at = node.get("that").orElse(node);
    return terms
        .read(at, each, null, CellRule.Type.YES_NO)
        .map(that -> tolerant(that, node))
        .map(that ->
            new Check(
                node.text("id"),
                each,
                that,
                at.text(),
                node.oneOf("missing", Check.Missing.values()).orElse(Check.Missing.SKIP),
                node.oneOf("severity", Check.Severity.values()).orElse(Check.Severity.ERROR),
                node.label("words"),
                cells(node, that, each)));
  }

  private Term tolerant(Term that, PackNode node) {
    var tolerance = node.get("tolerance").flatMap(PackNode::decimal);
    if (tolerance.isEmpty()) {
      return that;
    }
    return within(that, tolerance.get())
        .orElseGet(() -> {
          mistakes.add(
              node.get("tolerance").orElse(node),
              "no-tolerance",
              "只有 ==、<=、>= 可以有容差，且整条就是这个比较",
              "only a check that is one ==, <= or >= may have a tolerance");
          return that;
        });
  }

  /** Where it is shown: at the cells that the pack names, else at those that it reads. */
  private List<CellName> cells(PackNode node, Term that, @Nullable String each) {
    var cells = new LinkedHashSet<CellName>();
    for (var written : node.list("cells")) {
      var cell = named(written.text(), each);
      if (cell.isEmpty()) {
        mistakes.add(
            written,
            "unknown-name",
            "这里没有“" + written.text() + "”这一格",
            "there is no cell \"" + written.text() + "\" here");
      }
      cell.ifPresent(cells::add);
    }
    if (node.list("cells").isEmpty()) {
      Terms.asked(that).stream()
          .filter(name -> !name.startsWith(Check.BEFORE) && !name.contains(CellName.ROWS))
          .flatMap(name -> read(name).stream())
          .forEach(cells::add);
      if (cells.isEmpty()) {
        mistakes.add(
            node, "no-cells", "请写 cells：错误显示在哪一格旁边", "say by cells beside which cell it is shown");
      }
    }
    return List.copyOf(cells);
  }

  private Optional<CellName> named(String text, @Nullable String each) {
    var parts = text.split("\\.", -1);
    if (parts.length == 2 && parts[0].equals("row") && each != null) {
      return form.section(each)
          .flatMap(s -> s.column(parts[1]))
          .map(c -> new CellName(each, CellName.ROW, c.id()));
    }
    return parts.length == 3
        ? Optional.of(new CellName(parts[0], parts[1], parts[2]))
            .filter(n ->
                form.place(n).isPresent()
                    && form.section(n.section()).orElseThrow().rows() instanceof Rows.Fixed)
        : Optional.empty();
  }

  /** Names in expressions may stand for the row at hand, which no written name does. */
  private static Optional<CellName> read(String name) {
    var bang = name.indexOf('!');
    var dot = name.lastIndexOf('.');
    return Optional.of(
        new CellName(
            name.substring(0, bang), name.substring(bang + 1, dot), name.substring(dot + 1)));
  }

  /** What holds when it does within a tolerance; empty where there is nothing to compare. */
  private static Optional<Term> within(Term term, BigDecimal tolerance) {
    var by = new Term.Constant(tolerance);
    if (!(term instanceof Term.Compare(var operator, var left, var right))) {
      return Optional.empty();
    }
    return switch (operator) {
      case EQUAL ->
          Optional.of(
              new Term.Both(
                  new Term.Compare(
                      Term.Operator.AT_MOST, new Term.Arithmetic('-', left, right), by),
                  new Term.Compare(
                      Term.Operator.AT_MOST, new Term.Arithmetic('-', right, left), by)));
      case AT_MOST ->
          Optional.of(new Term.Compare(operator, left, new Term.Arithmetic('+', right, by)));
      case AT_LEAST ->
          Optional.of(new Term.Compare(operator, new Term.Arithmetic('+', left, by), right));
      case UNEQUAL, LESS, MORE -> Optional.empty();
    };
  }
}
