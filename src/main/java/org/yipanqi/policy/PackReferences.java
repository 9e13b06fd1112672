package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every id in a pack that names something elsewhere in the pack finds it. */
final class PackReferences {

  private static final List<String> REFERRING =
      List.of(
          "items",
          "indicators",
          "duties",
          "standards",
          "parameters",
          "measures",
          "series",
          "goals",
          "candidates",
          "monitored",
          "slips",
          "phases",
          "relations",
          "bodies",
          "matters",
          "rules",
          "forms",
          "chains",
          "discipline");

  private final PackSections sections;
  private final Mistakes mistakes;

  PackReferences(PackSections sections, Mistakes mistakes) {
    this.sections = sections;
    this.mistakes = mistakes;
  }

  void check() {
    var clauses = sections.ids("clauses", "id");
    coverage();
    var chapters = sections.ids("chapters", "id");
    var items = sections.ids("items", "id");
    var indicators = sections.ids("indicators", "no");
    var series = sections.ids("series", "id");
    series.addAll(sections.ids("candidates", "id"));
    sections.all("goals").stream()
        .filter(g -> g.get("formula").isPresent())
        .forEach(g -> series.add(g.text("id")));
    for (var section : REFERRING) {
      for (var node : sections.all(section)) {
        clausesIn(node).forEach(c -> known(c, clauses, "clause", "条款"));
        node.get("chapter").ifPresent(c -> known(c, chapters, "chapter", "章"));
        node.get("item").ifPresent(i -> known(i, items, "item", "任务"));
        node.get("indicator").ifPresent(i -> known(i, indicators, "indicator", "评价指标"));
        node.list("series").forEach(s -> known(s, series, "series", "指标"));
        node.list("shown_by").forEach(s -> known(s, series, "series", "指标"));
        node.get("open").stream()
            .flatMap(o -> o.list("options").stream())
            .flatMap(o -> o.get("series").stream())
            .forEach(s -> known(s, series, "series", "指标"));
      }
    }
    matters();
  }

  private void matters() {
    var bodies = sections.ids("bodies", "id");
    var parameters = sections.ids("parameters", "id");
    for (var matter : sections.all("matters")) {
      matter.get("body").ifPresent(b -> known(b, bodies, "body", "机构"));
      matter.get("times").ifPresent(t -> known(t, parameters, "parameter", "参数"));
    }
  }

  /** Every paragraph became something, or says why nothing came of it. */
  private void coverage() {
    var used = new HashSet<String>();
    for (var section : REFERRING) {
      if (!section.equals("slips")) {
        sections.all(section).stream()
            .flatMap(node -> clausesIn(node).stream())
            .forEach(c -> used.add(c.text()));
      }
    }
    for (var clause : sections.all("clauses")) {
      var statement = clause.get("statement").isPresent();
      var carried = clause.list("carried_by");
      carried.stream()
          .filter(c -> !used.contains(c.text()))
          .forEach(c ->
              mistakes.add(
                  c,
                  "carried-by-nothing",
                  "“" + c.text() + "”这条没有内容可执行",
                  "nothing rests on clause \"" + c.text() + "\""));
      if ((used.contains(clause.text("id")) || !carried.isEmpty()) == statement) {
        mistakes.add(
            clause,
            statement ? "not-a-statement" : "unused-clause",
            statement
                ? "这条已有内容可执行，不应再标 statement"
                : "这条没有任何内容引用；请写由哪些条款落实（carried_by），若只是表述，写 statement 和 note",
            statement
                ? "something rests on this clause, so it is no mere statement"
                : "nothing rests on this clause; name the clauses that carry it out (carried_by), or"
                    + " say that it only states something (statement and note)");
      }
    }
  }

  /** Wherever in an entry a clause is named: by itself, by a target, a line, a row of a table. */
  private static List<PackNode> clausesIn(PackNode node) {
    var found = new ArrayList<PackNode>();
    node.entries()
        .forEach((key, at) -> {
          if (key.equals("clause")) {
            found.add(at);
          } else if (key.equals("clauses")) {
            found.addAll(at.items());
          } else {
            found.addAll(clausesIn(at));
          }
        });
    node.items().forEach(item -> found.addAll(clausesIn(item)));
    return found;
  }

  private void known(PackNode reference, Set<String> ids, String kind, String zh) {
    if (!ids.contains(reference.text())) {
      mistakes.add(
          reference,
          "missing-" + kind,
          "没有编号为“" + reference.text() + "”的" + zh,
          "there is no " + kind + " \"" + reference.text() + "\"");
    }
  }
}
