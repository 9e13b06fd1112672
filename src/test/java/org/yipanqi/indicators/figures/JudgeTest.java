package org.yipanqi.indicators.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.Direction;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Level;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyDocument;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.PolicyPack.ParameterType;
import org.yipanqi.policy.Series;
import org.yipanqi.policy.Series.Comparison;
import org.yipanqi.policy.Series.Target;
import org.yipanqi.policy.forms.FormBook;

/** Where a figure stands against its targets. */
class JudgeTest {

  private static final Label WORDS = new Label("试", "try");
  private static final Period YEAR = Period.of("2020");
  private static final LocalDate DUE = LocalDate.of(2020, 12, 31);
  private static final Target RISING = new Target.Moving(true, "c");
  private static final Target FALLING = new Target.Moving(false, "c");

  @ParameterizedTest(name = "{1} against {0} 60 is {2}")
  @CsvSource({
    "AT_LEAST, 60, MET",
    "AT_LEAST, 60.0001, MET",
    "AT_LEAST, 59.9999, AT_RISK",
    "AT_LEAST, 58, AT_RISK",
    "AT_LEAST, 57.9999, MISSED",
    "ABOVE, 60.01, MET",
    "ABOVE, 60, AT_RISK",
    "ABOVE, 57.9, MISSED",
    "AT_MOST, 60, MET",
    "AT_MOST, 62, AT_RISK",
    "AT_MOST, 62.1, MISSED",
    "BELOW, 59, MET",
    "BELOW, 60, AT_RISK",
    "BELOW, 63, MISSED",
    "EQUAL, 60, MET",
    "EQUAL, 60.000, MET",
    "EQUAL, 59, AT_RISK",
    "EQUAL, 61, AT_RISK",
    "EQUAL, 63, MISSED",
    "ABOUT, 65, MET",
    "ABOUT, 60, MET",
    "ABOUT, 55, MET",
    "ABOUT, 53, AT_RISK",
    "ABOUT, 52.9, MISSED"
  })
  void a_value_is_held_against_a_number(Comparison op, BigDecimal value, Judgement outcome) {
    var judge = new Judge(pack(null, Map.of("about_tolerance_points", "5")));

    var figure = judge.judge(figure(YEAR, value, fixed(op, null)), Optional.empty());

    assertThat(figure.judgement()).isEqualTo(outcome);
  }

  @Test
  void before_its_day_a_target_that_is_not_reached_is_not_yet_due() {
    var judge = new Judge(pack(null, Map.of()));
    var target = fixed(Comparison.AT_LEAST, DUE);

    assertThat(judged(judge, "2020Q2", "10", target)).isEqualTo(Judgement.NOT_YET_DUE);
    assertThat(judged(judge, "2020-11", "59", target)).isEqualTo(Judgement.NOT_YET_DUE);
    assertThat(judged(judge, "2020Q2", "60", target)).isEqualTo(Judgement.MET);
    assertThat(judged(judge, "2020Q4", "10", target)).isEqualTo(Judgement.MISSED);
    assertThat(judged(judge, "2021-01", "59", target)).isEqualTo(Judgement.AT_RISK);
  }

  @Test
  void the_gap_tells_how_much_is_missing_whichever_way_the_target_points() {
    var judge = new Judge(pack(null, Map.of()));

    assertThat(gap(judge, "57.5", fixed(Comparison.AT_LEAST, null))).isEqualByComparingTo("2.5");
    assertThat(gap(judge, "63", fixed(Comparison.AT_MOST, null))).isEqualByComparingTo("3");
    assertThat(gap(judge, "61", fixed(Comparison.AT_LEAST, null))).isEqualByComparingTo("-1");
    assertThat(gap(judge, "61", fixed(Comparison.EQUAL, null))).isEqualByComparingTo("1");
  }

  @ParameterizedTest(name = "{1} after {0}, level within {2}: rising {3}, falling {4}")
  @CsvSource({
    "50, 51, 0, MET, MISSED",
    "50, 49, 0, MISSED, MET",
    "50, 50, 0, AT_RISK, AT_RISK",
    "50, 50.0001, 0, MET, MISSED",
    "50, 50.5, 0.5, AT_RISK, AT_RISK",
    "50, 49.5, 0.5, AT_RISK, AT_RISK",
    "50, 50.6, 0.5, MET, MISSED"
  })
  void a_moving_target_looks_at_the_base_period(
      String then, String now, String level, Judgement rising, Judgement falling) {
    var judge = new Judge(pack(null, Map.of("rising_tolerance_points", level)));
    var base = Optional.of(figure(Period.of("2019"), new BigDecimal(then)));
    var value = new BigDecimal(now);

    assertThat(judge.judge(figure(YEAR, value, RISING), base).judgement()).isEqualTo(rising);
    assertThat(judge.judge(figure(YEAR, value, FALLING), base).judgement()).isEqualTo(falling);
  }

  @Test
  void nothing_is_judged_without_a_value_or_without_a_base() {
    var judge = new Judge(pack(null, Map.of()));
    var base = Optional.of(figure(Period.of("2019"), BigDecimal.TEN));
    var baseWithout = Optional.of(figure(Period.of("2019"), null));

    assertThat(judge.judge(figure(YEAR, null, RISING), base).judgement())
        .isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judge.judge(figure(YEAR, BigDecimal.ONE, RISING), baseWithout).judgement())
        .isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judge.judge(figure(YEAR, BigDecimal.ONE, RISING), Optional.empty()).judgement())
        .isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judge.judge(figure(YEAR, null, fixed(Comparison.AT_MOST, null)), base).judgement())
        .isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judge.judge(figure(YEAR, BigDecimal.ONE), base).judgement())
        .isEqualTo(Judgement.NOT_JUDGED);
  }

  @Test
  void of_several_targets_the_worst_outcome_counts_and_an_unjudged_one_hides_nothing() {
    var judge = new Judge(pack(null, Map.of()));
    var base = Optional.of(figure(Period.of("2019"), new BigDecimal("70")));
    var reached = fixed(Comparison.AT_LEAST, null);

    var fallen = judge.judge(figure(YEAR, new BigDecimal("65"), reached, RISING), base);
    var alone = judge.judge(figure(YEAR, new BigDecimal("65"), reached, RISING), Optional.empty());

    assertThat(fallen.judgement()).isEqualTo(Judgement.MISSED);
    assertThat(fallen.targets())
        .extracting(Figure.Judged::judgement)
        .containsExactly(Judgement.MET, Judgement.MISSED);
    assertThat(alone.judgement()).isEqualTo(Judgement.MET);
  }

  @Test
  void a_document_judges_periods_that_end_within_its_validity_and_no_others() {
    var judge = new Judge(pack(LocalDate.of(2020, 6, 30), Map.of()));
    var target = fixed(Comparison.AT_LEAST, null);

    assertThat(judged(judge, "2020-01", "70", target)).isEqualTo(Judgement.MET);
    assertThat(judged(judge, "2020Q2", "70", target)).isEqualTo(Judgement.MET);
    assertThat(judged(judge, "2019", "70", target)).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judged(judge, "2019-12", "70", RISING)).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judged(judge, "2020-07", "70", target)).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(judged(judge, "2020", "70", target)).isEqualTo(Judgement.NOT_JUDGED);
  }

  @Test
  void a_target_due_after_the_document_ends_can_be_met_early_and_is_never_missed() {
    var judge = new Judge(pack(LocalDate.of(2020, 6, 30), Map.of()));
    var target = fixed(Comparison.AT_LEAST, DUE);

    assertThat(judged(judge, "2020Q2", "60", target)).isEqualTo(Judgement.MET);
    assertThat(judged(judge, "2020Q2", "10", target)).isEqualTo(Judgement.NOT_YET_DUE);
    assertThat(judged(judge, "2020Q4", "10", target)).isEqualTo(Judgement.NOT_JUDGED);
  }

  @Test
  void a_target_binds_the_counties_that_it_names_and_no_others() {
    var judge = new Judge(pack(null, Map.of()));
    var target = fixed(Comparison.AT_LEAST, null);

    var named = judge.judge(bound(List.of("990199", "9901"), target), Optional.empty());
    var elsewhere = judge.judge(bound(List.of("990199"), target), Optional.empty());

    assertThat(named.judgement()).isEqualTo(Judgement.MISSED);
    assertThat(named.bearing()).isEqualTo(Bearing.BINDS);
    assertThat(elsewhere.judgement()).isEqualTo(Judgement.NOT_JUDGED);
    assertThat(elsewhere.bearing()).isEqualTo(Bearing.NOT_BOUND_HERE);
    assertThat(elsewhere.value()).isEqualByComparingTo("10");
  }

  @Test
  void a_judgement_changes_its_rules_only_where_a_document_does_not_bind() {
    var open = pack(null, Map.of());
    var ended = pack(LocalDate.of(2020, 6, 30), Map.of());

    assertThat(Judge.rules(open, LocalDate.of(2020, 1, 1)))
        .isEqualTo(Judge.rules(open, LocalDate.of(2025, 1, 1)))
        .isNotEqualTo(Judge.rules(open, LocalDate.of(2019, 12, 31)));
    assertThat(Judge.rules(ended, LocalDate.of(2020, 6, 30)))
        .isNotEqualTo(Judge.rules(ended, LocalDate.of(2020, 7, 1)));
  }

  @Test
  void the_base_period_is_the_choice_of_the_pack() {
    var quarter = Period.of("2021Q2");

    assertThat(base(quarter, Map.of())).contains(Period.of("2020Q2"));
    assertThat(base(quarter, Map.of("base_period", "previous_period")))
        .contains(Period.of("2021Q1"));
    assertThat(base(quarter, Map.of("base_period", "base_year", "base_year", "2019")))
        .contains(Period.of("2019Q2"));
    assertThat(base(Period.of("2019Q2"), Map.of("base_period", "base_year", "base_year", "2019")))
        .isEmpty();
    assertThat(base(Period.of("2018"), Map.of("base_period", "base_year", "base_year", "2019")))
        .isEmpty();
  }

  private static Optional<Period> base(Period period, Map<String, String> parameters) {
    return new Judge(pack(null, parameters)).base(period);
  }

  private static Judgement judged(Judge judge, String period, String value, Target target) {
    return judge
        .judge(figure(Period.of(period), new BigDecimal(value), target), Optional.empty())
        .judgement();
  }

  private static @Nullable BigDecimal gap(Judge judge, String value, Target target) {
    return judge
        .judge(figure(YEAR, new BigDecimal(value), target), Optional.empty())
        .targets()
        .getFirst()
        .gap();
  }

  private static Target fixed(Comparison op, @Nullable LocalDate due) {
    return new Target.Fixed(op, new BigDecimal("60"), due, "c");
  }

  private static Figure bound(List<String> places, Target target) {
    return figure(YEAR, new BigDecimal("10"), places, target);
  }

  private static Figure figure(Period period, @Nullable BigDecimal value, Target... targets) {
    return figure(period, value, List.of(), targets);
  }

  private static Figure figure(
      Period period, @Nullable BigDecimal value, List<String> places, Target... targets) {
    var formula = new Formula.Number(BigDecimal.ONE);
    var series =
        new Series(
            "s",
            null,
            null,
            WORDS,
            WORDS,
            "c",
            "percent",
            1,
            formula,
            "1",
            Set.of(Level.COUNTY),
            Direction.UP,
            List.of(targets),
            new BigDecimal("2"),
            List.of(),
            null,
            LocalDate.of(2020, 1, 1),
            Set.of(),
            Set.of(),
            places);
    var total =
        value == null ? Quantity.without(State.NOT_REPORTED) : Quantity.of(value.movePointLeft(2));
    return new Figure(
        series,
        new Row.County(990101, "纸县", null),
        period,
        total.shownState(),
        value,
        null,
        null,
        total,
        null,
        Map.of(),
        null,
        Judgement.NOT_JUDGED,
        List.of(),
        Bearing.BINDS,
        null);
  }

  private static PolicyPack pack(@Nullable LocalDate to, Map<String, String> parameters) {
    var document =
        new PolicyDocument(
            "试1号",
            "county_plan",
            PolicyPack.Status.TRIAL,
            null,
            LocalDate.of(2020, 1, 1),
            to,
            List.of(),
            List.of(),
            List.of(),
            null,
            null);
    var chosen =
        parameters.entrySet().stream()
            .map(e ->
                new Parameter(
                    e.getKey(),
                    ParameterType.DECIMAL,
                    List.of(),
                    null,
                    e.getValue(),
                    null,
                    WORDS,
                    WORDS,
                    null,
                    true,
                    List.of()))
            .toList();
    return new PolicyPack(
        "p",
        WORDS,
        document,
        5,
        List.of(),
        List.of(),
        List.of(),
        chosen,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        Arrangements.NONE,
        List.of(),
        FormBook.NONE,
        List.of(),
        0);
  }
}
