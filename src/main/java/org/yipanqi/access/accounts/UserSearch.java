package org.yipanqi.access.accounts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;

/** Finds users by name, duty or place. */
@Repository
class UserSearch {

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  UserSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Those with a duty in the officer's division, and those without any, in the order in which they
   * were added.
   *
   * @param id of one account alone
   */
  List<Account> find(
      Caller officer,
      @Nullable Integer id,
      @Nullable String text,
      @Nullable String duty,
      @Nullable String unit,
      @Nullable Long after,
      int limit) {
    return Acting.asHouseApart(
        transactions,
        () ->
            jdbc.sql(
                    """
                    select a.* from access.account a
                     where a.id > :after and (:id::int is null or a.id = :id)
                       and (:text = '' or strpos(a.login, lower(:text)) > 0
                         or strpos(a.name, :text) > 0)
                       and ((:duty = '' and :unit = '') or exists (
                         select from access.duty_held h
                          where h.account_id = a.id and h.refused_at is null
                            and (:duty = '' or h.duty = :duty) and (:unit = '' or h.unit = :unit)
                            and (h.valid_to is null or h.valid_to >= current_date)))
                       and (not exists (select from access.duty_held h where h.account_id = a.id)
                         or exists (
                           select from access.duty_held h
                             left join registry_api.unit u on u.code = h.unit
                             left join registry_api.unit_county c on c.unit = u.id
                            where h.account_id = a.id
                              and (starts_with(h.unit, :division)
                                or starts_with(c.county::text, :division))))
                     order by a.id
                     limit :limit
                    """)
                .param("after", after == null ? 0 : after)
                .param("id", id)
                .param("text", text == null ? "" : text.strip())
                .param("duty", duty == null ? "" : duty.toUpperCase(Locale.ROOT))
                .param("unit", unit == null ? "" : unit)
                .param("division", officer.unit())
                .param("limit", limit)
                .query((row, _) -> AccountRows.account(row))
                .list());
  }
}
