package org.yipanqi.supervision.inspections;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.EvidenceOwner;
import org.yipanqi.evidence.EvidenceSubject;

/** Files of a finding, while it is open: what the team saw, and what the inspected put right. */
@Configuration(proxyBeanMethods = false)
class FindingEvidence {

  @Bean
  EvidenceOwner whatWasFound(FindingRows rows) {
    return new Files(rows, "finding", "supervision.inspect");
  }

  @Bean
  EvidenceOwner whatWasPutRight(FindingRows rows) {
    return new Files(rows, "rectification", "supervision.report");
  }

  private record Files(FindingRows rows, String kind, String power) implements EvidenceOwner {

    @Override
    public Optional<EvidenceSubject> seen(Caller caller, long id) {
      return rows.find(id).map(it -> of(caller, it));
    }

    @Override
    public Optional<EvidenceSubject> locked(Caller caller, long id) {
      return rows.lock(id).map(it -> of(caller, it));
    }

    private static EvidenceSubject of(Caller caller, Finding it) {
      var institution = it.institution();
      var own =
          caller.writes().covers(it.county())
              || (institution != null && caller.writes().covers(institution));
      return new EvidenceSubject(
          it.county(),
          institution,
          caller.scope().showsRecordsOf(it.county(), institution),
          own,
          it.state() == Finding.State.OPEN);
    }
  }
}
