package org.yipanqi.indicators.views;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yipanqi.indicators.board.BoardRows;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.RegistrySnapshot;

/** The rows a list goes through: the board's, and after them the hospitals of no community. */
record PlaceRows(RegistrySnapshot registry, Period period) {

  /** The county, its communities and every hospital open in the period. */
  Map<Row, Line> county(Row within) {
    var county = county(within.county());
    var rows = new LinkedHashMap<>(new BoardRows(registry, period).within(county));
    var listed = rows.keySet().stream().map(Row::code).toList();
    registry.institutions().stream()
        .filter(i -> Row.countyOf(i.division()) == county.county())
        .filter(i -> i.kind() != InstitutionKind.VILLAGE_CLINIC && !i.organisationOnly())
        .filter(i -> !listed.contains(i.code()) && open(i))
        .forEach(i -> {
          var row = new Row.OfInstitution(i, registry);
          rows.put(row, outside(row, i));
        });
    return rows;
  }

  private Row.County county(long code) {
    return (Row.County) Objects.requireNonNull(Row.of(String.valueOf(code), registry), "no county");
  }

  private boolean open(Institution it) {
    var opened = it.openedOn();
    var closed = it.closedOn();
    return (opened == null || !opened.isAfter(period.end()))
        && (closed == null || !closed.isBefore(period.start()));
  }

  private Line outside(Row row, Institution it) {
    var tied =
        registry.signs(it.organisation()).stream()
            .map(Institution::code)
            .filter(c -> !c.equals(it.code()))
            .toList();
    return new Line(
        it.code(),
        Names.of(row),
        Names.brief(row),
        "institution",
        null,
        null,
        it.organisation(),
        tied,
        0,
        0);
  }

  /** The hospitals a list of a scope shows: a community's own, otherwise the county's. */
  Map<Row, Line> institutions(Row scope) {
    var rows = new LinkedHashMap<Row, Line>();
    county(scope)
        .forEach((row, line) -> {
          if (row instanceof Row.OfInstitution
              && (!(scope instanceof Row.OfCommunity) || scope.code().equals(line.parent()))) {
            rows.put(row, line);
          }
        });
    return rows;
  }
}
