package org.yipanqi.residents;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.facts.SealedRows;

/**
 * Closes the identity numbers and phones of a database of a version that kept them in the clear,
 * before anybody is served. What was closed is struck off the list in the same transaction, so that
 * a start that was broken off is gone on with; the list is dropped when nothing is on it.
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
    Acting.asHouse(this::closeAll);
  }

  private void closeAll() {
    if (isDone()) {
      return;
    }
    LOG.warn(
        "Identity numbers and phones of residents are being closed, once; this may take minutes");
    var closed = 0L;
    for (var some = close(0); some.last() > 0; some = close(some.last())) {
      closed += some.count();
      if (closed % TOLD_EVERY < some.count()) {
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

  /** Closes the next rows, by number: what was struck off would have to be stepped over again. */
  private Some close(int after) {
    var format = Persons.format();
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          rows.takeTurn(format);
          if (isDone()) {
            return new Some(0, 0); // another program was quicker
          }
          var clear = takeOff(after);
          rows.write(format, clear.stream().map(Clear::row).toList());
          return new Some(clear.isEmpty() ? 0 : clear.getLast().person(), clear.size());
        }));
  }

  /**
   * Some residents.
   *
   * @param last the number of the last of them; 0 when there were none
   */
  private record Some(int last, int count) {}

  private record Clear(int person, SealedRows.Row row) {}

  private List<Clear> takeOff(int after) {
    return jdbc.sql(
            """
            with taken as (
              delete from residents.still_clear
               where person_id in (
                 select person_id from residents.still_clear
                  where person_id > :after order by person_id limit :most)
              returning person_id, id_no, phone)
            select p.id, p.person_no, taken.id_no, taken.phone from residents.person p
              join taken on taken.person_id = p.id
             order by p.id
            """)
        .param("after", after)
        .param("most", AT_ONCE)
        .query((row, _) -> {
          var texts = new HashMap<SealedColumn, String>();
          for (var field : List.of(PersonalField.ID_NO, PersonalField.PHONE)) {
            var text = row.getString(field.code());
            if (text != null && !text.isBlank()) {
              texts.put(field.column(), text);
            }
          }
          return new Clear(row.getInt("id"), new SealedRows.Row(row.getString("person_no"), texts));
        })
        .list();
  }
}
