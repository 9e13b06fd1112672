package org.yipanqi.indicators.lineage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.indicators.lineage.FigureView.Missing;
import org.yipanqi.indicators.lineage.FigureView.Sources;
import org.yipanqi.indicators.lineage.FigureView.Twice;
import org.yipanqi.indicators.lineage.FigureView.UnitOf;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.RegistrySnapshot;

/** The sources a figure rests on: how many are in, which are missing, which come twice. */
record FigureSources(
    RegistrySnapshot registry, FactCatalogue facts, Evaluations.Session session, LocalDate today) {

  Sources of(Figure figure) {
    if (figure.kept() != null) {
      return kept(figure);
    }
    var total = figure.total();
    var missing =
        total.missing().stream()
            .flatMap(key -> missing(key, figure.period()))
            .sorted(Comparator.comparing(Missing::month).thenComparing(m -> m.institution().code()))
            .toList();
    var twice =
        total.twice().stream()
            .flatMap(key -> twice(key, figure.period()))
            .sorted(Comparator.comparing(Twice::month).thenComparing(t -> t.institution().code()))
            .toList();
    return new Sources(
        total.owed().size() - total.missing().size(), total.owed().size(), missing, twice);
  }

  /** Of a closed figure: those that were missing when it was closed. */
  private Sources kept(Figure figure) {
    var missing =
        session.missing(figure).stream()
            .flatMap(it ->
                it.months().stream()
                    .map(month ->
                        new Missing(
                            new UnitOf(it.code(), it.name()),
                            it.fact(),
                            it.factLabel(),
                            month.toString(),
                            null,
                            0,
                            List.of())))
            .sorted(Comparator.comparing(Missing::month).thenComparing(m -> m.institution().code()))
            .toList();
    return new Sources(
        Objects.requireNonNullElse(figure.sourcesIn(), 0),
        Objects.requireNonNullElse(figure.sourcesOf(), 0),
        missing,
        List.of());
  }

  private Stream<Missing> missing(SourceKey key, Period period) {
    return facts.fact(key.fact()).stream()
        .flatMap(fact ->
            session.coverage().missing(key, fact, period.months()).stream()
                .map(debt ->
                    new Missing(
                        unit(key),
                        fact.code(),
                        fact.label(),
                        debt.month().toString(),
                        debt.due(),
                        Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(debt.due(), today))),
                        debt.systems().codes())));
  }

  private Stream<Twice> twice(SourceKey key, Period period) {
    return facts.fact(key.fact()).stream()
        .flatMap(fact ->
            session.coverage().twice(key, period.months()).stream()
                .map(it ->
                    new Twice(
                        unit(key),
                        fact.code(),
                        fact.label(),
                        it.month().toString(),
                        it.systems())));
  }

  private UnitOf unit(SourceKey key) {
    return new UnitOf(Names.code(key.unit(), registry), Names.unit(key.unit(), registry));
  }
}
