package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.Touch;

/**
 * Marks what an import touches. Changed rows are marked unit by unit and month by month: before
 * they are written for the places they leave, afterwards for the places they come to. A first load
 * marks whole months.
 */
final class TouchedRows {

  private final Sql sql;
  private final ImportFormat format;
  private final FactCatalogue catalogue;
  private final TargetTable table;

  TouchedRows(Sql sql, ImportFormat format, FactCatalogue catalogue, TargetTable table) {
    this.sql = sql;
    this.format = format;
    this.catalogue = catalogue;
    this.table = table;
  }

  /** Marks where the rows about to be corrected are. */
  void markBefore() throws SQLException {
    markChanged(true);
  }

  /** Marks where all changed rows have come to. */
  void markAfter() throws SQLException {
    markChanged(false);
  }

  private void markChanged(boolean known) throws SQLException {
    for (var touch : format.touches()) {
      var fact = fact(touch);
      var reach = Reach.changed(format, table, touch, fact, known);
      for (var axis : fact.axes()) {
        mark(fact, axis, "v." + Sql.quoted(axis.column()) + "::bigint", reach);
      }
    }
    markPersons(known);
  }

  /** Marks every unit in the months in which the sources' rows count. */
  void markWholeMonths(Integer[] sources) throws SQLException {
    for (var touch : format.touches()) {
      var fact = fact(touch);
      for (var axis : fact.axes()) {
        mark(fact, axis, "null::bigint", Reach.sources(format, fact, sources));
      }
    }
    markEverybody();
  }

  private FactDeclaration fact(Touch touch) {
    return catalogue
        .fact(touch.fact())
        .orElseThrow(() -> new IllegalStateException("no fact " + touch.fact()));
  }

  private void mark(FactDeclaration fact, FactAxis axis, String unit, Reach reach)
      throws SQLException {
    var months = MonthSql.of(fact);
    var values = new ArrayList<@Nullable Object>(List.of(fact.code(), axis.code()));
    values.addAll(reach.values());
    sql.update(
        """
        insert into facts.mark (fact, axis, unit, month)
        select distinct ?, ?, %s, %s
          from %s %s
         where v.%s is not null and %s and %s
        """
            .formatted(
                unit,
                months.month(),
                reach.from(),
                months.calendar(),
                Sql.quoted(axis.column()),
                reach.where(),
                months.where()),
        values.toArray());
  }

  private void markPersons(boolean known) throws SQLException {
    var rows =
        "%s t join changed c on %s where %s"
            .formatted(
                table.name(), Sql.equal("t.", "c.", table.key()), known ? "c.known" : "true");
    switch (format.person()) {
      case PersonTouch.None() -> {}
      case PersonTouch.Always(var person) ->
          sql.update(
              """
              insert into facts.person_mark (person_id, from_month)
              select distinct t.%s, null::date from %s
              """
                  .formatted(Sql.quoted(person), rows));
      case PersonTouch.From(var person, var day) ->
          sql.update(
              """
              insert into facts.person_mark (person_id, from_month)
              select t.%1$s, date_trunc('month', min(t.%2$s)::timestamp)::date
                from %3$s and t.%1$s is not null and t.%2$s is not null
               group by t.%1$s
              """
                  .formatted(Sql.quoted(person), Sql.quoted(day), rows));
    }
  }

  private void markEverybody() throws SQLException {
    switch (format.person()) {
      case PersonTouch.None() -> {}
      case PersonTouch.Always _ ->
          sql.update(
              """
              insert into facts.person_mark (person_id, from_month) values (null, null)
              """);
      case PersonTouch.From(_, var day) ->
          sql.update(
              """
              insert into facts.person_mark (person_id, from_month)
              select null, date_trunc('month', min(%1$s)::timestamp)::date from %2$s
              """
                  .formatted(Sql.quoted(day), table.name()));
    }
  }
}
