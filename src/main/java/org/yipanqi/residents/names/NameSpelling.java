package org.yipanqi.residents.names;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.FactsChanged;

/**
 * Keeps the spelling of everybody's name beside it: at the start, and after each import, for the
 * names that have none yet. Several programs may do it at once; each takes other rows.
 */
@Component
public class NameSpelling implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(NameSpelling.class);
  private static final int AT_ONCE = 5_000;
  private static final int WORTH_TELLING = 50_000;

  private record Unspelled(int id, String name) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ReentrantLock working = new ReentrantLock();

  NameSpelling(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    spellAll();
  }

  @Async
  @EventListener
  public void on(FactsChanged change) {
    spellAll();
  }

  /** Spells what is not spelled yet. */
  public void spellAll() {
    working.lock();
    try {
      Acting.asHouse(() -> {
        var done = 0L;
        for (var some = spell(0); some.last() > 0; some = spell(some.last())) {
          done += some.count();
        }
        if (done >= WORTH_TELLING) {
          LOG.info("{} names spelled", done);
        }
      });
    } finally {
      working.unlock();
    }
  }

  /**
   * Some residents.
   *
   * @param last the number of the last of them; 0 when there were none
   */
  private record Some(int last, int count) {}

  private Some spell(int after) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var some = unspelled(after);
          if (some.isEmpty()) {
            return new Some(0, 0);
          }
          var spelled = some.stream().map(each -> Pinyin.of(each.name())).toList();
          write(some, spelled);
          return new Some(some.getLast().id(), some.size());
        }));
  }

  private List<Unspelled> unspelled(int after) {
    return jdbc.sql(
            """
            select id, name from residents.person
             where name_pinyin is null and id > :after
             order by id
             limit :most
               for no key update skip locked
            """)
        .param("after", after)
        .param("most", AT_ONCE)
        .query((row, _) -> new Unspelled(row.getInt("id"), row.getString("name")))
        .list();
  }

  private void write(List<Unspelled> some, List<Pinyin.Spelling> spelled) {
    jdbc.sql(
            """
            update residents.person p
               set name_pinyin = s.pinyin, name_initials = s.initials
              from unnest(:ids::int[], :pinyins::text[], :initials::text[])
                as s (id, pinyin, initials)
             where p.id = s.id
            """)
        .param("ids", some.stream().map(Unspelled::id).toArray(Integer[]::new))
        .param("pinyins", spelled.stream().map(Pinyin.Spelling::pinyin).toArray(String[]::new))
        .param("initials", spelled.stream().map(Pinyin.Spelling::initials).toArray(String[]::new))
        .update();
  }
}
