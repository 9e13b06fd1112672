package org.yipanqi.evaluation.results;

import java.util.Arrays;
import java.util.List;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.scoring.Use;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;
import org.yipanqi.kernel.Label;

/**
 * Results as facts: a published result counts from the day on which the county lets it be used, so
 * that a measure of a policy never reads one before. A row for each use.
 */
public final class EvaluationRecords implements RecordKeeping {

  public static final String RESULT = "evaluation_result";

  @Override
  public List<FactDeclaration> facts() {
    return List.of(
        new FactDeclaration(
            RESULT,
            new Label("考核结果", "Result of an evaluation"),
            "evaluation_api.evaluation_result",
            new FactTime.OnDate("available_from"),
            List.of(
                new FactAxis(
                    "scored", "scored", FactAxis.Kind.UNIT, new Label("被考核单位", "Unit scored"))),
            List.of(
                FactColumn.choice("use", "用途", "Use", uses()),
                FactColumn.of("scoring_table", FactColumn.Type.TEXT, "评分表代码", "Scoring table"),
                FactColumn.choice("about", "考核对象", "Who is scored", abouts()),
                FactColumn.choice("purpose", "考核种类", "Purpose", purposes()),
                FactColumn.of("months", FactColumn.Type.INT, "期间月数", "Months of the period"),
                FactColumn.of("grade", FactColumn.Type.TEXT, "等次代码", "Grade"),
                FactColumn.amount("score", "score", "得分", "Score"),
                FactColumn.amount("whole", "score", "满分", "Highest score"),
                FactColumn.amount("percent", "percent", "得分占满分", "Score of the highest")),
            null,
            false));
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of();
  }

  private static List<Choice> uses() {
    return Arrays.stream(Use.Kind.values()).map(it -> choice(it.code(), it.label())).toList();
  }

  private static List<Choice> abouts() {
    return Arrays.stream(ScoringTable.About.values())
        .map(it -> choice(it.code(), it.label()))
        .toList();
  }

  private static List<Choice> purposes() {
    return Arrays.stream(Purpose.values()).map(it -> choice(it.code(), it.label())).toList();
  }

  private static Choice choice(String code, Label label) {
    return Choice.of(code, label.zh(), label.en());
  }
}
