package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.Touch;

/**
 * What follows from rows that were written. Changed rows are marked unit by unit and month by
 * month: before they are written for the places they leave, afterwards for the places they come to.
 * A first load of many rows marks whole months.
 */
final class TouchedRows {

  private final Sql sql;
  private final ImportFormat format;
  private final FactCatalogue catalogue;
  private final TargetTable table;
  private final Reports reports;

  TouchedRows(
      Sql sql, ImportFormat format, FactCatalogue catalogue, TargetTable table, Reports reports) {
    this.sql = sql;
    this.format = format;
    this.catalogue = catalogue;
    this.table = table;
    this.reports = reports;
  }

  /** Marks where the rows about to be corrected are. */
  void markBefore() throws SQLException {
    if (!sql.yes("select exists (select from changed where known)")) {
      return;
    }
    for (var i = 0; i < format.touches().size(); i++) {
      var touch = format.touches().get(i);
      var fact = fact(touch);
      var reach = Reach.changed(format, table, touch, fact, true);
      var left = Seen.look(sql, "left_" + i, fact, reach);
      left.mark(sql, false);
      if (Reports.isReport(touch, fact)) {
        reports.collectLeft(left);
      }
    }
    markPersons(true);
  }

  /** Marks where all changed rows have come to, and notes what they report. */
  void followChanged() throws SQLException {
    follow(touch -> Reach.changed(format, table, touch, fact(touch), false), false);
    markPersons(false);
  }

  /** Marks every unit in the months in which the sources' rows count. */
  void followAll(Integer[] sources) throws SQLException {
    follow(touch -> Reach.sources(format, fact(touch), sources), true);
    markEverybody();
  }

  private interface ReachOf {
    Reach of(Touch touch);
  }

  /** Events go first: they may widen the span of months in which stocks count. */
  private void follow(ReachOf reach, boolean everyUnit) throws SQLException {
    var seen = new ArrayList<>(look(reach, true));
    reports.widenHorizon();
    seen.addAll(look(reach, false));
    for (var it : seen) {
      it.mark(sql, everyUnit);
    }
    reports.writeReceipts();
  }

  private List<Seen> look(ReachOf reach, boolean events) throws SQLException {
    var found = new ArrayList<Seen>();
    for (var touch : format.touches()) {
      var fact = fact(touch);
      if (events == fact.time() instanceof FactTime.OnDate) {
        var table = (events ? "event_" : "stock_") + found.size();
        var seen = Seen.look(sql, table, fact, reach.of(touch));
        found.add(seen);
        if (Reports.isReport(touch, fact)) {
          reports.collect(seen);
        }
      }
    }
    return found;
  }

  private FactDeclaration fact(Touch touch) {
    return catalogue
        .fact(touch.fact())
        .orElseThrow(() -> new IllegalStateException("no fact " + touch.fact()));
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
