package org.yipanqi.reporting.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.reporting.CellTitles;
import org.yipanqi.reporting.FindingState;
import org.yipanqi.reporting.Reasons;
import org.yipanqi.reporting.ReportFindingRows;
import org.yipanqi.reporting.ReportingAction;
import org.yipanqi.reporting.ReportingProblem;
import org.yipanqi.reporting.ReportingTrail;
import org.yipanqi.reporting.Return;
import org.yipanqi.reporting.ReturnRows;
import org.yipanqi.reporting.ReturnRules;
import org.yipanqi.reporting.UnderLock;
import org.yipanqi.reporting.UnderLock.Held;
import org.yipanqi.reporting.Way;

/**
 * What is found about returns: whoever fills the return explains or corrects it, whoever reviews it
 * says whether the explanation holds.
 */
@Service
public class ReportFindings {

  /**
   * A finding with the return it is about.
   *
   * @param fills whether whoever asks fills that return, and so may explain
   * @param reviews whether whoever asks reviews it, and so may judge the explanation
   */
  public record Told(
      ReportFindingRows.Row row, Return of, Way way, Label cell, boolean fills, boolean reviews) {}

  private final ReportFindingRows rows;
  private final FindingAnswers answers;
  private final ReturnRows returns;
  private final UnderLock door;
  private final CellTitles titles;
  private final ReportingTrail trail;

  ReportFindings(
      ReportFindingRows rows,
      FindingAnswers answers,
      ReturnRows returns,
      UnderLock door,
      CellTitles titles,
      ReportingTrail trail) {
    this.rows = rows;
    this.answers = answers;
    this.returns = returns;
    this.door = door;
    this.titles = titles;
    this.trail = trail;
  }

  /** Of one return. */
  public List<Told> of(Caller caller, long returnId) {
    var held = door.seen(caller, returnId);
    return rows.of(returnId).stream().map(row -> told(caller, row, held)).toList();
  }

  /**
   * Of a county, after one of them.
   *
   * @param owner the unit that has to answer for them; null for every
   */
  public List<Told> of(
      Caller caller,
      long county,
      List<FindingState> states,
      @Nullable String owner,
      long after,
      int limit) {
    var found = rows.of(county, states, owner, after, limit);
    var held = new HashMap<Long, Held>();
    returns
        .find(found.stream().map(ReportFindingRows.Row::returnId).distinct().toList())
        .forEach(it -> held.put(it.id(), door.held(caller, it)));
    return found.stream()
        .filter(row -> held.containsKey(row.returnId()))
        .map(row -> told(caller, row, Objects.requireNonNull(held.get(row.returnId()))))
        .toList();
  }

  /** Who has findings to answer for, and how many, in the caller's sight. */
  public Map<String, Integer> unsettled(Caller caller, long county) {
    return rows.unsettled(county);
  }

  private Told told(Caller caller, ReportFindingRows.Row row, Held held) {
    return new Told(
        row,
        held.of(),
        held.way(),
        titles.of(held.way().form().form(), row.address()),
        held.way().takes(caller, ReturnRules.FILLING),
        held.standing().steps().stream().anyMatch(step -> step != ReturnRules.FILLING));
  }

  /** The owner says why. */
  public Told explain(Caller caller, long id, int version, @Nullable String words) {
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
  public Told decide(Caller caller, long id, int version, boolean holds, @Nullable String words) {
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
          var is = answers.decided(id, to, said, caller, held.now());
          note(caller, held, is, ReportingAction.DECIDED, said);
          return told(caller, is, held);
        });
  }

  private Told change(
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
          var is = answers.explained(id, said, caller, held.now());
          note(caller, held, is, action, said);
          return told(caller, is, held);
        });
  }

  private ReportFindingRows.Row seen(long id) {
    return rows.find(id).orElseThrow(ReportingProblem.UNKNOWN_FINDING::because);
  }

  private void locked(long id, int version, List<FindingState> from) {
    var was = answers.lock(id);
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
