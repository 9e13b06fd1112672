package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, step by step: after each, what was rebuilt in part equals what is derived from
 * scratch, and the marks name exactly the units whose rows differ.
 */
class PersonMonthHistoriesTest {

  private static final int PERSONS = 12;
  private static final int STEPS = 60;
  private static final LocalDate DAY_ONE = LocalDate.of(2018, 6, 1);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20, 300})
  void in_parts_or_from_scratch_is_the_same(long seed) {
    try (var county = new PersonMonthCounty()) {
      county.horizon("2019-01", "2019-12");
      var history = new History(county, new Random(seed));
      for (var step = 0; step < STEPS; step++) {
        var before = county.rows();

        var said = history.step();
        county.derive();

        var inParts = county.rows();
        assertThat(county.takeMarks())
            .describedAs("seed %d, step %d: %s", seed, step, said)
            .isEqualTo(marksOf(difference(before, inParts)));
        county.deriveFromScratch();
        county.takeMarks();
        assertThat(inParts)
            .describedAs("seed %d, step %d: %s", seed, step, said)
            .isEqualTo(county.rows());
      }
      assertThat(county.rows()).hasSizeGreaterThan(PERSONS);
    }
  }

  private static TreeSet<String> difference(TreeSet<String> one, TreeSet<String> other) {
    var difference = new TreeSet<>(one);
    difference.addAll(other);
    difference.removeIf(row -> one.contains(row) && other.contains(row));
    return difference;
  }

  /** A row's text begins with residence, signer, manager and month. */
  private static TreeSet<String> marksOf(TreeSet<String> rows) {
    var marks = new TreeSet<String>();
    for (var row : rows) {
      var fields = row.substring(1).split(",", -1);
      var month = fields[3].substring(0, 7);
      var axes = List.of("residence", "signer", "chronic_manager");
      for (var axis = 0; axis < axes.size(); axis++) {
        if (!fields[axis].isEmpty()) {
          marks.add(axes.get(axis) + " " + fields[axis] + " " + month);
        }
      }
    }
    return marks;
  }

  /** What is recorded, corrected and voided, one thing after another. */
  private static final class History {

    private final PersonMonthCounty county;
    private final Random random;
    private final List<Integer> persons = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();

    /** A row that may be corrected: of whom, and since when it has mattered. */
    record Known(String table, String sourceNo, String dateColumn, int person, LocalDate since) {}

    History(PersonMonthCounty county, Random random) {
      this.county = county;
      this.random = random;
      for (var i = 0; i < PERSONS; i++) {
        var person = county.person("female", day(-30_000, 27_000).toString());
        persons.add(person);
        county.lives(person, town(), "1990-01-01", null);
      }
      county.derive();
      county.takeMarks();
    }

    String step() {
      return switch (random.nextInt(14)) {
        case 0, 1 -> residence();
        case 2 -> group();
        case 3, 4 -> contract();
        case 5, 6 -> enrolment();
        case 7 -> followUp();
        case 8 -> pregnancy();
        case 9 -> assessment();
        case 10 -> known.isEmpty() ? contract() : correct();
        case 11, 12 -> random.nextInt(3) > 0 ? merge() : unmerge();
        default -> known.isEmpty() || random.nextBoolean() ? death() : withdraw();
      };
    }

    private String residence() {
      var from = day();
      return keep(
          "residents.residence",
          "valid_from",
          from,
          "person_id, division, residency, valid_from, valid_to",
          anyone(),
          town(),
          pick("permanent", "registered_only", "temporary"),
          from,
          end(from));
    }

    private String group() {
      var from = day();
      return keep(
          "residents.group_membership",
          "valid_from",
          from,
          "person_id, group_code, valid_from, valid_to",
          anyone(),
          pick("disabled", "special_family", "poverty"),
          from,
          end(from));
    }

    private String contract() {
      var from = day();
      return keep(
          "familydoctor.contract",
          "valid_from",
          from,
          "person_id, institution_id, signed_on, valid_from, valid_to",
          anyone(),
          hospital(),
          from,
          from,
          end(from));
    }

    private String enrolment() {
      var from = day();
      return keep(
          "publichealth.enrolment",
          "valid_from",
          from,
          "person_id, disease, institution_id, valid_from, valid_to",
          anyone(),
          pick("hypertension", "diabetes_type2", "diabetes_other", "tuberculosis"),
          hospital(),
          from,
          end(from));
    }

    private String followUp() {
      var on = day();
      return keep(
          "publichealth.follow_up",
          "followed_on",
          on,
          "person_id, disease, institution_id, followed_on, sbp, dbp, fpg, hba1c",
          anyone(),
          "hypertension",
          hospital(),
          on,
          sometimes(120 + random.nextInt(60)),
          sometimes(70 + random.nextInt(40)),
          sometimes(5 + random.nextInt(5)),
          sometimes(6 + random.nextInt(5)));
    }

    private String pregnancy() {
      var on = day();
      return keep(
          "publichealth.pregnancy",
          "booked_on",
          on,
          "person_id, institution_id, booked_on, booked_week, first_check_on, ended_on",
          anyone(),
          hospital(),
          on,
          6 + random.nextInt(20),
          end(on),
          end(on));
    }

    private String assessment() {
      var on = day();
      return keep(
          "publichealth.assessment",
          "assessed_on",
          on,
          "person_id, institution_id, assessed_on, disabled",
          anyone(),
          hospital(),
          on,
          random.nextBoolean());
    }

    private String keep(
        String table,
        String dateColumn,
        LocalDate date,
        String columns,
        @Nullable Object... values) {
      var person = (Integer) values[0];
      var sourceNo = county.record(table, columns, values);
      known.add(new Known(table, sourceNo, dateColumn, person, date));
      county.mark(person, month(date));
      return "new in %s for %d on %s".formatted(table, person, date);
    }

    /** Gives a row to somebody else, at another date, as a correction may. */
    private String correct() {
      var row = known.remove(random.nextInt(known.size()));
      var person = anyone();
      var date = row.since().minusDays(random.nextInt(100));
      county
          .jdbc
          .sql(
              "update %s set person_id = ?, %s = ? where source_no = ?"
                  .formatted(row.table(), row.dateColumn()))
          .params(person, date, row.sourceNo())
          .update();
      known.add(new Known(row.table(), row.sourceNo(), row.dateColumn(), person, date));
      county.mark(row.person(), month(row.since()));
      county.mark(person, month(date));
      return "%s given to %d on %s".formatted(row, person, date);
    }

    private String withdraw() {
      var row = known.remove(random.nextInt(known.size()));
      county
          .jdbc
          .sql("update %s set void = true where source_no = ?".formatted(row.table()))
          .param(row.sourceNo())
          .update();
      county.mark(row.person(), month(row.since()));
      return "%s voided".formatted(row);
    }

    private String death() {
      var person = anyone();
      var on = random.nextBoolean() ? day() : null;
      county
          .jdbc
          .sql(
              """
              update residents.person
              set death_date = case when cast(:on as date) >= birth_date then cast(:on as date) end
              where id = :person
              """)
          .param("on", on)
          .param("person", person)
          .update();
      county.mark(person, null);
      return "death of %d: %s".formatted(person, on);
    }

    /** Two entries that stand for themselves become one, in either direction. */
    private String merge() {
      var two =
          county
              .jdbc
              .sql("select id from residents.person where merged_into is null order by id")
              .query(Integer.class)
              .list();
      Collections.shuffle(two, random);
      if (two.size() < 2) {
        return unmerge();
      }
      link(two.get(0), two.get(1));
      county.mark(two.get(0), null);
      county.mark(two.get(1), null);
      return "%d stands for %d".formatted(two.get(1), two.get(0));
    }

    private String unmerge() {
      var linked =
          county
              .jdbc
              .sql("select id from residents.person where merged_into is not null order by id")
              .query(Integer.class)
              .list();
      if (linked.isEmpty()) {
        return "nothing";
      }
      var entry = linked.get(random.nextInt(linked.size()));
      var other =
          county
              .jdbc
              .sql("select merged_into from residents.person where id = ?")
              .param(entry)
              .query(Integer.class)
              .single();
      link(entry, null);
      county.mark(entry, null);
      county.mark(other, null);
      return "%d stands for itself".formatted(entry);
    }

    private void link(int entry, @Nullable Integer into) {
      county
          .jdbc
          .sql("update residents.person set merged_into = cast(:into as int) where id = :entry")
          .param("into", into)
          .param("entry", entry)
          .update();
    }

    private int anyone() {
      return persons.get(random.nextInt(persons.size()));
    }

    private long town() {
      return random.nextInt(5) == 0
          ? PersonMonthCounty.FAR_AWAY
          : random.nextBoolean() ? PersonMonthCounty.TOWN : PersonMonthCounty.OTHER_TOWN;
    }

    private int hospital() {
      return pick(county.hospital, county.otherHospital, county.thirdHospital);
    }

    private LocalDate day() {
      return day(0, 640);
    }

    private LocalDate day(int from, int span) {
      return DAY_ONE.plusDays(from + random.nextInt(span));
    }

    private @Nullable LocalDate end(LocalDate from) {
      return sometimes(from.plusDays(random.nextInt(300)));
    }

    private <T> @Nullable T sometimes(T value) {
      return random.nextInt(3) > 0 ? value : null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
      return values[random.nextInt(values.length)];
    }

    private static String month(LocalDate date) {
      return date.toString().substring(0, 7);
    }
  }
}
