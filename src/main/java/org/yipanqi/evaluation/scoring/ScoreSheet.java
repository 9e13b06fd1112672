package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * All marks of a unit and what they come to.
 *
 * @param sum of the points
 * @param counted the weights that count; less than the whole when something is left out
 * @param score null while something is open or blocks, or nothing counts
 * @param words how the score came, or why there is none
 */
public record ScoreSheet(
    String unit,
    List<Mark> marks,
    BigDecimal sum,
    BigDecimal counted,
    @Nullable BigDecimal score,
    ScoringTable.@Nullable Band band,
    Label words) {

  public ScoreSheet {
    marks = List.copyOf(marks);
  }

  /** Criteria with an outcome. */
  public List<String> with(Outcome outcome) {
    return marks.stream().filter(m -> m.outcome() == outcome).map(Mark::criterion).toList();
  }

  public Mark mark(String criterion) {
    return marks.stream()
        .filter(m -> m.criterion().equals(criterion))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mark for " + criterion));
  }
}
