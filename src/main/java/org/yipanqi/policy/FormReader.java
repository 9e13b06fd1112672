package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yipanqi.policy.forms.Check;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Owner;
import org.yipanqi.policy.forms.PeriodKind;
import org.yipanqi.policy.rules.Rule;

/** Reads the forms of a pack. */
final class FormReader {

  /** Names that expressions take for something else. */
  private static final Set<String> TAKEN =
      Set.of(
          "row",
          "previous",
          "params",
          "on",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while",
          "true",
          "false",
          "null");

  private final ParameterValues parameters;
  private final LocalDate effectiveFrom;
  private final Map<String, String> units;
  private final List<Rule> rules;
  private final Mistakes mistakes;
  private final FormSectionReader sections;

  FormReader(
      ParameterValues parameters,
      LocalDate effectiveFrom,
      List<Series> series,
      List<Rule> rules,
      Mistakes mistakes) {
    this.parameters = parameters;
    this.effectiveFrom = effectiveFrom;
    this.units =
        series.stream().collect(Collectors.toMap(Series::id, Series::unit, (_, later) -> later));
    this.rules = rules;
    this.mistakes = mistakes;
    this.sections = new FormSectionReader(units, mistakes);
  }

  /** Every version of every form. */
  List<Form> read(PackSections pack) {
    var forms = new ArrayList<Form>();
    var seen = new HashSet<String>();
    for (var node : pack.all("forms")) {
      var form = form(node);
      if (!seen.add(form.id() + " " + form.from())) {
        twice(node, form.id());
      }
      forms.add(form);
    }
    var numbered = forms.stream().map(f -> numbered(f, forms)).toList();
    new FormLinks(numbered, pack, mistakes).check();
    return numbered;
  }

  private static Form numbered(Form form, List<Form> all) {
    var earlier =
        all.stream()
            .filter(f -> f.id().equals(form.id()) && f.from().isBefore(form.from()))
            .count();
    return with(form, form.checks(), 1 + (int) earlier);
  }

  private static Form with(Form form, List<Check> checks, int version) {
    return new Form(
        form.id(),
        version,
        form.from(),
        form.clause(),
        form.title(),
        form.shortTitle(),
        form.ours(),
        form.period(),
        form.owner(),
        form.kinds(),
        form.chain(),
        form.sections(),
        checks,
        form.note());
  }

  private Form form(PackNode node) {
    names(node);
    var bare = node.list("sections").stream().map(s -> sections.read(s, null)).toList();
    var terms =
        new FormTerms(
            FormSectionReader.known(bare), FormSectionReader.choices(bare), parameters, mistakes);
    var fills = new FormFills(node.text("id"), units.keySet(), rules, terms, mistakes);
    var form =
        new Form(
            node.text("id"),
            1,
            Optional.ofNullable(node.date("from", mistakes)).orElse(effectiveFrom),
            node.text("clause"),
            node.label("title"),
            node.get("short").flatMap(PackNode::asLabel).orElse(node.label("title")),
            node.flag("ours"),
            node.oneOf("period", PeriodKind.values()).orElse(PeriodKind.MONTH),
            node.oneOf("owner", Owner.values()).orElse(Owner.INSTITUTION),
            new HashSet<>(node.texts("kinds")),
            node.text("chain"),
            node.list("sections").stream().map(s -> sections.read(s, fills)).toList(),
            List.of(),
            node.get("note").flatMap(PackNode::asLabel).orElse(null));
    if ((form.owner() == Owner.INSTITUTION) == form.kinds().isEmpty()) {
      mistakes.add(
          node,
          "kinds",
          "机构填报的表要写哪类机构（kinds），其他的不写",
          "a form of institutions names their kinds, others don't");
    }
    return with(form, new FormCheckReader(form, terms, mistakes).read(node), 1);
  }

  /** No name means two things, in a form or to expressions. */
  private void names(PackNode form) {
    unique(form.list("sections"), true);
    for (var section : form.list("sections")) {
      unique(section.list("columns"), true);
      unique(section.list("rows"), true);
    }
    unique(form.list("checks"), false);
  }

  private void unique(List<PackNode> nodes, boolean named) {
    var seen = new HashSet<String>();
    for (var node : nodes) {
      var id = node.text("id");
      if (!seen.add(id)) {
        twice(node, id);
      }
      if (named && TAKEN.contains(id)) {
        mistakes.add(
            node.get("id").orElse(node),
            "reserved-word",
            "“" + id + "”在算式里另有意义，请换一个编号",
            "\"" + id + "\" means something else in expressions; take another id");
      }
    }
  }

  private void twice(PackNode node, String id) {
    mistakes.add(node, "duplicate", "“" + id + "”出现两次", "\"" + id + "\" stands twice");
  }
}
