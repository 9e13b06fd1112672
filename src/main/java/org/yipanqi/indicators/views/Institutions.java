package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.indicators.views.InstitutionFigures.ClinicCell;
import org.yipanqi.indicators.views.InstitutionFigures.ClinicColumn;
import org.yipanqi.indicators.views.InstitutionFigures.ClinicRow;
import org.yipanqi.indicators.views.InstitutionFigures.ClinicTable;
import org.yipanqi.indicators.views.InstitutionFigures.FigureGroup;
import org.yipanqi.indicators.views.InstitutionFigures.PlaceFigure;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** One institution (or community, or county) with all its figures. */
@Service
public class Institutions {

  private static final int SPARK = 8;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final SourceCalendar sources;
  private final FactCatalogue facts = FactCatalogue.load();

  Institutions(
      Evaluations evaluations, Registry registry, Calendar calendar, SourceCalendar sources) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.sources = sources;
  }

  @Transactional
  InstitutionFigures figures(
      Caller caller, PolicyPack pack, String code, Period period, Basis basis) {
    var row = evaluations.row(code);
    var kind = sparkKind(period);
    var sparks = PeriodChoice.upTo(calendar, period, kind, SPARK);
    var all = new LinkedHashSet<Period>(sparks);
    all.add(period);
    var session = evaluations.session(pack, List.copyOf(all), basis);
    var cards = new PlaceCards(registry.snapshot(), period);
    return new InstitutionFigures(
        cards.card(row),
        PeriodChoice.of(calendar, pack, row.county(), period),
        Chosen.code(kind),
        groups(session, row, period, sparks),
        new SourceGrids(sources, session.coverage(), facts, registry.snapshot()).of(row, period),
        cards.history(row),
        clinics(session, cards.clinics(row), period));
  }

  private static Period.Kind sparkKind(Period period) {
    return switch (period.kind()) {
      case MONTH -> Period.Kind.MONTH;
      case QUARTER, HALF, YEAR -> Period.Kind.QUARTER;
    };
  }

  private static List<FigureGroup> groups(
      Evaluations.Session session, Row row, Period period, List<Period> sparks) {
    var groups = new ArrayList<FigureGroup>();
    for (var set : BoardColumns.values()) {
      var columns = set.choices(session.pack(), period);
      for (var chapter : session.pack().chapters()) {
        var figures =
            columns.stream()
                .filter(c -> c.head().chapter().equals(chapter.id()))
                .map(c -> figure(session, c, row, period, sparks))
                .toList();
        add(groups, set, chapter.no(), chapter.title(), figures);
      }
      var known = session.pack().chapters().stream().map(PolicyPack.Chapter::id).toList();
      var loose =
          columns.stream()
              .filter(c -> !known.contains(c.head().chapter()))
              .map(c -> figure(session, c, row, period, sparks))
              .toList();
      add(groups, set, null, null, loose);
    }
    return groups;
  }

  private static void add(
      List<FigureGroup> groups,
      BoardColumns set,
      @Nullable String no,
      @Nullable Label title,
      List<PlaceFigure> figures) {
    if (!figures.isEmpty()) {
      groups.add(new FigureGroup(Chosen.code(set), no, title, figures));
    }
  }

  private static PlaceFigure figure(
      Evaluations.Session session,
      BoardColumns.Choice choice,
      Row row,
      Period period,
      List<Period> sparks) {
    var series = choice.on(row, period);
    var figure = session.figure(series, row, period);
    var targets = Words.targets(series);
    var curve =
        figure.state() == State.NOT_APPLICABLE
            ? List.<FigureView.Point>of()
            : sparks.stream().map(p -> Courses.spark(session.figure(series, row, p))).toList();
    return new PlaceFigure(
        series.id(),
        choice.head().no(),
        choice.head().title(),
        choice.head().shortTitle(),
        series.unit(),
        series.decimals(),
        Chosen.code(series.direction()),
        targets.isEmpty() ? "—" : targets,
        Reading.of(session.pack(), figure),
        curve);
  }

  /** The measures that formulas take from grassroots institutions, clinic by clinic. */
  private ClinicTable clinics(
      Evaluations.Session session, List<Institution> clinics, Period period) {
    var measures =
        session.pack().series().stream()
            .flatMap(s -> s.formula().refs().stream())
            .filter(ref -> ref.scope() == ScopeWord.GRASSROOTS)
            .flatMap(ref -> base(session.pack(), ref.measure(), period).stream())
            .filter(m -> m.axis().kind() == FactAxis.Kind.INSTITUTION)
            .distinct()
            .toList();
    var cells =
        clinics.stream()
            .map(clinic -> measures.stream().map(m -> cell(session, m, clinic, period)).toList())
            .toList();
    var shown = new ArrayList<Integer>();
    for (var i = 0; i < measures.size(); i++) {
      var at = i;
      if (cells.stream().anyMatch(line -> something(line.get(at)))) {
        shown.add(i);
      }
    }
    var rows = new ArrayList<ClinicRow>();
    for (var c = 0; c < clinics.size(); c++) {
      var line = cells.get(c);
      rows.add(
          new ClinicRow(
              clinics.get(c).code(),
              Names.of(clinics.get(c)),
              shown.stream().map(line::get).toList()));
    }
    return new ClinicTable(
        shown.stream()
            .map(measures::get)
            .map(m -> new ClinicColumn(m.id(), m.label(), m.unit()))
            .toList(),
        rows);
  }

  /** A measure that is nothing at every clinic is not a column. */
  private static boolean something(ClinicCell cell) {
    return cell.value() != null && !cell.value().equals("0");
  }

  private static List<Measure.Base> base(PolicyPack pack, String id, Period period) {
    return switch (pack.measure(id, period.end()).orElse(null)) {
      case Measure.Base base -> List.of(base);
      case Measure.Derived derived ->
          derived.formula().refs().stream()
              .flatMap(ref -> base(pack, ref.measure(), period).stream())
              .toList();
      case null -> List.of();
    };
  }

  private ClinicCell cell(
      Evaluations.Session session, Measure.Base measure, Institution clinic, Period period) {
    var row = new Row.OfInstitution(clinic, registry.snapshot());
    Quantity quantity =
        session.evaluator().quantity(new Formula.Ref(ScopeWord.HERE, measure.id()), row, period);
    return new ClinicCell(quantity.shownState(), Words.exact(quantity.value()));
  }
}
