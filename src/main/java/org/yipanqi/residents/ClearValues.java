package org.yipanqi.residents;

import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.facts.SealedRows;

/**
 * Closes the identity numbers and phones of a database of a version that kept them in the clear,
 * before anybody is served. What was closed is struck off the list in the same transaction, so that a
 * start that was broken off is gone on with; the list is dropped when nothing is on it.
 */
@Component
class ClearValues implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ClearValues.class);
  private static final int AT_ONCE = 1_000;
  private static final int TOLD_EVERY = 50_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SealedRows rows;

  ClearValues(JdbcClient jdbc, TransactionTemplate transaction, SealedRows rows) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.rows = rows;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (isDone()) {
      return;
    }
    LOG.warn("Identity numbers and phones of residents are being closed, once; this may take minutes");
    var closed = 0L;
    for (var some = close(); some > 0; some = close()) {
      closed += some;
      if (closed % TOLD_EVERY < some) {
        LOG.info("{} residents done", closed);
      }
    }
    jdbc.sql(
            """
            drop table if exists residents.still_clear
            """)
        .update();
    LOG.info("{} residents done, nothing is left in the clear", closed);
  }

  private boolean isDone() {
    return jdbc.sql(
            """
            select to_regclass('residents.still_clear') is null
            """)
        .query(Boolean.class)
        .single();
  }

  /** How many rows it closed. */
  private int close() {
    var format = Persons.format();
    var closed =
        transaction.execute(_ -> {
          rows.takeTurn(format);
          if (isDone()) {
            return 0; // another program was quicker
          }
          var clear =
              jdbc.sql(
                      """
                      with taken as (
                        delete from residents.still_clear
                         where person_id in (
                           select person_id from residents.still_clear limit :most)
                        returning person_id, id_no, phone)
                      select p.person_no, taken.id_no, taken.phone from residents.person p
                        join taken on taken.person_id = p.id
                      """)
                  .param("most", AT_ONCE)
                  .query((row, _) -> {
                    var texts = new HashMap<SealedColumn, String>();
                    for (var column : format.sealedColumns()) {
                      var text =
                          column.closed().equals("address") ? null : row.getString(column.closed());
                      if (text != null && !text.isBlank()) {
                        texts.put(column, text);
                      }
                    }
                    return new SealedRows.Row(row.getString("person_no"), texts);
                  })
                  .list();
          rows.write(format, clear);
          return clear.size();
        });
    return closed == null ? 0 : closed;
  }
}
