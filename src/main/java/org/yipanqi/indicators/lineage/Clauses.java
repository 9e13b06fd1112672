package org.yipanqi.indicators.lineage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.ClauseView.ClauseEntry;
import org.yipanqi.indicators.lineage.ClauseView.ClauseFigure;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.FormulaWords;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.RuleTitle;
import org.yipanqi.policy.Series;

/** Opens a clause: what the software made of it, and how that stands. */
@Service
class Clauses {

  private final Evaluations evaluations;

  Clauses(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @Transactional
  public ClauseView clause(
      Caller caller, PolicyPack pack, String id, String scope, Period period, Basis basis) {
    var clause = pack.clause(id).orElseThrow(() -> IndicatorProblem.UNKNOWN_CLAUSE.because(id));
    var place = pack.clauses().indexOf(clause);
    return new ClauseView(
        clause.id(),
        clause.place(),
        clause.title(),
        pack.document().number(),
        pack.title(),
        pack.document().status().name().toLowerCase(Locale.ROOT),
        place == 0 ? null : pack.clauses().get(place - 1).id(),
        place == pack.clauses().size() - 1 ? null : pack.clauses().get(place + 1).id(),
        entries(pack, id, period),
        figures(pack, id, scope, period, basis),
        DocumentStanding.of(pack, String.valueOf(evaluations.row(scope).county()), period.end()),
        pack.slips().stream()
            .filter(s -> s.clauses().contains(id))
            .map(PolicyPack.Slip::text)
            .toList());
  }

  private static List<ClauseEntry> entries(PolicyPack pack, String clause, Period period) {
    var all = new ArrayList<ClauseEntry>();
    for (var i : pack.indicators()) {
      if (i.clause().equals(clause)) {
        all.add(entry("indicator", no(i.no()), no(i.no()), i.title(), null, null, i.series()));
      }
    }
    for (var i : pack.items()) {
      if (i.clause().equals(clause)) {
        all.add(entry("item", i.id(), no(i.no()), i.title(), null, i.due(), i.series()));
      }
    }
    for (var g : pack.goals()) {
      if (g.clause().equals(clause)) {
        var series = g.series() == null ? List.<String>of() : List.of(g.series());
        all.add(entry("goal", g.id(), "", g.title(), g.note(), g.due(), series));
      }
    }
    for (var r : RuleTitle.of(pack, clause, period.end())) {
      all.add(entry("rule", r.id(), "", r.title(), r.note(), null, List.of()));
    }
    arranged(pack.arrangements(), clause, all);
    for (var d : pack.duties()) {
      if (d.clause().equals(clause)) {
        all.add(entry("duty", d.id(), d.id(), d.title(), null, null, d.shownBy()));
      }
    }
    for (var s : pack.standards()) {
      if (s.clause().equals(clause)) {
        all.add(entry("standard", no(s.no()), no(s.no()), s.title(), null, null, List.of()));
      }
    }
    for (var p : pack.parameters()) {
      if (Objects.equals(p.clause(), clause)) {
        all.add(entry("parameter", p.id(), "", p.label(), p.valued(), null, List.of()));
      }
    }
    for (var m : pack.measures()) {
      if (Objects.equals(m.clause(), clause)
          && pack.measure(m.id(), period.end()).filter(m::equals).isPresent()) {
        all.add(entry("measure", m.id(), "", m.label(), rule(m), null, List.of()));
      }
    }
    return all;
  }

  private static void arranged(Arrangements of, String clause, List<ClauseEntry> all) {
    of.phases().stream()
        .filter(p -> p.clause().equals(clause))
        .forEach(p -> all.add(entry("phase", p.id(), "", p.title(), null, p.to(), List.of())));
    of.relations().stream()
        .filter(r -> r.clause().equals(clause))
        .forEach(r ->
            all.add(
                entry("relation", r.id(), no(r.no()), r.helped(), r.helper(), null, List.of())));
    of.bodies().stream()
        .filter(b -> b.clause().equals(clause))
        .forEach(b -> all.add(entry("body", b.id(), "", b.title(), b.note(), null, List.of())));
  }

  /** A measure's rule as the pack writes it; none where every row counts. */
  private static @Nullable Label rule(Measure measure) {
    var text =
        switch (measure) {
          case Measure.Base base -> base.whereText();
          case Measure.Derived derived -> derived.formulaText();
        };
    return text.isBlank() ? null : new Label(text, text);
  }

  private static ClauseEntry entry(
      String kind,
      String id,
      String no,
      Label title,
      @Nullable Label detail,
      @Nullable Object due,
      List<String> series) {
    return new ClauseEntry(
        kind, id, no, title, detail, due == null ? null : due.toString(), series);
  }

  private static String no(int number) {
    return String.valueOf(number);
  }

  private List<ClauseFigure> figures(
      PolicyPack pack, String clause, String scope, Period period, Basis basis) {
    var shown = new LinkedHashSet<String>();
    for (var id : pack.seriesIds()) {
      if (pack.series(id, period.end()).filter(s -> rests(s, clause)).isPresent()) {
        shown.add(id);
      }
    }
    entries(pack, clause, period).forEach(e -> shown.addAll(e.series()));
    var session = evaluations.session(pack, List.of(period), basis);
    var row = evaluations.row(scope);
    var figures = new ArrayList<ClauseFigure>();
    for (var id : shown) {
      var series = pack.series(id, period.end());
      if (series.isPresent()) {
        var figure = session.figure(series.get(), row, period);
        figures.add(
            new ClauseFigure(
                id,
                series.get().title(),
                series.get().unit(),
                figure.state(),
                figure.judgement(),
                figure.bearing(),
                Words.exact(figure.value()),
                Words.display(series.get(), figure.value()),
                series.get().targets().stream()
                    .map(t -> Words.target(t, series.get().unit()))
                    .toList(),
                FormulaWords.of(pack, series.get().formula(), period.end())));
      }
    }
    return figures;
  }

  private static boolean rests(Series series, String clause) {
    return series.clause().equals(clause)
        || series.targets().stream().anyMatch(t -> t.clause().equals(clause));
  }
}
