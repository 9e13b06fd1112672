package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Callers;
import org.yipanqi.backup.PlainRows;
import org.yipanqi.database.DatabaseAddress;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.closing.Closings;

/**
 * Not a test: writes the paper county's rows as this release leaves them, for {@code UpgradeTest}
 * of all later ones. Run once a release with {@code -Drelease=write}.
 */
@SpringBootTest
@OnTestDatabase
@EnabledIfSystemProperty(named = "release", matches = "write")
class ReleaseRows {

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Closings closings;
  @Autowired private Callers callers;
  @Autowired private Flyway flyway;
  @Autowired private JdbcConnectionDetails details;

  @Test
  void writesThem() throws Exception {
    PaperCounty.comesIn(imports, cells);
    var caller = callers.current();
    closings.close(caller, PaperCounty.COUNTY, YearMonth.of(2019, 1), "release");
    var newest = flyway.info().current().getVersion().getVersion();
    var file = Path.of("src/test/resources/upgrade", newest + ".copy.gz");

    PlainRows.write(
        new DatabaseAddress(
            String.valueOf(details.getJdbcUrl()),
            String.valueOf(details.getUsername()),
            String.valueOf(details.getPassword())),
        file);

    assertThat(Files.size(file)).isPositive();
  }
}
