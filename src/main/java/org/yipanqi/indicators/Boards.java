package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.BoardView.Cell;
import org.yipanqi.indicators.BoardView.Column;
import org.yipanqi.indicators.BoardView.LastClosed;
import org.yipanqi.indicators.BoardView.Line;
import org.yipanqi.indicators.BoardView.Place;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Direction;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The board: institutions as rows, the policy's figures as columns. */
@Service
class Boards {

  /** Which columns: the evaluation indicators, or the figures of the task list. */
  enum Columns {
    INDICATORS,
    ITEMS;

    static Columns of(String code) {
      return Arrays.stream(values())
          .filter(c -> c.name().equalsIgnoreCase(code))
          .findFirst()
          .orElseThrow(() -> IndicatorProblem.BAD_SET.because(code));
    }
  }

  private record Key(
      String pack, String scope, Period period, Columns set, long generation, long registry) {}

  private static final int KEPT = 64;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final CellCache cells;
  private final Map<Key, BoardView> kept = new ConcurrentHashMap<>();

  Boards(Evaluations evaluations, Registry registry, Calendar calendar, CellCache cells) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.cells = cells;
  }

  /** The board of a county, or of one community in it. */
  @Transactional
  public BoardView board(Caller caller, PolicyPack pack, String scope, Period period, Columns set) {
    var row = evaluations.row(scope);
    var snapshot = registry.snapshot();
    var key = new Key(pack.id(), row.code(), period, set, cells.generation(), snapshot.version());
    var have = kept.get(key);
    if (have == null) {
      if (kept.size() >= KEPT) {
        kept.clear();
      }
      have = draw(pack, row, period, set, key.generation(), snapshot);
      kept.put(key, have);
    }
    return have;
  }

  private BoardView draw(
      PolicyPack pack,
      Row scope,
      Period period,
      Columns set,
      long generation,
      RegistrySnapshot snapshot) {
    var session = evaluations.session(pack.id(), List.of(period));
    var columns = columns(pack, period, set);
    var rows = rows(scope, period.end(), snapshot);
    var lines = new ArrayList<Line>();
    var all = new ArrayList<List<Cell>>();
    for (var entry : rows.entrySet()) {
      var line = new ArrayList<Cell>();
      for (var column : columns) {
        line.add(cell(session, column, entry.getKey(), period));
      }
      var judged = line.stream().filter(c -> c.judgement() != Judgement.NOT_JUDGED).count();
      var met = line.stream().filter(c -> c.judgement() == Judgement.MET).count();
      lines.add(entry.getValue().counted((int) met, (int) judged));
      all.add(line);
    }
    return new BoardView(
        pack.id(),
        new Place(scope.code(), Names.of(scope)),
        period.toString(),
        period.kind().name().toLowerCase(java.util.Locale.ROOT),
        calendar.closed(pack, period),
        neighbour(period.previous()),
        neighbour(period.next()),
        new LastClosed(
            last(pack, Period.Kind.MONTH),
            last(pack, Period.Kind.QUARTER),
            last(pack, Period.Kind.HALF),
            last(pack, Period.Kind.YEAR)),
        set.name().toLowerCase(java.util.Locale.ROOT),
        generation,
        columns.stream().map(c -> c.head()).toList(),
        pack.chapters().stream()
            .filter(c -> columns.stream().anyMatch(x -> c.id().equals(x.head().chapter())))
            .map(c -> new BoardView.Chapter(c.id(), c.no(), c.title(), c.shortTitle()))
            .toList(),
        lines,
        all);
  }

  private @Nullable String neighbour(Period period) {
    return calendar.within(period) ? period.toString() : null;
  }

  private @Nullable String last(PolicyPack pack, Period.Kind kind) {
    return calendar.lastClosed(pack, kind).map(Period::toString).orElse(null);
  }

  /** A column and the definitions it may show, in the pack's order. */
  private record Choice(Column head, List<Series> series) {}

  private static List<Choice> columns(PolicyPack pack, Period period, Columns set) {
    var columns = new ArrayList<Choice>();
    switch (set) {
      case INDICATORS ->
          pack.indicators()
              .forEach(i -> {
                var series = find(pack, i.series(), period);
                columns.add(
                    new Choice(
                        head(
                            series.getFirst(),
                            String.valueOf(i.no()),
                            i.chapter(),
                            i.title(),
                            i.shortTitle(),
                            i.direction(),
                            i.weighted()),
                        series));
              });
      case ITEMS ->
          pack.items().stream()
              .filter(i -> i.kind() == PolicyPack.ItemKind.FIGURE)
              .forEach(i -> {
                var series = find(pack, i.series(), period);
                var first = series.getFirst();
                columns.add(
                    new Choice(
                        head(
                            first,
                            String.valueOf(i.no()),
                            i.chapter(),
                            i.title(),
                            first.shortTitle(),
                            first.direction(),
                            false),
                        series));
              });
    }
    return columns;
  }

  private static List<Series> find(PolicyPack pack, List<String> ids, Period period) {
    return ids.stream().flatMap(id -> pack.series(id, period.end()).stream()).toList();
  }

  private static Column head(
      Series series,
      String no,
      @Nullable String chapter,
      org.yipanqi.kernel.Label title,
      org.yipanqi.kernel.Label shortTitle,
      Direction direction,
      boolean weighted) {
    var target = Words.targets(series);
    return new Column(
        series.id(),
        no,
        chapter == null ? "" : chapter,
        title,
        shortTitle,
        series.unit(),
        series.decimals(),
        direction.name().toLowerCase(java.util.Locale.ROOT),
        target.isEmpty() ? "—" : target,
        weighted);
  }

  /** The first definition of the column that is computed for the row. */
  private static Cell cell(Evaluations.Session session, Choice column, Row row, Period period) {
    var levels = row.levels(period.end());
    var series =
        column.series().stream()
            .filter(s -> levels.stream().anyMatch(s.levels()::contains))
            .findFirst()
            .orElse(column.series().getFirst());
    return cell(session.figure(series, row, period));
  }

  static Cell cell(Figure figure) {
    return new Cell(
        figure.series().id(),
        figure.state(),
        figure.judgement(),
        text(figure.value()),
        Words.display(figure.series(), figure.value()),
        trend(figure),
        text(value(figure.numerator())),
        text(value(figure.denominator())),
        figure.sourcesIn(),
        figure.sourcesOf());
  }

  private static @Nullable BigDecimal value(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }

  static @Nullable String text(@Nullable BigDecimal value) {
    return value == null ? null : Words.plain(value.setScale(4, java.math.RoundingMode.HALF_UP));
  }

  /** Which way the value went since the base period; none without both. */
  static String trend(Figure figure) {
    var now = figure.value();
    var then = Optional.ofNullable(figure.compared()).map(Figure::value).orElse(null);
    if (now == null || then == null) {
      return "none";
    }
    var order = now.compareTo(then);
    return order == 0 ? "level" : order > 0 ? "up" : "down";
  }

  /** The county, its communities with their hospitals, leads first; clinics are not drawn. */
  private static Map<Row, Line> rows(Row scope, LocalDate day, RegistrySnapshot snapshot) {
    var rows = new LinkedHashMap<Row, Line>();
    if (scope instanceof Row.County county) {
      rows.put(county, line(county, "county", null, null, snapshot));
    }
    for (var community : snapshot.communities(scope.county())) {
      var row = new Row.OfCommunity(community);
      var concerned =
          scope instanceof Row.County
              || scope.code().equals(row.code())
              || (scope instanceof Row.OfInstitution one
                  && snapshot
                      .communityOf(one.institution().id(), day)
                      .filter(community::equals)
                      .isPresent());
      if (concerned) {
        rows.put(row, line(row, "community", null, null, snapshot));
        for (var member : members(community, day, snapshot)) {
          var lead = Row.isLead(snapshot, member, day) ? "lead" : "member";
          var of = new Row.OfInstitution(member, snapshot);
          rows.put(of, line(of, "institution", lead, community.code(), snapshot));
        }
      }
    }
    return rows;
  }

  private static List<Institution> members(
      org.yipanqi.registry.Community community, LocalDate day, RegistrySnapshot snapshot) {
    return community.members().stream()
        .filter(m -> m.on(day))
        .sorted(java.util.Comparator.comparing(m -> !m.lead()))
        .flatMap(m -> snapshot.institution(m.institution()).stream())
        .filter(i -> i.kind() != InstitutionKind.VILLAGE_CLINIC)
        .distinct()
        .toList();
  }

  private static Line line(
      Row row,
      String kind,
      @Nullable String role,
      @Nullable String parent,
      RegistrySnapshot snapshot) {
    var organisation =
        row instanceof Row.OfInstitution(var institution, _) ? institution.organisation() : null;
    return new Line(
        row.code(),
        Names.of(row),
        Names.brief(row),
        kind,
        role,
        parent,
        organisation,
        organisation == null ? List.of() : tied(row.code(), organisation, snapshot),
        0,
        0);
  }

  private static List<String> tied(String code, String organisation, RegistrySnapshot snapshot) {
    return snapshot.signs(organisation).stream()
        .map(Institution::code)
        .filter(c -> !c.equals(code))
        .toList();
  }
}
