package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.ItemViews;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.indicators.views.Brief.BriefDecision;
import org.yipanqi.indicators.views.Brief.BriefDecisions;
import org.yipanqi.indicators.views.Brief.BriefGap;
import org.yipanqi.indicators.views.Brief.BriefGaps;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;

/** Writes the brief: everything in it is a figure of the board or follows from one by a rule. */
@Service
public class Briefs {

  // So many lines fit on one sheet.
  private static final int MISSED = 7;
  private static final int AT_RISK = 4;
  private static final int CHANGED = 3;
  private static final int MOVES = 3;
  private static final int SILENT = 6;
  private static final int GAPS = 4;
  private static final int DECISIONS = 6;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final ItemViews items;
  private final FactCatalogue facts = FactCatalogue.load();

  Briefs(Evaluations evaluations, Registry registry, Calendar calendar, ItemViews items) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.items = items;
  }

  @Transactional
  Brief brief(Caller caller, PolicyPack pack, String scope, Period period, Basis basis) {
    var row = evaluations.row(scope);
    var periods = Stream.of(period, period.previous(), period.yearBefore()).distinct().toList();
    var session = evaluations.session(pack, periods, basis);
    var figures = BriefFigures.of(session, row, period);
    var gaps = gaps(session, figures.entries(), period);
    var base = base(pack, figures, periods);
    return new Brief(
        pack.id(),
        pack.title(),
        pack.document().number(),
        row.code(),
        Names.of(row),
        Chosen.code(BoardColumns.usual(pack)),
        PeriodChoice.of(calendar, pack, row.county(), period),
        figures.counts(),
        base == null ? null : base.toString(),
        base == null ? null : figures.counts(row, base),
        figures.standing(Judgement.MISSED, MISSED),
        figures.standing(Judgement.AT_RISK, AT_RISK),
        period.previous().toString(),
        figures.changed(PeriodPair.Kind.NEWLY_MET, CHANGED),
        figures.changed(PeriodPair.Kind.NEWLY_MISSED, CHANGED),
        figures.moves(MOVES),
        figures.silent(SILENT),
        new BriefGaps(gaps.stream().limit(GAPS).toList(), Math.max(0, gaps.size() - GAPS)),
        decisions(session, row, period, figures, gaps));
  }

  /** The base period when it was judged, facts reach it and the session has read its own base. */
  private @Nullable Period base(PolicyPack pack, BriefFigures figures, List<Period> periods) {
    var base = figures.basePeriod();
    return base != null
            && calendar.within(base)
            && periods.contains(base)
            && Bearing.of(pack.document(), base.end()).judges()
        ? base
        : null;
  }

  /** Who owes what for the figures of the sheet. */
  private List<BriefGap> gaps(
      Evaluations.Session session, List<BriefFigures.Entry> entries, Period period) {
    var figures = new LinkedHashMap<MissingSource, LinkedHashSet<String>>();
    var overdue = new HashSet<List<String>>();
    for (var entry : entries) {
      var figure = entry.figure();
      for (var source : session.missing(figure)) {
        figures.computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(entry.head().no());
        if (figure.kept() != null) {
          overdue.add(List.of(source.code(), source.fact()));
        }
      }
      if (figure.kept() == null) {
        figure.total().missing().stream()
            .filter(key -> overdue(session, key, period))
            .map(key -> List.of(Names.code(key.unit(), registry.snapshot()), key.fact()))
            .forEach(overdue::add);
      }
    }
    var gaps = new ArrayList<BriefGap>();
    figures.forEach((source, numbers) ->
        gaps.add(
            new BriefGap(
                source.code(),
                source.name(),
                source.factLabel(),
                source.months().stream().map(Object::toString).toList(),
                overdue.contains(List.of(source.code(), source.fact())),
                List.copyOf(numbers))));
    gaps.sort(
        Comparator.comparing((BriefGap g) -> -g.figures().size())
            .thenComparing(g -> -g.months().size())
            .thenComparing(BriefGap::unit)
            .thenComparing(g -> g.fact().zh()));
    return gaps;
  }

  private boolean overdue(Evaluations.Session session, SourceKey key, Period period) {
    return facts
        .fact(key.fact())
        .filter(fact ->
            session.coverage().missing(key, fact, period.months()).stream()
                .anyMatch(debt -> debt.due().isBefore(calendar.today())))
        .isPresent();
  }

  private BriefDecisions decisions(
      Evaluations.Session session,
      Row row,
      Period period,
      BriefFigures figures,
      List<BriefGap> gaps) {
    var rules = new BriefDecisionRules(calendar, session.pack(), row, period);
    var all = new ArrayList<BriefDecision>();
    all.addAll(rules.pastDue(session));
    all.addAll(
        new CorrectedAfterClosing(row, period)
            .decisions(
                figures.entries(),
                () -> evaluations.session(session.pack(), List.of(period), Basis.LIVE)));
    all.addAll(rules.dueSoon(session));
    all.addAll(rules.tasksPastDue(items.items(session, row, period)));
    all.addAll(rules.sourcesOverdue(gaps));
    all.addAll(rules.notClosed());
    all.addAll(rules.undecidable(figures.entries()));
    all.addAll(rules.countyMustFix());
    return new BriefDecisions(
        all.stream().limit(DECISIONS).toList(), Math.max(0, all.size() - DECISIONS));
  }
}
