package org.yipanqi.indicators.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** How many more would have been enough, tried against the judge on both sides. */
class NeededTest {

  private static final Period YEAR = Period.of("2020");

  private static PolicyPack pack;
  private static Judge judge;

  @BeforeAll
  static void thePackIsRead() throws IOException {
    var reading = PackReader.read(Path.of("policies/yunan-2020"), FactCatalogue.load());
    pack = reading.pack().orElseThrow();
    judge = new Judge(pack);
  }

  @ParameterizedTest(name = "{0} of {1}, {2} of {3} the year before: {4}")
  @CsvSource({
    // 60 % of 6 is 3.6, of 12 is 7.2; a rise above one half is a fourth of six
    "3, 6, 3, 6, 1",
    "7, 12, 2, 6, 1",
    // exactly 60 % is reached, and one more is needed only to rise above 60 %
    "6, 10, 5, 10, 0",
    "6, 10, 6, 10, 1",
    "5, 10, 1, 10, 1",
    // a third before and a third now: neither side is an exact decimal
    "20, 30, 2, 3, 1",
    "8256, 14382, 50, 100, 374"
  })
  void contracts_lack_a_whole_number_of_persons(
      String now, String of, String then, String ofThen, long count) {
    var needed = Needed.of(pack, share("36", now, of, then, ofThen));

    assertThat(needed.map(Needed::count).orElse(0L)).isEqualTo(count);
    needed.ifPresent(n -> assertThat(n.unit()).isEqualTo("persons"));
    needed.ifPresent(n -> assertThat(n.what().zh()).isEqualTo("已签约重点人群"));
  }

  @Test
  void so_many_more_meet_the_target_and_one_fewer_does_not() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      var of = 1 + random.nextInt(500);
      var now = random.nextInt(of + 1);
      var ofThen = 1 + random.nextInt(500);
      var then = random.nextInt(ofThen + 1);
      var figure = share("36", now, of, then, ofThen);
      var needed = Needed.of(pack, figure);
      if (needed.isPresent()) {
        var count = needed.get().count();
        var words = "seed " + seed + ": " + now + "/" + of + ", " + then + "/" + ofThen;
        assertThat(share("36", now + count, of, then, ofThen).judgement())
            .as(words)
            .isEqualTo(Judgement.MET);
        assertThat(share("36", now + count - 1, of, then, ofThen).judgement())
            .as(words)
            .isNotEqualTo(Judgement.MET);
      } else {
        assertThat(figure.judgement() == Judgement.MET || then == ofThen)
            .as("seed %s: %s/%s, %s/%s", seed, now, of, then, ofThen)
            .isTrue();
      }
    }
  }

  @Test
  void more_than_everybody_is_never_asked_for() {
    assertThat(Needed.of(pack, share("37-htn", "0", "2", "1", "1"))).isEmpty();
  }

  @Test
  void both_diseases_are_counted_together() {
    var needed = Needed.of(pack, share("37-all", "3", "9", "5", "10")).orElseThrow();

    assertThat(needed.count()).isEqualTo(2);
    assertThat(needed.what().zh()).contains("血压达标", "血糖达标");
  }

  @Test
  void a_share_of_visits_money_and_falling_figures_are_not_counted() {
    assertThat(Needed.of(pack, share("32", "30", "100", "40", "100"))).isEmpty();
    assertThat(Needed.of(pack, share("16", "30", "100", "40", "100"))).isEmpty();
    assertThat(Needed.of(pack, share("12", "30", "100", "40", "100"))).isEmpty();
    assertThat(Needed.of(pack, share("22", "4", "10", "3", "10"))).isEmpty();
  }

  @Test
  void a_plain_count_lacks_what_is_between_it_and_the_base() {
    var figure = count("21", "2", "4");

    assertThat(figure.judgement()).isEqualTo(Judgement.MISSED);
    assertThat(Needed.of(pack, figure).map(Needed::count)).contains(3L);
  }

  @Test
  void a_partial_figure_and_one_without_a_base_promise_nothing() {
    var partial =
        judged("36", quantity(State.PARTIAL, "3"), quantity(State.PARTIAL, "6"), null, null);
    assertThat(partial.judgement()).isEqualTo(Judgement.MISSED);
    assertThat(Needed.of(pack, partial)).isEmpty();

    var rising =
        judged("37-htn", quantity(State.VALUE, "1"), quantity(State.VALUE, "2"), null, null);
    assertThat(rising.judgement()).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(Needed.of(pack, rising)).isEmpty();
  }

  private static Figure share(String id, long now, long of, long then, long ofThen) {
    return share(
        id, String.valueOf(now), String.valueOf(of), String.valueOf(then), String.valueOf(ofThen));
  }

  private static Figure share(String id, String now, String of, String then, String ofThen) {
    return judged(
        id,
        quantity(State.VALUE, now),
        quantity(State.VALUE, of),
        quantity(State.VALUE, then),
        quantity(State.VALUE, ofThen));
  }

  private static Figure count(String id, String now, String then) {
    return judged(id, quantity(State.VALUE, now), null, quantity(State.VALUE, then), null);
  }

  private static Figure judged(
      String id,
      Quantity now,
      @Nullable Quantity of,
      @Nullable Quantity then,
      @Nullable Quantity ofThen) {
    var series = pack.series(id, YEAR.end()).orElseThrow();
    var base =
        then == null
            ? Optional.<Figure>empty()
            : Optional.of(figure(series, YEAR.yearBefore(), then, ofThen));
    return judge.judge(figure(series, YEAR, now, of), base);
  }

  private static Quantity quantity(State state, String value) {
    var number = new BigDecimal(value);
    return state == State.VALUE
        ? Quantity.of(number)
        : new Quantity(state, number, java.util.Set.of(), java.util.Set.of());
  }

  private static Figure figure(
      Series series, Period period, Quantity numerator, @Nullable Quantity denominator) {
    var total = denominator == null ? numerator : numerator.per(denominator);
    var value =
        total.value() == null
            ? null
            : total
                .value()
                .multiply(denominator == null ? BigDecimal.ONE : Evaluator.factor(series.unit()));
    return new Figure(
        series,
        new Row.County(990101, "纸县", null),
        period,
        total.shownState(),
        value,
        numerator,
        denominator,
        total,
        null,
        Map.of(),
        null,
        Judgement.NOT_JUDGED,
        List.of(),
        Bearing.BINDS,
        null);
  }
}
