package org.yipanqi.facts.loading;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;

/**
 * Voids the records that one system holds of a unit's fact for a month, as a file that voids each
 * of them would: older versions are kept, what they touched is marked.
 */
public final class VoidMonth {

  /** Which records. */
  public record Target(
      long importId,
      ImportFormat format,
      FactDeclaration fact,
      long unit,
      LocalDate month,
      int sourceId) {}

  private final FactCatalogue catalogue;
  private final Clock clock;
  private final Target target;

  public VoidMonth(FactCatalogue catalogue, Clock clock, Target target) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.target = target;
  }

  /**
   * Voids them within the transaction of the connection.
   *
   * @return how many there were
   */
  public long run(Connection connection) throws SQLException {
    var sql = new Sql(connection);
    var format = target.format();
    sql.yes(
        """
        select pg_advisory_xact_lock(hashtext('facts.import'), hashtext(?)) is null
        """,
        format.code());
    var table = TargetTable.of(sql, format);
    find(sql, table);
    var receipts = new Receipts(sql, clock, target.importId());
    var reports = new Reports(sql, catalogue, receipts, LocalDate.now(clock));
    var touched = new TouchedRows(sql, format, catalogue, table, reports);
    reports.holdOthersBack();
    touched.markBefore();
    new Merge(sql, format, table).keepOlderVersions(target.importId(), OffsetDateTime.now(clock));
    var voided =
        sql.update(
            """
            update %s t set void = true, import_id = ? from changed c where %s
            """
                .formatted(table.name(), Sql.equal("t.", "c.", table.key())),
            target.importId());
    if (voided > 0) {
      touched.followChanged();
    }
    return voided;
  }

  private void find(Sql sql, TargetTable table) throws SQLException {
    var fact = target.fact();
    var reporter = fact.axis(String.valueOf(fact.reporter())).orElseThrow().column();
    sql.update(
        """
        create temp table changed on commit drop as
        select 0 as row_no, t.source_id, t.source_no, true as known
          from %s t
         where not t.void and (t.source_id, t.source_no) in (
           select v.source_id, v.source_no from %s v
            where v.source_id = ? and v.%s = ? and %s)
        """
            .formatted(
                table.name(),
                Sql.name(fact.view()),
                Sql.quoted(reporter),
                MonthSql.within(fact, "'" + target.month() + "'::date")),
        target.sourceId(),
        target.unit());
  }
}
