package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Check;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.policy.rules.Terms;

/** Checks what forms name elsewhere: cells of other forms, their ways, and no cell itself. */
final class FormLinks {

  private final List<Form> forms;
  private final PackSections sections;
  private final Mistakes mistakes;

  FormLinks(List<Form> forms, PackSections sections, Mistakes mistakes) {
    this.forms = forms;
    this.sections = sections;
    this.mistakes = mistakes;
  }

  void check() {
    var chains = sections.ids("chains", "id");
    var nodes = sections.all("forms");
    for (var i = 0; i < forms.size(); i++) {
      var node = nodes.get(i);
      if (!chains.contains(forms.get(i).chain())) {
        mistakes.add(
            node.get("chain").orElse(node),
            "missing-chain",
            "没有编号为“" + forms.get(i).chain() + "”的流程",
            "there is no chain \"" + forms.get(i).chain() + "\"");
      }
      carried(forms.get(i), node);
      cycles(forms.get(i), node);
    }
  }

  /** A cell of a form by what expressions may call it: repeating rows are one. */
  private interface EachRule {
    void take(String name, Section section, CellRule rule);
  }

  private static void each(Form form, EachRule take) {
    for (var section : form.sections()) {
      for (var column : section.columns()) {
        switch (section.rows()) {
          case Rows.Repeating _ ->
              take.take(
                  new CellName(section.id(), CellName.ROW, column.id()).toString(),
                  section,
                  column.rule());
          case Rows.Fixed fixed ->
              fixed.rows().stream()
                  .filter(r -> !r.heading())
                  .forEach(r ->
                      take.take(
                          new CellName(section.id(), r.id(), column.id()).toString(),
                          section,
                          r.rule(column)));
        }
      }
    }
  }

  private void carried(Form form, PackNode node) {
    each(
        form,
        (name, _, rule) -> {
          if (rule.fill() instanceof Fill.Carried from) {
            var fault = fault(form, rule, from);
            if (!fault.isEmpty()) {
              mistakes.add(
                  node,
                  "carried",
                  name + "：没有可以带上来的格子（" + fault + "）",
                  name + ": nothing can be carried up (" + fault + ")");
            }
          }
        });
  }

  /** Empty when a cell can be carried up. */
  private String fault(Form form, CellRule rule, Fill.Carried from) {
    var other = forms.stream().filter(f -> f.id().equals(from.form())).reduce((_, b) -> b);
    if (other.isEmpty()) {
      return from.form();
    }
    if (other.get().owner().compareTo(form.owner()) >= 0 || other.get().period() != form.period()) {
      return "owner, period";
    }
    var section = other.get().section(from.section());
    var column = section.flatMap(s -> s.column(from.column()));
    if (section.isEmpty() || column.isEmpty()) {
      return from.section() + "." + from.column();
    }
    var row = from.row();
    var printed = section.get().rows() instanceof Rows.Fixed;
    if (printed != (row != null)) {
      return printed ? "row" : "no row";
    }
    if (row != null
        && other.get().place(new CellName(from.section(), row, from.column())).isEmpty()) {
      return row;
    }
    var place =
        other
            .get()
            .place(new CellName(from.section(), row == null ? CellName.ROW : row, from.column()));
    var type = place.map(p -> p.rule().type()).orElse(CellRule.Type.TEXT);
    return switch (from.how()) {
      case SUM -> type.number() && rule.type().number() ? "" : "type";
      case COUNT -> rule.type().number() ? "" : "type";
      case OF_ROW -> row != null && type == rule.type() ? "" : "type, row";
      case LIST -> row == null && type == rule.type() ? "" : "type, row";
    };
  }

  /** A cell that is worked out from itself would have no value. */
  private void cycles(Form form, PackNode node) {
    var asked = new HashMap<String, Set<String>>();
    each(
        form,
        (name, section, rule) -> {
          switch (rule.fill()) {
            case Fill.Computed(var term, _) ->
                asked.put(name, named(form, name, Terms.asked(term)));
            case Fill.OfRule(_, _, var answers) -> {
              var all = new HashSet<String>();
              answers.values().forEach(t -> all.addAll(named(form, name, Terms.asked(t))));
              asked.put(name, all);
            }
            case Fill.Typed _, Fill.Blank _, Fill.Figure _, Fill.Record _, Fill.Carried _ -> {}
          }
        });
    for (var name : asked.keySet()) {
      if (reaches(name, name, asked, new HashSet<>())) {
        mistakes.add(
            node, "cycle", "“" + name + "”绕回了自己", "\"" + name + "\" is worked out from itself");
        return;
      }
    }
  }

  private static boolean reaches(
      String from, String to, Map<String, Set<String>> asked, Set<String> seen) {
    for (var next : asked.getOrDefault(from, Set.of())) {
      if (next.equals(to) || (seen.add(next) && reaches(next, to, asked, seen))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> named(Form form, String name, Set<String> asked) {
    var row = name.substring(name.indexOf('!') + 1, name.lastIndexOf('.'));
    var names = new HashSet<String>();
    for (var each : asked) {
      if (each.startsWith(Check.BEFORE)) {
        continue;
      }
      if (!each.contains(CellName.ROWS)) {
        names.add(each.replace(CellName.ROW, row));
        continue;
      }
      var all = new ArrayList<String>();
      each(form, (of, _, _) -> all.add(of));
      var start = each.substring(0, each.indexOf('!') + 1);
      var end = each.substring(each.lastIndexOf('.'));
      all.stream().filter(of -> of.startsWith(start) && of.endsWith(end)).forEach(names::add);
    }
    return names;
  }
}
