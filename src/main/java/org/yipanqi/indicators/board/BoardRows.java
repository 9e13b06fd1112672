package org.yipanqi.indicators.board;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.RegistrySnapshot;

/** The rows of a board: the county, its communities with their hospitals; clinics are not drawn. */
final class BoardRows {

  private final RegistrySnapshot registry;
  private final LocalDate start;
  private final LocalDate day;

  /**
   * @param period whose membership the board shows: that of its end; who left or closed within it
   *     stands where it was last
   */
  BoardRows(RegistrySnapshot registry, Period period) {
    this.registry = registry;
    this.start = period.start();
    this.day = period.end();
  }

  /** The rows within a scope, leads before members, with how they are shown. */
  Map<Row, Line> within(Row scope) {
    var rows = new LinkedHashMap<Row, Line>();
    if (scope instanceof Row.County county) {
      rows.put(county, line(county, "county", null, null));
    }
    for (var community : registry.communities(scope.county())) {
      if (concerns(scope, community)) {
        var row = new Row.OfCommunity(community);
        rows.put(row, line(row, "community", null, null));
        for (var member : members(community)) {
          var role = Row.isLead(registry, member, day) ? "lead" : "member";
          var of = new Row.OfInstitution(member, registry);
          rows.put(of, line(of, "institution", role, community.code()));
        }
      }
    }
    return rows;
  }

  private boolean concerns(Row scope, Community community) {
    return switch (scope) {
      case Row.County _ -> true;
      case Row.OfCommunity(var one) -> one.code().equals(community.code());
      case Row.OfInstitution(var institution, _) ->
          registry.communityIn(institution.id(), start, day).filter(community::equals).isPresent();
    };
  }

  /** The lead first; the other sign of an organisation right after the first. */
  private List<Institution> members(Community community) {
    var inOrder =
        community.members().stream()
            .flatMap(m -> registry.institution(m.institution()).stream())
            .distinct()
            .filter(i ->
                registry.ownCommunityIn(i.id(), start, day).filter(community::equals).isPresent())
            .filter(i -> i.kind() != InstitutionKind.VILLAGE_CLINIC)
            .sorted(Comparator.comparing(i -> !Row.isLead(registry, i, day)))
            .toList();
    return inOrder.stream()
        .map(Institution::organisation)
        .distinct()
        .flatMap(o -> inOrder.stream().filter(i -> i.organisation().equals(o)))
        .toList();
  }

  private Line line(Row row, String kind, @Nullable String role, @Nullable String parent) {
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
        organisation == null ? List.of() : tied(row.code(), organisation),
        0,
        0);
  }

  /** The other signs of the same organisation. */
  private List<String> tied(String code, String organisation) {
    return registry.signs(organisation).stream()
        .map(Institution::code)
        .filter(c -> !c.equals(code))
        .toList();
  }
}
