package org.yipanqi.reporting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.EvidenceOwner;
import org.yipanqi.evidence.EvidenceSubject;
import org.yipanqi.policy.forms.Cells;

/**
 * Files of a return, of the whole or of a cell: added while its filler may fill, seen by whoever
 * sees the return, fast once it is handed in.
 */
@Component
class ReturnEvidence implements EvidenceOwner {

  static final String KIND = "return";

  private final UnderLock door;
  private final ReturnRows rows;

  ReturnEvidence(UnderLock door, ReturnRows rows) {
    this.door = door;
    this.rows = rows;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String power() {
    return "reporting.fill";
  }

  @Override
  public Optional<EvidenceSubject> seen(Caller caller, long id) {
    return of(caller, rows.find(id));
  }

  @Override
  public Optional<EvidenceSubject> locked(Caller caller, long id) {
    return of(caller, rows.lock(id));
  }

  @Override
  public boolean has(long id, @Nullable String anchor) {
    if (anchor == null) {
      return true;
    }
    var of = rows.find(id).orElseThrow();
    var form = door.way(of).form().form();
    return form.places(new Cells(Map.of(), of.rows(), Set.of())).stream()
        .anyMatch(place -> place.name().toString().equals(anchor));
  }

  private Optional<EvidenceSubject> of(Caller caller, Optional<Return> found) {
    return found
        .map(it -> door.held(caller, it))
        .filter(held -> held.way().passesBy(caller))
        .map(held ->
            new EvidenceSubject(
                held.of().county(),
                held.of().holder(),
                true,
                held.standing().at(ReturnRules.FILLING),
                held.of().state().open()));
  }
}
