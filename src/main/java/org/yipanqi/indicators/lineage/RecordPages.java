package org.yipanqi.indicators.lineage;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.RecordHistory;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.lineage.RecordView.RecordField;
import org.yipanqi.indicators.lineage.RecordView.RecordVersion;
import org.yipanqi.policy.PolicyPack;

/** Opens one record: its versions, where they came from, and the figures that count it. */
@Service
class RecordPages {

  private final RecordHistory records;
  private final RecordUses uses;
  private final FactCatalogue facts;
  private final LineageTrail trail;

  RecordPages(RecordHistory records, RecordUses uses, FactCatalogue facts, LineageTrail trail) {
    this.records = records;
    this.uses = uses;
    this.facts = facts;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public RecordView record(
      Caller caller, PolicyPack pack, String factCode, String source, String no) {
    var name = factCode + " " + source + " " + no;
    var fact =
        facts.fact(factCode).orElseThrow(() -> IndicatorProblem.UNKNOWN_RECORD.because(name));
    var history =
        records
            .find(caller, factCode, source, no)
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_RECORD.because(name));
    trail.opened(caller, factCode, history);
    return new RecordView(
        factCode,
        fact.label(),
        history.format().code(),
        history.format().label(),
        source,
        history.sourceName(),
        no,
        history.versions().getFirst().voided(),
        history.versions().stream().map(RecordPages::version).toList(),
        uses.of(pack, fact, source, no));
  }

  private static RecordVersion version(RecordHistory.Version version) {
    var origin = version.origin();
    return new RecordVersion(
        version.version(),
        version.voided(),
        version.fields().stream()
            .map(f -> new RecordField(f.code(), f.label(), f.type(), f.value(), f.changed()))
            .toList(),
        origin == null ? null : String.valueOf(origin.importId()),
        origin == null ? null : origin.fileName(),
        origin == null ? null : origin.by(),
        origin == null ? null : origin.at(),
        version.replacedAt());
  }
}
