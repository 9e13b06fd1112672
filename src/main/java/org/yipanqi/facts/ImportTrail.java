package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who took which file in, how that ended, and what was voided. */
@Component
class ImportTrail {

  /** The state of an import and what it did to the records. */
  record Ended(
      String state,
      String format,
      String file,
      long rows,
      long inserted,
      long corrected,
      long unchanged,
      long errors) {

    static Ended of(ImportResult result) {
      return new Ended(
          result.state().code(),
          result.format(),
          result.fileName(),
          result.rowsRead(),
          result.inserted(),
          result.corrected(),
          result.unchanged(),
          result.errorCount());
    }
  }

  private final Trail trail;

  ImportTrail(Trail trail) {
    this.trail = trail;
  }

  void begun(Caller caller, long id, String format, String file, long size) {
    var what = Map.of("format", format, "file", file, "size", size);
    trail.note(caller, entry(FactsAction.IMPORT_BEGUN, id).changed(null, what));
  }

  /** With the rows: as the last act of their transaction. */
  void ended(Connection connection, Caller caller, ImportResult result) throws SQLException {
    trail.note(connection, caller, ended(result));
  }

  /** One that wrote nothing. */
  void ended(Caller caller, ImportResult result) {
    trail.note(caller, ended(result));
  }

  void stopped(Caller caller, long id) {
    trail.note(caller, entry(FactsAction.IMPORT_STOPPED, id));
  }

  /** As the last act of the transaction that voids. */
  void voided(
      Connection connection, Caller caller, long id, VoidedRecords.Order order, String reason)
      throws SQLException {
    var what =
        Map.of("fact", order.fact(), "month", order.month().toString(), "system", order.system());
    trail.note(
        connection,
        caller,
        entry(FactsAction.RECORDS_VOIDED, id)
            .at(order.unitCode())
            .because(reason)
            .changed(what, null));
  }

  private static Entry ended(ImportResult result) {
    return entry(FactsAction.IMPORT_ENDED, result.id()).changed(null, Ended.of(result));
  }

  private static Entry entry(FactsAction action, long id) {
    return Entry.of(action, "import", id);
  }
}
