package org.yipanqi.scheduling;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The dated parameters: how long a hold lasts, what share goes to the grassroots, and since when.
 */
@Component
class Settings {

  private final JdbcClient jdbc;

  Settings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int on(LocalDate day, String name) {
    return jdbc.sql(
            """
            select value from scheduling.setting
             where name = :name and valid_from <= :day
             order by valid_from desc
             limit 1
            """)
        .param("name", name)
        .param("day", day)
        .query(Integer.class)
        .single();
  }
}
