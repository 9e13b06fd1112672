package org.yipanqi.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.SealedVersions.Version;

/**
 * Closes what older versions hold in the clear in a database of a version that closed nothing,
 * before anybody is served. What was closed is struck off in the same transaction, so that a start
 * that was broken off is gone on with; the list goes when nothing is on it.
 */
@Component
class ClearVersions implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ClearVersions.class);
  private static final int AT_ONCE = 500;
  private static final Version FIRST = new Version("", 0, Map.of());

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final FactCatalogue catalogue;
  private final SealedRows rows;
  private final SealedVersions versions;

  ClearVersions(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      FactCatalogue catalogue,
      SealedRows rows,
      SealedVersions versions) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.catalogue = catalogue;
    this.rows = rows;
    this.versions = versions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Acting.asHouse(this::closeAll);
  }

  private void closeAll() {
    if (isDone()) {
      return;
    }
    var closed = 0L;
    for (var format : catalogue.formats()) {
      if (!format.sealedColumns().isEmpty()) {
        for (var last = FIRST; last != null; ) {
          var some = close(format, last);
          closed += some.size();
          last = some.isEmpty() ? null : some.getLast();
        }
      }
    }
    LOG.info("{} older versions closed", closed);
    // writes the files of both tables anew: those of the old ones held what was in the clear
    for (var table : new String[] {"superseded", "import_error"}) {
      jdbc.sql("vacuum (full) facts." + table).update();
    }
    jdbc.sql(
            """
            drop table if exists facts.still_clear
            """)
        .update();
  }

  private boolean isDone() {
    return jdbc.sql(
            """
            select to_regclass('facts.still_clear') is null
            """)
        .query(Boolean.class)
        .single();
  }

  /** Closes the next ones in order: what was struck off would have to be stepped over again. */
  private List<Version> close(ImportFormat format, Version after) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          rows.takeTurn(format);
          if (isDone()) {
            return List.<Version>of(); // another program was quicker
          }
          var clear = takeOff(format, after);
          versions.write(format, clear);
          return clear;
        }));
  }

  private List<Version> takeOff(ImportFormat format, Version after) {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.still_clear
               where (format, source_no, version) in (
                 select format, source_no, version from facts.still_clear
                  where format = :format and (source_no, version) > (:no, :version)
                  order by source_no, version
                  limit :most)
              returning format, source_no, version)
            select s.source_no, s.version, %s from facts.superseded s
              join taken using (format, source_no, version)
             where s.source_id is null
             order by s.source_no, s.version
            """
                .formatted(SealedVersions.selected(format)))
        .param("format", format.code())
        .param("no", after.key())
        .param("version", after.version())
        .param("most", AT_ONCE)
        .query((row, _) ->
            new Version(
                row.getString("source_no"),
                row.getInt("version"),
                SealedVersions.stored(format, row)))
        .list();
  }
}
