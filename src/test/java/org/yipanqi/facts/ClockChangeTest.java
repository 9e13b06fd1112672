package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.Yipanqi;

/**
 * The clock is set back, the day ends while a file comes in, the machine stands in another time
 * zone: what was received stays received, and a day is a day in China.
 */
class ClockChangeTest {

  /** Shows what it is told to. */
  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(String now) {
      set(now);
    }

    final void set(String to) {
      now = LocalDateTime.parse(to).atZone(Yipanqi.ZONE).toInstant();
    }

    @Override
    public ZoneId getZone() {
      return Yipanqi.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Says 23:59:59 so many times, then midnight. */
  private static final class PassingMidnight extends Clock {
    private static final Instant MIDNIGHT =
        LocalDate.of(2021, 3, 1).atStartOfDay(Yipanqi.ZONE).toInstant();
    private final AtomicInteger left;

    PassingMidnight(int before) {
      left = new AtomicInteger(before);
    }

    @Override
    public ZoneId getZone() {
      return Yipanqi.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return left.getAndDecrement() > 0 ? MIDNIGHT.minusSeconds(1) : MIDNIGHT;
    }
  }

  private static String visit(String no, String day) {
    return """
    source,source_no,institution,visited_on,kind,total_amount
    his,%s,T1,%s,outpatient,1
    """
        .formatted(no, day);
  }

  @Test
  void a_clock_set_back_takes_nothing_back() {
    var clock = new SetClock("2021-03-01T08:00");
    try (var bench = new ImportBench(clock).withCounty()) {
      bench.taken("visits", visit("1", "2021-03-01"));
      assertThat(bench.horizon()).isEqualTo("2021-01 2021-03");

      clock.set("2021-02-28T08:00");
      bench.taken("visits", visit("2", "2021-02-27"));

      assertThat(bench.horizon()).as("months do not go away").isEqualTo("2021-01 2021-03");
      assertThat(bench.receipts()).contains("T1 visit 2021-02", "T1 visit 2021-03");
      assertThat(bench.count("records.visit")).isEqualTo(2);
    }
  }

  @Test
  void a_correction_under_a_clock_set_back_is_the_newer_version() {
    var clock = new SetClock("2021-03-01T08:00");
    try (var bench = new ImportBench(clock).withCounty()) {
      bench.taken("visits", visit("1", "2021-02-20"));
      clock.set("2021-03-02T08:00");
      bench.taken("visits", visit("1", "2021-02-21"));

      clock.set("2021-03-01T07:00");
      bench.taken("visits", visit("1", "2021-02-22"));

      assertThat(bench.texts("select visited_on::text from records.visit"))
          .containsExactly("2021-02-22");
      assertThat(
              bench.texts(
                  """
                  select version || ' ' || ("row" ->> 'visited_on')
                    from facts.superseded order by version
                  """))
          .containsExactly("1 2021-02-20", "2 2021-02-21");
    }
  }

  @Test
  void what_a_slow_clock_takes_for_the_future_is_refused_and_told_and_comes_in_later() {
    var clock = new SetClock("2021-02-28T08:00");
    try (var bench = new ImportBench(clock).withCounty()) {
      var early = bench.run("visits", visit("1", "2021-03-01"));

      assertThat(early.state()).isEqualTo(ImportState.FAILED);
      assertThat(early.errors())
          .singleElement()
          .satisfies(it -> {
            assertThat(it.column()).isEqualTo("visited_on");
            assertThat(it.message().en()).contains("2021-02-28");
          });
      assertThat(bench.receipts()).isEmpty();

      clock.set("2021-03-01T08:00");
      bench.taken("visits", visit("1", "2021-03-01"));

      assertThat(bench.receipts()).containsExactly("T1 visit 2021-03");
      assertThat(bench.horizon()).isEqualTo("2021-01 2021-03");
    }
  }

  @Test
  void a_file_that_comes_in_at_midnight_is_judged_by_one_day() {
    try (var laid = new ImportBench().withCounty()) {
      var taken = 0;
      for (var before = 0; before < 8; before++) {
        laid.forgetRecords();
        var bench = laid.at(new PassingMidnight(before));
        var in = bench.run("visits", visit("1", "2021-03-01")).state() == ImportState.DONE;

        taken += in ? 1 : 0;
        assertThat(bench.horizon())
            .as("after %d looks at the clock", before)
            .isEqualTo(in ? "2021-01 2021-03" : "");
        assertThat(bench.receipts()).hasSize(in ? 1 : 0);
      }
      assertThat(taken).as("both days occurred").isBetween(1, 7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Kiritimati"})
  void a_day_is_a_day_in_china_wherever_the_machine_stands(String zone) {
    var usual = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      // in Greenwich it is still the last day of 2020
      try (var bench = new ImportBench(new SetClock("2021-01-01T00:30")).withCounty()) {
        bench.taken("visits", visit("1", "2021-01-01"));
        var tomorrow = bench.run("visits", visit("2", "2021-01-02"));

        assertThat(tomorrow.state()).isEqualTo(ImportState.FAILED);
        assertThat(bench.receipts()).containsExactly("T1 visit 2021-01");
        assertThat(bench.horizon()).isEqualTo("2021-01 2021-01");
        assertThat(bench.takeMarks()).contains("visit performer T1 2021-01");
        assertThat(bench.texts("select visited_on::text from records.visit"))
            .containsExactly("2021-01-01");
      }
    } finally {
      TimeZone.setDefault(usual);
    }
  }
}
