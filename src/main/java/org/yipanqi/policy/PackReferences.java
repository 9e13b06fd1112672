package org.yipanqi.policy;

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
          "slips");

  private final PackSections sections;
  private final Mistakes mistakes;

  PackReferences(PackSections sections, Mistakes mistakes) {
    this.sections = sections;
    this.mistakes = mistakes;
  }

  void check() {
    var clauses = sections.ids("clauses", "id");
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
        node.get("clause").ifPresent(c -> known(c, clauses, "clause", "条款"));
        node.list("clauses").forEach(c -> known(c, clauses, "clause", "条款"));
        node.list("targets").stream()
            .flatMap(t -> t.get("clause").stream())
            .forEach(c -> known(c, clauses, "clause", "条款"));
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
