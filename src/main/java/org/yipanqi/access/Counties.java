package org.yipanqi.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;

/** The counties whose data are here. */
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

  /**
   * The county of a place; of one that is larger or unknown, the first county in it or at all,
   * those with communities before others.
   *
   * @param unit a place's code, empty for whoever is nowhere
   */
  public Optional<County> at(String unit) {
    return Acting.asHouseApart(transactions, () -> read(unit));
  }

  private Optional<County> read(String unit) {
    return jdbc.sql(
            """
            select d.code::text as code, d.name,
                   exists (select from registry_api.institution i where i.sample) as sample
              from registry_api.division d
             where d.kind = 'county'
             order by coalesce(d.code = (
                        select c.county from registry_api.unit_county c
                          join registry_api.unit u on u.id = c.unit
                         where u.code = :unit and c.county is not null limit 1), false) desc,
                   starts_with(d.code::text, :unit) desc,
                   exists (
                     select from registry_api.community c where c.division = d.code) desc, d.code
             limit 1
            """)
        .param("unit", unit)
        .query(County.class)
        .optional();
  }
}
