package org.yipanqi.facts.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.DueRule;
import org.yipanqi.facts.Obligation;
import org.yipanqi.facts.SourceReminder;
import org.yipanqi.facts.Systems;

/** Where a unit stands with what it owes: June, due on 5 July, unless said otherwise. */
class CrossingTest {

  private static final Obligation JUNE = june("2020-01-01");
  private static final Obligation JUNE_FROM_BEFORE = june("2021-01-01");

  @Test
  void the_day_counts_whole() {
    assertThat(at(JUNE, "2020-07-05", null).standing()).isEqualTo(Standing.NOT_DUE);
    assertThat(at(JUNE, "2020-07-06", null).standing()).isEqualTo(Standing.MISSING);
    assertThat(at(JUNE, "2020-07-06", null).days()).isEqualTo(1);
    assertThat(at(JUNE, "2020-08-01", "2020-07-05").standing()).isEqualTo(Standing.IN_TIME);
    assertThat(at(JUNE, "2020-08-01", "2020-07-08").standing()).isEqualTo(Standing.LATE);
    assertThat(at(JUNE, "2020-08-01", "2020-07-08").days()).isEqualTo(3);
  }

  @Test
  void what_comes_before_its_day_again_and_again_is_delivery_and_what_comes_after_corrects() {
    var daily = Crossing.of(JUNE, came("2020-06-02", "2020-07-05"), day("2020-08-01"));
    var corrected = Crossing.of(JUNE, came("2020-06-02", "2020-07-20"), day("2020-08-01"));
    var late = Crossing.of(JUNE, came("2020-07-08", "2020-07-08"), day("2020-08-01"));

    assertThat(daily.corrected()).isFalse();
    assertThat(corrected.standing()).isEqualTo(Standing.IN_TIME);
    assertThat(corrected.changedOn()).isEqualTo("2020-07-20");
    assertThat(late.corrected()).as("the same day is one delivery").isFalse();
  }

  @Test
  void a_word_that_there_was_nothing_is_an_answer_and_may_be_late() {
    var said = new Arrival(null, null, day("2020-07-09"), null, List.of());

    var crossing = Crossing.of(JUNE, said, day("2020-08-01"));

    assertThat(crossing.standing()).isEqualTo(Standing.NOTHING);
    assertThat(crossing.days()).isEqualTo(4);
    assertThat(crossing.late()).isTrue();
  }

  @Test
  void what_fell_due_before_the_house_kept_the_calendar_is_not_called_late() {
    var taken = came("2021-01-02", null);
    var stated = new Arrival(day("2021-01-02"), null, null, day("2020-07-07"), List.of());

    assertThat(Crossing.of(JUNE_FROM_BEFORE, taken, day("2021-02-01")).standing())
        .isEqualTo(Standing.HISTORY);
    assertThat(Crossing.of(JUNE_FROM_BEFORE, stated, day("2021-02-01")).days()).isEqualTo(2);
    assertThat(Crossing.of(JUNE, stated, day("2021-02-01")).days())
        .as("what others say of the time does not count once the house keeps the calendar")
        .isEqualTo(181);
  }

  @Test
  void rates_never_pass_a_hundred_and_only_a_whole_is_a_hundred() {
    var inTime = at(JUNE, "2020-08-01", "2020-07-01");
    var late = at(JUNE, "2020-08-01", "2020-07-08");
    var missing = at(JUNE, "2020-08-01", null);
    var notDue = at(JUNE, "2020-07-01", null);
    var early = at(JUNE, "2020-07-01", "2020-06-30");
    var history = Crossing.of(JUNE_FROM_BEFORE, came("2021-01-02", null), day("2021-02-01"));
    var extra = Crossing.notOwed(came("2020-07-01", null));

    var tally = GapTally.of(List.of(inTime, late, missing, notDue, early, history, extra));

    assertThat(tally.owed()).isEqualTo(6);
    assertThat(tally.completeness()).isEqualTo("80.0");
    assertThat(tally.timeliness()).isEqualTo("50.0");
    assertThat(tally.history()).isEqualTo(1);
    assertThat(GapTally.of(List.of(notDue, extra)).completeness()).isNull();
    assertThat(GapTally.of(List.of(early, extra)).completeness()).isEqualTo("100.0");
    assertThat(GapTally.of(java.util.Collections.nCopies(2000, inTime)).timeliness())
        .isEqualTo("100.0");
    var nearly = new java.util.ArrayList<>(java.util.Collections.nCopies(2999, inTime));
    nearly.add(missing);
    assertThat(GapTally.of(nearly).completeness()).isEqualTo("99.9");
  }

  @Test
  void reminders_go_out_ahead_on_the_day_and_after_it() {
    assertThat(reminder("2020-07-01")).isNull();
    assertThat(reminder("2020-07-02")).isEqualTo(SourceReminder.Kind.DUE_SOON);
    assertThat(reminder("2020-07-05")).isEqualTo(SourceReminder.Kind.DUE_TODAY);
    assertThat(reminder("2020-07-06")).isEqualTo(SourceReminder.Kind.OVERDUE);
    var received = at(JUNE, "2020-07-04", "2020-07-04");
    assertThat(Reminders.kind(received, JUNE.due(), day("2020-07-04"), 3)).isNull();
  }

  private static SourceReminder.@Nullable Kind reminder(String today) {
    return Reminders.kind(at(JUNE, today, null), JUNE.due(), day(today), 3);
  }

  private static Crossing at(Obligation owed, String today, @Nullable String received) {
    return Crossing.of(owed, received == null ? Arrival.NONE : came(received, null), day(today));
  }

  private static Arrival came(String received, @Nullable String changed) {
    return new Arrival(day(received), changed == null ? null : day(changed), null, null, List.of());
  }

  private static Obligation june(String knownSince) {
    return new Obligation(
        1, "visit", YearMonth.of(2020, 6), DueRule.USUAL, Systems.of(null), day(knownSince));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
