package org.yipanqi.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.simulation.wrongs.Wrong;

/** Everything wrong on purpose is in the truth, and the truth speaks of records that are there. */
class TruthTest {

  @TempDir private static Path folder;

  private static ReadFolder first;
  private static ReadFolder late;
  private static ReadFolder corrections;
  private static List<ReadFolder.Row> truth;

  @BeforeAll
  static void write() throws IOException {
    var out = folder.resolve("county");
    var plan =
        new SimulationPlan("445322", 16_000, YearMonth.of(2020, 1), YearMonth.of(2020, 12), 3, out);
    new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
    first = new ReadFolder(out);
    late = new ReadFolder(out.resolve("late"));
    corrections = new ReadFolder(out.resolve("corrections"));
    truth = new ReadFolder(out.resolve("truth")).rows("wrongs");
  }

  @Test
  void every_kind_occurs() {
    var kinds = truth.stream().map(r -> r.get("kind")).collect(toSet());

    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Wrong.values()).map(Wrong::code).toList());
  }

  @Test
  void every_record_named_is_in_its_file_with_that_institution_and_person() throws IOException {
    var files = new HashMap<String, Map<String, ReadFolder.Row>>();
    for (var row : truth) {
      if (!row.get("source").isEmpty()) {
        var file = row.get("package") + "/" + row.get("format");
        if (!files.containsKey(file)) {
          files.put(file, byNumber(in(row), row.get("format")));
        }
        var record = files.get(file).get(row.get("source") + row.get("source_no"));
        assertThat(record).as(row.toString()).isNotNull();
        var at =
            row.get("kind").equals("sign_missing") ? row.get("written") : row.get("institution");
        assertThat(record.get("institution")).as(row.toString()).isEqualTo(at);
        if (!row.get("person").isEmpty()) {
          assertThat(record.get("person")).as(row.toString()).isEqualTo(row.get("person"));
        }
      }
    }
  }

  @Test
  void a_written_reading_is_the_one_in_the_file_and_not_the_true_one() throws IOException {
    var records = byNumber(first, "follow_ups");
    var readings = of("copied_from_others", "last_digit_nought", "just_under_target");
    for (var row : readings) {
      var record = records.get(row.get("source") + row.get("source_no"));

      assertThat(row.get("written")).startsWith(record.get("sbp") + "/" + record.get("dbp"));
      assertThat(row.get("written")).as(row.toString()).isNotEqualTo(row.get("true_value"));
    }
    assertThat(readings).hasSizeGreaterThan(50);
  }

  @Test
  void copied_readings_are_alike_for_all_of_a_day_and_one_worker() throws IOException {
    var records = byNumber(first, "follow_ups");
    var days =
        of("copied_from_others").stream()
            .map(r -> records.get(r.get("source") + r.get("source_no")))
            .collect(groupingBy(r -> r.get("followed_on")));

    assertThat(days).hasSizeGreaterThanOrEqualTo(3);
    for (var day : days.values()) {
      assertThat(day.stream().map(r -> r.get("recorded_by")))
          .containsOnly(day.getFirst().get("recorded_by"));
      assertThat(day.stream().map(r -> r.get("sbp"))).containsOnly(day.getFirst().get("sbp"));
      assertThat(day.stream().map(r -> r.get("mode"))).containsOnly("home");
    }
  }

  @Test
  void the_dead_are_followed_up_only_where_the_truth_says() throws IOException {
    var died = first.rows("persons").stream().collect(toMap(r -> r.get("person_no"), r -> r));
    var after =
        first.rows("follow_ups").stream()
            .filter(r -> !died.get(r.get("person")).get("death_date").isEmpty())
            .filter(r ->
                died.get(r.get("person")).get("death_date").compareTo(r.get("followed_on")) < 0)
            .map(r -> r.get("source_no"))
            .collect(toSet());

    assertThat(after)
        .isEqualTo(
            of("followed_after_death").stream().map(r -> r.get("source_no")).collect(toSet()));
  }

  @Test
  void a_correction_holds_the_true_amount_and_a_tenth_of_the_written_one() throws IOException {
    var wrong = byNumber(first, "visits");
    var right = byNumber(corrections, "visits");
    for (var row : of("amount_ten_times")) {
      var key = row.get("source") + row.get("source_no");
      var written = new BigDecimal(wrong.get(key).get("total_amount"));
      var corrected = new BigDecimal(right.get(key).get("total_amount"));

      assertThat(written).isEqualByComparingTo(row.get("written"));
      assertThat(corrected).isEqualByComparingTo(row.get("true_value"));
      assertThat(corrected.multiply(BigDecimal.TEN)).isEqualByComparingTo(written);
    }
  }

  @Test
  void a_late_package_has_rows_that_are_missing_and_rows_that_were_sent_before()
      throws IOException {
    var before = byNumber(first, "visits");
    var rows = late.rows("visits");
    var again =
        rows.stream()
            .filter(r -> before.containsKey(r.get("source") + r.get("source_no")))
            .toList();

    assertThat(again).isNotEmpty();
    for (var row : again) {
      assertThat(row.fields())
          .isEqualTo(before.get(row.get("source") + row.get("source_no")).fields());
    }
    assertThat(of("sent_again").getFirst().get("written")).isEqualTo(again.size() + " visits");
    assertThat(of("visits_late").getFirst().get("written"))
        .isEqualTo(rows.size() - again.size() + " visits");
  }

  @Test
  void nothing_is_wrong_when_nothing_shall_be() throws IOException {
    var out = folder.resolve("clean");
    var months = YearMonth.of(2020, 1);
    var plan = new SimulationPlan("445322", 500, months, months.plusMonths(11), 3, false, out);
    new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});

    assertThat(new ReadFolder(out.resolve("truth")).rows("wrongs")).isEmpty();
    assertThat(out.resolve("late")).doesNotExist();
    assertThat(out.resolve("corrections")).doesNotExist();
  }

  private static List<ReadFolder.Row> of(String... kinds) {
    var wanted = List.of(kinds);
    return truth.stream().filter(r -> wanted.contains(r.get("kind"))).toList();
  }

  private static ReadFolder in(ReadFolder.Row row) {
    return switch (row.get("package")) {
      case "late" -> late;
      case "corrections" -> corrections;
      default -> first;
    };
  }

  private static Map<String, ReadFolder.Row> byNumber(ReadFolder in, String format)
      throws IOException {
    return in.rows(format).stream()
        .collect(toMap(r -> r.get("source") + r.get("source_no"), r -> r, (a, b) -> b));
  }
}
