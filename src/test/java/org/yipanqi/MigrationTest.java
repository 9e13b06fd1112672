package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.yipanqi.database.TestDatabase;

/** An empty database becomes the product's, and stays so. */
class MigrationTest {

  @Test
  void an_empty_database_takes_every_migration_once() throws IOException {
    try (var database = TestDatabase.createEmpty()) {
      var flyway = Flyway.configure().dataSource(database.dataSource()).load();

      assertThat(flyway.migrate().migrationsExecuted)
          .isEqualTo(House.files(House.MIGRATIONS, ".sql").size());
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }
  }
}
