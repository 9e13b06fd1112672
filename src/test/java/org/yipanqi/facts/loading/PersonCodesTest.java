package org.yipanqi.facts.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.facts.reading.Codes;

/** Every second number is somebody's, and in whatever order they are asked for, each is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonCodesTest {

  private static final int PERSONS = 20_000;

  private TestDatabase database;

  @BeforeAll
  void people() throws SQLException {
    database = TestDatabase.create();
    try (var connection = database.address().connect();
        var statement = connection.createStatement()) {
      statement.execute("set yipanqi.writes = 'all'");
      statement.execute(
          """
          insert into residents.person (id, person_no, name, sex, birth_date, import_id)
          overriding system value
          select n, 'P' || lpad((2 * n)::text, 8, '0'), '甲', 'female', date '1960-01-01', 1
            from generate_series(1, %d) n
          """
              .formatted(PERSONS));
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void one_is_found_and_a_number_between_is_nobodys() {
    var codes = new PersonCodes(database.dataSource());

    assertThat(find(codes, 14)).isEqualTo(7);
    assertThat(find(codes, 15)).isEqualTo(Codes.UNKNOWN);
    assertThat(find(codes, 2 * PERSONS + 2)).isEqualTo(Codes.UNKNOWN);
  }

  @Test
  void all_are_found_in_their_order_and_in_none() {
    var inOrder = new PersonCodes(database.dataSource());
    for (var n = 1; n <= PERSONS; n++) {
      assertThat(find(inOrder, 2 * n)).isEqualTo(n);
    }
    var random = new Random(11);
    var mixed = new PersonCodes(database.dataSource());
    for (var i = 0; i < 5_000; i++) {
      var number = 1 + random.nextInt(2 * PERSONS + 500);
      var wanted = number % 2 == 0 && number <= 2 * PERSONS ? number / 2 : Codes.UNKNOWN;
      assertThat(find(mixed, number)).as("P%08d", number).isEqualTo(wanted);
    }
  }

  private static long find(PersonCodes codes, int number) {
    var line = "x,P%08d".formatted(number).toCharArray();
    return codes.find(line, 2, line.length - 2);
  }
}
