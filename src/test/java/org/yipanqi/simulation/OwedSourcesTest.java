package org.yipanqi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is owed arrives: by rows or by a receipt, except for what is withheld or comes late. */
class OwedSourcesTest {

  private static final Map<String, Rows> DATES =
      Map.ofEntries(
          Map.entry("visit", new Rows("visits", "visited_on", "institution")),
          Map.entry("admission", new Rows("admissions", "admitted_on", "institution")),
          Map.entry("discharge", new Rows("admissions", "discharged_on", "institution")),
          Map.entry("bed_day", new Rows("bed_days", "day", "institution")),
          Map.entry("pay", new Rows("pay", "paid_for", "institution")),
          Map.entry("income", new Rows("income", "booked_on", "institution")),
          Map.entry("expense", new Rows("expenses", "booked_on", "institution")),
          Map.entry("referral", new Rows("referrals", "referred_on", "from_institution")),
          Map.entry("assessment", new Rows("assessments", "assessed_on", "institution")),
          Map.entry("follow_up", new Rows("follow_ups", "followed_on", "institution")),
          Map.entry("technique", new Rows("techniques", "started_on", "institution")),
          Map.entry("claim", new Rows("claims", "settled_on", "pool")));

  @TempDir private Path folder;

  @Test
  void every_owed_month_has_rows_or_a_receipt_but_what_is_withheld_or_late() throws IOException {
    var out = folder.resolve("county");
    var from = YearMonth.of(2019, 1);
    new Simulation(
            new SimulationPlan("445322", 300, from, YearMonth.of(2020, 12), 5, out),
            ReadFolder.TODAY)
        .run((people, of) -> {});
    var county = new ReadFolder(out);
    var in = new HashSet<String>();
    for (var row : county.rows("receipts")) {
      in.add(row.get("institution") + " " + row.get("fact") + " " + row.get("month"));
    }
    for (var fact : DATES.entrySet()) {
      addRows(county, fact.getKey(), fact.getValue(), in);
    }

    var missing = new HashSet<String>();
    for (var row : county.rows("sources_owed")) {
      for (var month = 0; month < 24 && DATES.containsKey(row.get("fact")); month++) {
        var key = row.get("institution") + " " + row.get("fact") + " " + from.plusMonths(month);
        if (!in.contains(key)) {
          missing.add(key);
        }
      }
    }

    assertThat(missing)
        .containsExactlyInAnyOrder(
            "445322-T116 income 2020-08",
            "445322-T116 income 2020-09",
            "445322-T116 expense 2020-08",
            "445322-T116 expense 2020-09",
            "445322-T110 visit 2020-11");
  }

  private static void addRows(ReadFolder county, String fact, Rows rows, Set<String> in)
      throws IOException {
    for (var row : county.rows(rows.format())) {
      var day = row.get(rows.day());
      if (!day.isEmpty()) {
        in.add(row.get(rows.reporter()) + " " + fact + " " + day.substring(0, 7));
      }
    }
  }

  /** Where the rows of a fact are, and which columns say when and by whom. */
  private record Rows(String format, String day, String reporter) {}
}
