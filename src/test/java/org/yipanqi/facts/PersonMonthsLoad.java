package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.TestDatabase;

/**
 * Measures how long {@code person_month} takes; not part of the suite. {@code mvn test
 * -Dtest=PersonMonthsLoad -Dpersons=40000} writes {@code target/person-month-load.txt}.
 */
class PersonMonthsLoad {

  @Test
  void a_county_over_two_years() throws IOException {
    try (var database = TestDatabase.create()) {
      var jdbc = JdbcClient.create(database.dataSource());
      var persons = Integer.getInteger("persons", 40_000);
      jdbc.sql(script().replace(":persons", persons.toString())).update();
      widen(jdbc, "2019-01-01", "2020-11-01");

      time(database, "everybody, 23 months, tables never analysed");
      widen(jdbc, "2019-01-01", "2020-12-01");
      time(database, "everybody, one month more");
      mark(jdbc, "null, null");
      time(database, "everybody, 24 months, nothing different");
      for (var round = 1; round <= 5; round++) {
        mark(jdbc, "%d, '2020-01-01'".formatted(1000 + round));
        time(database, "one person, 12 months");
      }
      mark(jdbc, "id, '2020-10-01' from residents.person where id <= 500");
      time(database, "500 persons, 3 months");
      jdbc.sql("truncate facts.person_month, facts.person_month_extent").update();
      time(database, "everybody, 24 months, empty table, tables analysed");

      assertThat(count(jdbc)).isGreaterThan(persons * 20L);
    }
  }

  private static String script() throws IOException {
    try (var in = PersonMonthsLoad.class.getResourceAsStream("/facts/county-of-persons.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void widen(JdbcClient jdbc, String first, String last) {
    jdbc.sql(
            """
            delete from facts.horizon;
            insert into facts.horizon (first_month, last_month) values ('%s', '%s')
            """
                .formatted(first, last))
        .update();
  }

  private static void mark(JdbcClient jdbc, String whom) {
    jdbc.sql(
            """
            insert into facts.person_mark (person_id, from_month) select %s
            """
                .formatted(whom))
        .update();
  }

  private static void time(TestDatabase database, String what) {
    var jdbc = JdbcClient.create(database.dataSource());
    var before = marks(jdbc);
    var months = new PersonMonths(jdbc, 20_000);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    var start = System.nanoTime();
    transaction.executeWithoutResult(status -> months.derive());
    var taken = Duration.ofNanos(System.nanoTime() - start);
    write(
        "%s: %d ms, %d marks, %d rows%n"
            .formatted(what, taken.toMillis(), marks(jdbc) - before, count(jdbc)));
  }

  private static void write(String line) {
    try {
      Files.writeString(
          Path.of("target", "person-month-load.txt"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long marks(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from facts.mark").query(Long.class).single();
  }

  private static long count(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from facts.person_month").query(Long.class).single();
  }
}
