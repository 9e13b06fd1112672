package org.yipanqi.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;

/** The county whose data are here. */
@Repository
public class Counties {

  /**
   * @param sample whether its institutions are invented
   */
  public record County(String code, String name, boolean sample) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  Counties(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** The county with communities, or failing that the first there is. */
  public Optional<County> loaded() {
    return Acting.asHouseApart(transactions, this::read);
  }

  private Optional<County> read() {
    return jdbc.sql(
            """
            select d.code::text as code, d.name,
                   exists (select from registry_api.institution i where i.sample) as sample
              from registry_api.division d
             where d.kind = 'county'
             order by exists (
                     select from registry_api.community c where c.division = d.code) desc, d.code
             limit 1
            """)
        .query(County.class)
        .optional();
  }
}
