package org.yipanqi.evaluation.tables;

import static org.yipanqi.evaluation.tables.EvaluationProblem.NO_SUCH_PHASE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.PERIOD_NOT_OF_PHASE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.Policies;

/** Midterm and final evaluations are those that a phase of the policy asks for, and no others. */
@Component
public class Phases {

  /**
   * A phase as a round keeps it.
   *
   * @param due the last day of the phase: by then the document wants the evaluation
   */
  public record Phase(String id, String clause, Label title, LocalDate due) {}

  /**
   * What a round by a table may be held for.
   *
   * @param phase null for regular rounds
   */
  public record Offered(Purpose purpose, @Nullable Phase phase) {}

  private final Policies policies;

  Phases(Policies policies) {
    this.policies = policies;
  }

  /** Regular rounds, and what the policy's phases ask of the table's county. */
  public List<Offered> offered(String pack, long county) {
    var asked =
        policies.get(pack).arrangements().phases().stream()
            .filter(it -> it.binds(String.valueOf(county)))
            .flatMap(it -> offered(it).stream());
    return Stream.concat(Stream.of(new Offered(Purpose.REGULAR, null)), asked).toList();
  }

  private static Optional<Offered> offered(Arrangements.Phase it) {
    var due = it.to();
    var evaluation = it.evaluation();
    if (due == null || evaluation == null) {
      return Optional.empty();
    }
    var purpose =
        switch (evaluation) {
          case MIDTERM -> Purpose.MIDTERM;
          case FINAL -> Purpose.FINAL;
        };
    return Optional.of(new Offered(purpose, new Phase(it.id(), it.clause(), it.title(), due)));
  }

  /**
   * The phase that a round is for: the first that ends with or after the period; null if regular.
   */
  public @Nullable Phase of(ScoringTable table, Period period, Purpose purpose) {
    if (purpose == Purpose.REGULAR) {
      return null;
    }
    var all =
        offered(table.pack(), table.county()).stream()
            .filter(it -> it.purpose() == purpose)
            .flatMap(it -> Stream.ofNullable(it.phase()))
            .toList();
    if (all.isEmpty()) {
      throw NO_SUCH_PHASE.because(purpose.label());
    }
    return all.stream()
        .filter(it -> !period.end().isAfter(it.due()))
        .findFirst()
        .orElseThrow(() -> PERIOD_NOT_OF_PHASE.because(period, all.getLast().due()));
  }
}
