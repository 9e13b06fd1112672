package org.yipanqi.reporting.checking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.ReportFindingRows;
import org.yipanqi.reporting.FindingState;
import org.yipanqi.reporting.Reasons;
import org.yipanqi.reporting.ReportingAction;
import org.yipanqi.reporting.ReportingProblem;
import org.yipanqi.reporting.ReportingTrail;
import org.yipanqi.reporting.ReturnRules;
import org.yipanqi.reporting.UnderLock;
import org.yipanqi.reporting.UnderLock.Held;

/**
 * ReportFindings about returns: whoever fills the return explains or corrects it, whoever reviews it says
 * whether the explanation holds.
 */
@Service
public class ReportFindings {

  private final ReportFindingRows rows;
  private final UnderLock door;
  private final ReportingTrail trail;

  ReportFindings(ReportFindingRows rows, UnderLock door, ReportingTrail trail) {
    this.rows = rows;
    this.door = door;
    this.trail = trail;
  }

  /** Of one return. */
  public List<ReportFindingRows.Row> of(Caller caller, long returnId) {
    door.seen(caller, returnId);
    return rows.of(returnId);
  }

  /** Of a county, not settled yet; after one of them. */
  public List<ReportFindingRows.Row> open(Caller caller, long county, long after, int limit) {
    return rows.open(county, after, limit);
  }

  /** The owner says why. */
  public ReportFindingRows.Row explain(Caller caller, long id, int version, @Nullable String words) {
    var said = Reasons.needed(words);
    var found = seen(id);
    var held = door.seen(caller, found.returnId());
    if (!held.way().takes(caller, ReturnRules.FILLING)) {
      throw ReportingProblem.NOT_YOUR_STEP.because();
    }
    return change(
        caller,
        held,
        id,
        version,
        List.of(FindingState.OPEN, FindingState.EXPLAINED),
        ReportingAction.EXPLAINED,
        said);
  }

  /**
   * A reviewer says whether the explanation holds.
   *
   * @param holds otherwise it is open again, with the reviewer's words
   */
  public ReportFindingRows.Row decide(
      Caller caller, long id, int version, boolean holds, @Nullable String words) {
    var said = holds ? words : Reasons.needed(words);
    var found = seen(id);
    var held = door.seen(caller, found.returnId());
    if (held.standing().steps().stream().noneMatch(step -> step != ReturnRules.FILLING)) {
      throw ReportingProblem.NOT_YOUR_STEP.because();
    }
    return door.writing(
        held.of().holder(),
        held.of().county(),
        () -> {
          locked(id, version, List.of(FindingState.EXPLAINED));
          var to = holds ? FindingState.ACCEPTED : FindingState.OPEN;
          var is = rows.decided(id, to, said, caller, held.now());
          note(caller, held, is, ReportingAction.DECIDED, said);
          return is;
        });
  }

  private ReportFindingRows.Row change(
      Caller caller,
      Held held,
      long id,
      int version,
      List<FindingState> from,
      ReportingAction action,
      String said) {
    return door.writing(
        held.of().holder(),
        held.of().county(),
        () -> {
          locked(id, version, from);
          var is = rows.explained(id, said, caller, held.now());
          note(caller, held, is, action, said);
          return is;
        });
  }

  private ReportFindingRows.Row seen(long id) {
    return rows.find(id).orElseThrow(ReportingProblem.UNKNOWN_FINDING::because);
  }

  private void locked(long id, int version, List<FindingState> from) {
    var was = rows.lock(id);
    if (was.version() != version) {
      throw ReportingProblem.CHANGED_MEANWHILE.because();
    }
    if (!from.contains(was.state())) {
      throw ReportingProblem.ALREADY_DECIDED.because();
    }
  }

  private void note(
      Caller caller,
      Held held,
      ReportFindingRows.Row is,
      ReportingAction action,
      @Nullable String said) {
    trail.note(
        caller,
        action,
        "finding",
        is.id(),
        held.of().unit(),
        said,
        Map.of("return", held.of().id(), "cell", is.address(), "state", is.state().code()));
  }
}
