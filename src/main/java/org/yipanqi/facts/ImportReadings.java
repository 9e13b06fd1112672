package org.yipanqi.facts;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readings;

/** Imports, and changes whose figures have yet to be computed. */
@Component
class ImportReadings implements Readings {

  private static final int COUNTED_AT_MOST = 100_000;

  private final Imports imports;
  private final JdbcClient jdbc;

  ImportReadings(Imports imports, JdbcClient jdbc) {
    this.imports = imports;
    this.jdbc = jdbc;
  }

  @Override
  public List<Reading> read() {
    var waiting = Acting.asHouse(this::waiting);
    return List.of(
        Reading.gauge(
            "yipanqi_imports_open", "Files being taken in or waiting for it.", imports.open()),
        Reading.gauges(
            "yipanqi_changes_waiting",
            "Changes whose figures have yet to be computed; " + COUNTED_AT_MOST + " means more.",
            "of",
            waiting));
  }

  private Map<String, Long> waiting() {
    return jdbc.sql(
            """
            select (select count(*) from (select from facts.mark limit :most) m) as marks,
                   (select count(*) from (select from facts.person_mark limit :most) p)
                     as persons
            """)
        .param("most", COUNTED_AT_MOST)
        .query((row, _) -> Map.of("cells", row.getLong("marks"), "persons", row.getLong("persons")))
        .single();
  }
}
