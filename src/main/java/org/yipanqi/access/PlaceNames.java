package org.yipanqi.access;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;

/** What a place's code stands for, in words; names of places are open to everybody. */
@Component
public class PlaceNames {

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  PlaceNames(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** The name of an institution, community or division; the code itself where it has none. */
  public Label of(String code) {
    return Acting.asHouseApart(transactions, () -> read(code));
  }

  private Label read(String code) {
    return jdbc.sql(
            """
            select coalesce(i.short_name, c.short_name, u.name) as name,
                   coalesce(i.name_en, c.name_en, d.name_en) as name_en
              from registry_api.unit u
              left join registry_api.institution i on i.id = u.id
              left join registry_api.community c on c.id = u.id
              left join registry_api.division d on d.code = u.id
             where u.code = :code
             limit 1
            """)
        .param("code", code)
        .query((row, _) -> {
          var name = row.getString("name");
          return new Label(name, Objects.requireNonNullElse(row.getString("name_en"), name));
        })
        .optional()
        .orElse(new Label(code, code));
  }
}
