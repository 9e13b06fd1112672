package org.yipanqi.facts.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.sources.GapBoard.GapColumn;
import org.yipanqi.facts.sources.GapBoard.GapLine;
import org.yipanqi.facts.sources.GapReader.Place;
import org.yipanqi.facts.sources.GapReader.Reporter;
import org.yipanqi.kernel.Label;

/** The board of gaps: who is in, late or missing with what. */
@Service
class GapBoards {

  private final GapReader reader;
  private final SourceCalendar calendar;
  private final FactCatalogue catalogue;
  private final Clock clock;

  GapBoards(GapReader reader, SourceCalendar calendar, FactCatalogue catalogue, Clock clock) {
    this.reader = reader;
    this.calendar = calendar;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** The last month that is over and that facts reach. */
  @Transactional(readOnly = true)
  YearMonth usualMonth() {
    var before = YearMonth.now(clock).minusMonths(1);
    return calendar
        .horizon()
        .map(SourceCalendar.Horizon::last)
        .filter(last -> last.isBefore(before))
        .orElse(before);
  }

  /**
   * @param after the unit the page before ended with; null for the first page
   */
  @Transactional(readOnly = true)
  GapBoard board(Caller caller, GapAsk ask, @Nullable String after, int limit) {
    if (reader.find(ask.scope()).isEmpty()) {
      throw SourcesProblem.UNKNOWN_REPORTER.because(ask.scope());
    }
    var reporters =
        Stream.concat(
                reader.reporters(ask.scope(), ask.first(), ask.last()).stream(),
                reader.bureaux(ask.scope(), ask.first(), ask.last()).stream())
            .toList();
    var debts = debts(reporters.stream().map(Reporter::id).toList(), ask.first(), ask.last());
    var places = places(ask, reporters, debts);
    var today = LocalDate.now(clock);
    var lines = reporters.stream().map(it -> line(it, places, debts, today)).toList();
    var wanted =
        lines.stream().filter(it -> it.cells().stream().anyMatch(ask.only()::holds)).toList();
    var page = page(wanted, after, limit);
    var left = !page.isEmpty() && !page.getLast().unit().equals(wanted.getLast().unit());
    return new GapBoard(
        ask.scope(),
        ask.fact() == null ? ask.first().toString() : null,
        ask.fact(),
        today,
        columns(ask, places, lines),
        page,
        GapTally.of(lines.stream().flatMap(it -> it.cells().stream()).toList()),
        wanted.size(),
        left ? page.getLast().unit() : null);
  }

  /** What the units owe and have sent, around the months. */
  Debts debts(List<Long> units, YearMonth first, YearMonth last) {
    var registers =
        catalogue.facts().stream()
            .filter(Debts::standsUntilChanged)
            .map(FactDeclaration::code)
            .toList();
    return new Debts(
        catalogue,
        reader.owed(units, first, last),
        reader.arrivals(units, registers, first, last),
        calendar.twice());
  }

  private List<Place> places(GapAsk ask, List<Reporter> reporters, Debts debts) {
    var fact = ask.fact();
    if (fact != null) {
      if (catalogue.fact(fact).filter(it -> it.reporter() != null).isEmpty()) {
        throw SourcesProblem.UNKNOWN_OWED_FACT.because(fact);
      }
      return ask.months().stream().map(month -> new Place(0, fact, month)).toList();
    }
    return catalogue.facts().stream()
        .filter(it -> it.reporter() != null)
        .filter(it ->
            reporters.stream().anyMatch(r -> debts.owed(r.id(), it.code(), ask.first()) != null))
        .map(it -> new Place(0, it.code(), ask.first()))
        .toList();
  }

  private List<GapColumn> columns(GapAsk ask, List<Place> places, List<GapLine> lines) {
    return IntStream.range(0, places.size())
        .mapToObj(i -> {
          var at = places.get(i);
          var month = at.month().toString();
          var label =
              ask.fact() != null
                  ? new Label(month, month)
                  : catalogue.fact(at.fact()).orElseThrow().label();
          var tally = GapTally.of(lines.stream().map(it -> it.cells().get(i)).toList());
          return new GapColumn(at.fact(), month, label, tally);
        })
        .toList();
  }

  private static GapLine line(Reporter reporter, List<Place> places, Debts debts, LocalDate today) {
    var cells =
        places.stream()
            .map(at -> debts.crossing(reporter.id(), at.fact(), at.month(), today))
            .toList();
    return new GapLine(
        reporter.code(),
        label(reporter.name(), reporter.nameEn()),
        reporter.kind(),
        reporter.community(),
        reporter.communityName() == null
            ? null
            : label(reporter.communityName(), reporter.communityNameEn()),
        reporter.managedBy(),
        cells,
        GapTally.of(cells));
  }

  private static Label label(String name, @Nullable String nameEn) {
    return new Label(name, Objects.requireNonNullElse(nameEn, name));
  }

  private static List<GapLine> page(List<GapLine> lines, @Nullable String after, int limit) {
    var rest = new ArrayList<>(lines);
    if (after != null) {
      var at = lines.stream().map(GapLine::unit).toList().indexOf(after);
      if (at < 0) {
        throw SourcesProblem.UNKNOWN_REPORTER.because(after);
      }
      rest.subList(0, at + 1).clear();
    }
    return List.copyOf(rest.subList(0, Math.min(limit, rest.size())));
  }
}
