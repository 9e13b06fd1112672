package org.yipanqi.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.evaluation.scoring.Scoring.Scored;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;

/**
 * A quarter of three communities, worked out by hand.
 *
 * <pre>
 *                      weight   A                     B                     C
 *  surgery (line 20–50)    30   41.237: 21.237→21.24  60: full 30.00        18: 0.00
 *  at-standard             20   met: 20.00            not reported: 0.00    at risk: 12.00
 *  signed (rank)           20   12.5: 1st, 20.00      12.5: 1st too, 20.00  9: 3rd, 10.00
 *  grassroots-visits       10   80: 10.00             none there: left out  59.999: 0.00
 *  led (stated)            12   10.00                 12.00                 9.25
 *  referred (stated)        8   7.50                  6.00, reviewed 5.00   8.00
 *  sum                    100   88.74                 67.00 of 90           39.25
 *  score                        88.7                  74.444…→74.4          39.25→39.3
 *  grade                        excellent             fair                  poor
 * </pre>
 */
class ScoringTest {

  private static final ScoringTable TABLE = Tables.threeCommunities();

  private static final Scored A =
      new Scored(
          "A",
          Map.of(
              "surgery", value("41.237"),
              "at-standard", judged(Judgement.MET, "70"),
              "signed", value("12.5"),
              "grassroots-visits", value("80")),
          Map.of("led", own("10"), "referred", own("7.5")));
  private static final Scored B =
      new Scored(
          "B",
          Map.of(
              "surgery", value("60"),
              "at-standard", without(State.NOT_REPORTED),
              "signed", value("12.50"),
              "grassroots-visits", without(State.NOT_APPLICABLE)),
          Map.of(
              "led", own("12"), "referred", new Stated(new BigDecimal("6"), new BigDecimal("5"))));
  private static final Scored C =
      new Scored(
          "C",
          Map.of(
              "surgery", value("18"),
              "at-standard", judged(Judgement.AT_RISK, "50"),
              "signed", value("9"),
              "grassroots-visits", value("59.999")),
          Map.of("led", own("9.25"), "referred", own("8")));

  @Test
  void a_quarter_of_three_communities_comes_out_as_worked_by_hand() {
    var sheets = Scoring.of(TABLE, List.of(A, B, C));

    assertThat(points(sheets.get(0)))
        .isEqualTo(List.of("21.24", "20.00", "20.00", "10.00", "10.00", "7.50"));
    assertThat(points(sheets.get(1)))
        .isEqualTo(List.of("30.00", "0.00", "20.00", "-", "12.00", "5.00"));
    assertThat(points(sheets.get(2)))
        .isEqualTo(List.of("0.00", "12.00", "10.00", "0.00", "9.25", "8.00"));
    assertThat(sheets).extracting(ScoreSheetTexts::sum).containsExactly("88.74", "67.00", "39.25");
    assertThat(sheets).extracting(ScoreSheetTexts::score).containsExactly("88.7", "74.4", "39.3");
    assertThat(sheets)
        .extracting(s -> Objects.requireNonNull(s.band()).code())
        .containsExactly("excellent", "fair", "poor");
    assertThat(sheets.get(1).words().zh()).isEqualTo("各项相加 67.00，计入的权重 90，按满分 100 折算得 74.4");
  }

  @Test
  void a_mark_says_how_it_came_and_what_the_reviewer_changed() {
    var sheet = Scoring.of(TABLE, List.of(A, B, C)).get(1);

    assertThat(sheet.mark("at-standard").outcome()).isEqualTo(Outcome.NO_POINTS);
    assertThat(sheet.mark("at-standard").words().zh()).isEqualTo("未报：不得分");
    assertThat(sheet.mark("grassroots-visits").outcome()).isEqualTo(Outcome.LEFT_OUT);
    assertThat(sheet.mark("signed").words().en())
        .isEqualTo("12.5, place 1 of 3: 100 % of the weight");
    assertThat(sheet.mark("referred").reviewed()).isTrue();
    assertThat(sheet.mark("referred").before()).isEqualByComparingTo("6");
  }

  @Test
  void a_figure_that_blocks_leaves_no_score_and_the_reviewer_can_lift_it() {
    var blocked = with(A, "surgery", without(State.UNDECIDABLE));

    var sheet = Scoring.of(TABLE, List.of(blocked)).getFirst();
    assertThat(sheet.score()).isNull();
    assertThat(sheet.with(Outcome.BLOCKS)).containsExactly("surgery");

    var stated = new HashMap<>(blocked.stated());
    stated.put("surgery", new Stated(null, new BigDecimal("15")));
    var lifted = new Scored("A", blocked.figures(), stated);
    assertThat(ScoreSheetTexts.score(Scoring.of(TABLE, List.of(lifted)).getFirst()))
        .isEqualTo("82.5"); // 15 + 20 + 20 + 10 + 10 + 7.5
  }

  @Test
  void what_nobody_stated_is_awaited_and_never_a_zero() {
    var silent = new Scored("A", A.figures(), Map.of("led", own("10")));

    var sheet = Scoring.of(TABLE, List.of(silent)).getFirst();

    assertThat(sheet.score()).isNull();
    assertThat(sheet.with(Outcome.AWAITED)).containsExactly("referred");
    assertThat(sheet.mark("referred").points()).isNull();
  }

  @Test
  void a_unit_without_a_figure_takes_no_place_from_the_others() {
    var without = with(B, "signed", without(State.NOT_REPORTED));

    var sheets = Scoring.of(TABLE, List.of(C, without));

    assertThat(sheets.get(0).mark("signed").words().zh()).startsWith("9，1 家中第 1");
    assertThat(sheets.get(1).mark("signed").outcome()).isEqualTo(Outcome.NO_POINTS);
  }

  @Test
  void a_target_that_is_not_judged_is_treated_as_missing() {
    var open = with(A, "at-standard", judged(Judgement.NOT_JUDGED, "70"));

    assertThat(Scoring.of(TABLE, List.of(open)).getFirst().with(Outcome.BLOCKS))
        .containsExactly("at-standard");
  }

  private static Scored with(Scored unit, String criterion, Given given) {
    var figures = new HashMap<>(unit.figures());
    figures.put(criterion, given);
    return new Scored(unit.unit(), figures, unit.stated());
  }

  private static List<String> points(ScoreSheet sheet) {
    return sheet.marks().stream().map(m -> text(m.points())).toList();
  }

  private static String text(@Nullable BigDecimal points) {
    return points == null ? "-" : points.toPlainString();
  }

  /** Numbers of a sheet as they are written, with their places. */
  private static final class ScoreSheetTexts {
    static String sum(ScoreSheet sheet) {
      return sheet.sum().toPlainString();
    }

    static String score(ScoreSheet sheet) {
      return text(sheet.score());
    }
  }

  private static Given value(String value) {
    return new Given(State.VALUE, Judgement.NOT_JUDGED, new BigDecimal(value));
  }

  private static Given judged(Judgement judgement, String value) {
    return new Given(State.VALUE, judgement, new BigDecimal(value));
  }

  private static Given without(State state) {
    return new Given(state, Judgement.NOT_JUDGED, null);
  }

  private static Stated own(String points) {
    return new Stated(new BigDecimal(points), null);
  }
}
