package org.yipanqi.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yipanqi.evaluation.scoring.Scoring.Scored;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;

/** Yunan's quarter as an officer works it out by hand, in quarter-by-hand/README.md. */
class QuarterByHandTest {

  private static final List<Map<String, String>> MARKS = rows("quarter-by-hand/marks.csv");
  private static final List<Map<String, String>> SCORES = rows("quarter-by-hand/scores.csv");

  @Test
  void every_mark_and_every_score_is_what_was_worked_out_by_hand() {
    var sheets = Scoring.of(Tables.threeCommunities(), units());

    assertThat(MARKS).hasSize(18);
    for (var row : MARKS) {
      var mark = sheet(sheets, row).mark(text(row, "criterion"));
      assertThat(mark.outcome().code()).as("%s", row).isEqualTo(row.get("outcome"));
      assertThat(written(mark.points())).as("%s", row).isEqualTo(row.get("points"));
    }
    assertThat(SCORES).hasSize(3);
    for (var row : SCORES) {
      var sheet = sheet(sheets, row);
      var band = sheet.band();
      assertThat(written(sheet.sum())).as("%s", row).isEqualTo(row.get("sum"));
      assertThat(sheet.counted()).as("%s", row).isEqualByComparingTo(text(row, "counted"));
      assertThat(written(sheet.score())).as("%s", row).isEqualTo(row.get("score"));
      assertThat(band == null ? "" : band.code()).as("%s", row).isEqualTo(row.get("grade"));
    }
  }

  private static ScoreSheet sheet(List<ScoreSheet> sheets, Map<String, String> row) {
    return sheets.stream()
        .filter(it -> it.unit().equals(row.get("unit")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Scored> units() {
    return MARKS.stream()
        .map(it -> text(it, "unit"))
        .distinct()
        .map(QuarterByHandTest::unit)
        .toList();
  }

  private static Scored unit(String code) {
    var figures = new HashMap<String, Given>();
    var stated = new HashMap<String, Stated>();
    for (var row : MARKS) {
      if (text(row, "unit").equals(code)) {
        var criterion = text(row, "criterion");
        stated.put(criterion, new Stated(number(row, "own"), number(row, "reviewed")));
        if (!text(row, "state").isEmpty()) {
          figures.put(
              criterion,
              new Given(
                  State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)),
                  Judgement.valueOf(text(row, "judgement").toUpperCase(Locale.ROOT)),
                  number(row, "value")));
        }
      }
    }
    return new Scored(code, figures, stated);
  }

  private static @Nullable BigDecimal number(Map<String, String> row, String column) {
    var text = text(row, column);
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static String written(@Nullable BigDecimal points) {
    return points == null ? "" : points.toPlainString();
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static List<Map<String, String>> rows(String file) {
    var lines = Tables.text(file).lines().toList();
    var heads = lines.getFirst().split(",");
    return lines.stream().skip(1).map(it -> row(heads, it.split(",", -1))).toList();
  }

  private static Map<String, String> row(String[] heads, String[] cells) {
    assertThat(cells).as(Arrays.toString(cells)).hasSameSizeAs(heads);
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < heads.length; i++) {
      row.put(heads[i], cells[i]);
    }
    return row;
  }
}
