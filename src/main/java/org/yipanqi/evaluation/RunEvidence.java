package org.yipanqi.evaluation;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Caller;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunState;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.evaluation.tables.TableRows;
import org.yipanqi.evidence.EvidenceOwner;
import org.yipanqi.evidence.EvidenceSubject;

/**
 * Files of a unit's marks, each of one criterion: the unit's own while it states them, the
 * reviewer's during the review. Publication shows marks and words to the county, never files.
 */
@Configuration(proxyBeanMethods = false)
class RunEvidence {

  @Bean
  EvidenceOwner selfAssessmentFiles(
      RunRows runs, RoundRows rounds, TableRows tables, ScoringTables reader) {
    return new Files(
        new Rows(runs, rounds, tables, reader),
        "self_assessment",
        "evaluation.assess",
        RunState.SELF_ASSESSMENT,
        (caller, run) -> run.ownOf(caller));
  }

  @Bean
  EvidenceOwner reviewFiles(
      RunRows runs, RoundRows rounds, TableRows tables, ScoringTables reader) {
    return new Files(
        new Rows(runs, rounds, tables, reader),
        "review",
        "evaluation.review",
        RunState.REVIEW,
        (caller, run) -> run.reviewedBy(caller) && !handedInBy(caller, run));
  }

  private static boolean handedInBy(Caller caller, Run run) {
    var submitted = run.submitted();
    return submitted != null && submitted.user().equals(caller.user());
  }

  private record Rows(RunRows runs, RoundRows rounds, TableRows tables, ScoringTables reader) {}

  private record Files(
      Rows rows, String kind, String power, RunState open, BiPredicate<Caller, Run> adds)
      implements EvidenceOwner {

    @Override
    public Optional<EvidenceSubject> seen(Caller caller, long id) {
      return rows.runs().find(id).map(run -> of(caller, run));
    }

    @Override
    public Optional<EvidenceSubject> locked(Caller caller, long id) {
      return Optional.of(of(caller, rows.runs().lock(id)));
    }

    @Override
    public boolean has(long id, @Nullable String anchor) {
      if (anchor == null) {
        return false;
      }
      var round = rows.rounds().find(rows.runs().find(id).orElseThrow().roundId()).orElseThrow();
      return rows.reader().read(rows.tables().find(round.tableId()).orElseThrow()).has(anchor);
    }

    private EvidenceSubject of(Caller caller, Run run) {
      return new EvidenceSubject(
          run.county(),
          run.institution(),
          caller.scope().showsRecordsOf(run.county(), run.institution()) || run.reviewedBy(caller),
          adds.test(caller, run),
          run.state() == open);
    }
  }
}
