package org.yipanqi.policy.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;

/** Reads of a pack what rests on each of its clauses. */
final class Coverage {

  /** One thing that a paragraph became: a goal, an item, a rule, and so on. */
  record Became(String kind, String id, Label title) {}

  /** Another paragraph that carries this one out. */
  record CarriedBy(String clause, String place, Label title) {}

  /**
   * @param statement background, principle or encouragement, where nothing executable came of it
   */
  record Paragraph(
      String clause,
      String place,
      Label title,
      List<Became> became,
      List<CarriedBy> carriedBy,
      @Nullable String statement,
      @Nullable Label note,
      List<Label> slips) {}

  private final PolicyPack pack;
  private final Map<String, List<Became>> became = new LinkedHashMap<>();

  private Coverage(PolicyPack pack) {
    this.pack = pack;
  }

  static List<Paragraph> of(PolicyPack pack) {
    var coverage = new Coverage(pack);
    coverage.read();
    return pack.clauses().stream().map(coverage::paragraph).toList();
  }

  private Paragraph paragraph(PolicyPack.Clause clause) {
    return new Paragraph(
        clause.id(),
        clause.place(),
        clause.title(),
        became.getOrDefault(clause.id(), List.of()),
        clause.carriedBy().stream()
            .flatMap(id -> pack.clause(id).stream())
            .map(c -> new CarriedBy(c.id(), c.place(), c.title()))
            .toList(),
        clause.statement(),
        clause.note(),
        pack.slips().stream()
            .filter(s -> s.clauses().contains(clause.id()))
            .map(PolicyPack.Slip::text)
            .toList());
  }

  private void read() {
    pack.items().forEach(i -> add(i.clause(), "item", i.id(), i.title()));
    pack.indicators().forEach(i -> add(i.clause(), "indicator", String.valueOf(i.no()), i.title()));
    for (var id : pack.seriesIds()) {
      if (pack.goals().stream().noneMatch(g -> id.equals(g.series()))) {
        pack.series().stream()
            .filter(s -> s.id().equals(id))
            .findFirst()
            .ifPresent(s -> add(s.clause(), "series", id, s.title()));
      }
    }
    pack.goals().forEach(g -> add(g.clause(), "goal", g.id(), g.title()));
    pack.rules().forEach(r -> add(r.clause(), "rule", r.id(), r.title()));
    pack.rules()
        .forEach(r ->
            r.lines()
                .forEach(l -> {
                  if (l.clause() != null && !l.clause().equals(r.clause())) {
                    add(l.clause(), "rule", r.id(), r.title());
                  }
                }));
    pack.forms().forms().forEach(f -> add(f.clause(), "form", f.id(), f.title()));
    pack.forms().chains().forEach(c -> add(c.clause(), "chain", c.id(), c.title()));
    pack.duties().forEach(d -> add(d.clause(), "duty", d.id(), d.title()));
    pack.standards().forEach(s -> add(s.clause(), "standard", String.valueOf(s.no()), s.title()));
    var arrangements = pack.arrangements();
    arrangements.phases().forEach(p -> add(p.clause(), "phase", p.id(), p.title()));
    arrangements.relations().forEach(r -> add(r.clause(), "relation", r.id(), r.helped()));
    arrangements.bodies().forEach(b -> add(b.clause(), "body", b.id(), b.title()));
    arrangements.matters().forEach(m -> add(m.clause(), "matter", m.id(), m.title()));
    pack.monitored().forEach(m -> add(m.clause(), "monitored", m.id(), m.title()));
    for (var parameter : pack.parameters()) {
      if (parameter.clause() != null) {
        add(parameter.clause(), "parameter", parameter.id(), parameter.label());
      }
    }
    pack.measures()
        .forEach(m -> {
          if (m.clause() != null) {
            add(m.clause(), "measure", m.id(), m.label());
          }
        });
  }

  private void add(String clause, String kind, String id, Label title) {
    var all = became.computeIfAbsent(clause, _ -> new ArrayList<>());
    var one = new Became(kind, id, title);
    if (!all.contains(one)) {
      all.add(one);
    }
  }
}
