package org.yipanqi.scheduling;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The dated parameters: how long a hold lasts, what share goes to the grassroots, and since when.
 */
@Component
public class Settings {

  private record Setting(String name, int value) {}

  private final JdbcClient jdbc;

  Settings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public int on(LocalDate day, String name) {
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

  /** All that hold on a day. */
  public Map<String, Integer> on(LocalDate day) {
    return jdbc
        .sql(
            """
            select distinct on (name) name, value from scheduling.setting
             where valid_from <= :day
             order by name, valid_from desc
            """)
        .param("day", day)
        .query(Setting.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Setting::name, Setting::value));
  }
}
