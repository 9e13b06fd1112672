package org.yipanqi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;

/**
 * A village of one county and a small slice of another, through the real import into one database:
 * nothing is refused, nobody's numbers collide, late rows and corrections come in afterwards.
 */
@SpringBootTest(properties = "tests.database=simulated-import")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedImportTest {

  private static final String VILLAGE = "445322117214";
  private static final String COUNTY = "440804";

  @TempDir private static Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private Map<String, Long> village;
  private Map<String, Long> county;

  @BeforeAll
  void bothComeIn() {
    village = simulate(VILLAGE, 100);
    county = simulate(COUNTY, 600);
    cells.afterAll(() -> {
      for (var place : List.of(VILLAGE, COUNTY)) {
        for (var packed : List.of("", "late", "corrections")) {
          comesIn(folder.resolve(place).resolve(packed));
        }
      }
      return 0;
    });
  }

  @Test
  void every_row_is_there_once() {
    for (var format : List.of("persons", "visits", "admissions", "follow_ups", "contracts")) {
      var late = format.equals("visits") ? lateVisits() : 0;
      assertThat(stored(format))
          .as(format)
          .isEqualTo(village.get(format) + county.get(format) + late);
    }
  }

  @Test
  void the_cells_are_those_that_all_facts_give_at_once() {
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  void a_town_hospitals_late_books_make_its_month_whole() {
    var books =
        jdbc.sql(
                """
                select count(distinct date_trunc('month', booked_on)) from ledger.income
                 join registry.institution on institution.id = income.institution_id
                where kind in ('town_hospital', 'centre_town_hospital', 'community_health_centre')
                  and institution.code like '440804-%'
                group by institution_id order by 1 limit 1
                """)
            .query(Integer.class)
            .single();

    assertThat(books).isEqualTo(5);
  }

  private Map<String, Long> simulate(String place, int residents) {
    var from = YearMonth.of(2020, 1);
    var to = YearMonth.of(2020, 6);
    var plan = new SimulationPlan(place, residents, from, to, 3, folder.resolve(place));
    return new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
  }

  private void comesIn(Path files) {
    if (Files.isDirectory(files)) {
      for (var result : imports.importFolder(Caller.operator(), files)) {
        assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
      }
    }
  }

  /** Those that were not among the first files; some of the late file were. */
  private long lateVisits() {
    var truth = new ReadFolder(folder.resolve(COUNTY).resolve("truth"));
    return truth.list("wrongs").stream()
        .filter(row -> row.get("kind").equals("visits_late"))
        .mapToLong(row -> Long.parseLong(row.get("written").split(" ", -1)[0]))
        .sum();
  }

  private long stored(String format) {
    var table =
        switch (format) {
          case "persons" -> "residents.person";
          case "visits" -> "records.visit";
          case "admissions" -> "records.admission";
          case "follow_ups" -> "publichealth.follow_up";
          default -> "familydoctor.contract";
        };
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
