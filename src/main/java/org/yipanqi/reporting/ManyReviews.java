package org.yipanqi.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Problem;
import org.yipanqi.reporting.ReturnRules.Position;
import org.yipanqi.reporting.UnderLock.Held;
import org.yipanqi.web.BrowserEvents;

/** Many returns passed on or locked at once, in one transaction. */
@Service
public class ManyReviews {

  /** A return and the version of it that somebody has seen. */
  public record Seen(long id, int version) {}

  /** How many may be approved at once. */
  public static final int MOST_AT_ONCE = 500;

  private final UnderLock door;
  private final ReturnRows rows;
  private final ReturnChanges changes;
  private final ActRows acts;
  private final Sheets sheets;
  private final FrozenReturns frozen;
  private final ReturnTold told;
  private final ReportingTrail trail;
  private final BrowserEvents browsers;

  ManyReviews(
      UnderLock door,
      ReturnRows rows,
      ReturnChanges changes,
      ActRows acts,
      Sheets sheets,
      FrozenReturns frozen,
      ReturnTold told,
      ReportingTrail trail,
      BrowserEvents browsers) {
    this.door = door;
    this.rows = rows;
    this.changes = changes;
    this.acts = acts;
    this.sheets = sheets;
    this.frozen = frozen;
    this.told = told;
    this.trail = trail;
    this.browsers = browsers;
  }

  /**
   * Approves or locks many, as each one's step has it: all of them, or none.
   *
   * @throws Problem {@link ReportingProblem#ONE_OF_MANY} with the one that stands in the way
   */
  public List<Return> approveAll(Caller caller, List<Seen> seen) {
    var versions = new TreeMap<Long, Integer>();
    seen.forEach(one -> versions.put(one.id(), one.version()));
    var before = rows.find(List.copyOf(versions.keySet()));
    if (before.size() < versions.size()) {
      throw ReportingProblem.UNKNOWN_RETURN.because();
    }
    before.forEach(it -> mayPass(door.held(caller, it), versions));
    return door.writingAll(
        before,
        before.getFirst().county(),
        () -> {
          var held = new ArrayList<Held>();
          for (var it : rows.lock(List.copyOf(versions.keySet()))) {
            var one = door.held(caller, it);
            mayPass(one, versions);
            held.add(one);
          }
          return passed(caller, held);
        });
  }

  private static void mayPass(Held held, Map<Long, Integer> versions) {
    if (!held.way().passesBy(held.by())) {
      throw ReportingProblem.UNKNOWN_RETURN.because();
    }
    try {
      UnderLock.fresh(held, versions.get(held.of().id()));
      UnderLock.allow(passing(held.of()), held);
    } catch (Problem problem) {
      throw ReportingProblem.ONE_OF_MANY.because(
          held.way().unit().shortName(), held.of().period().toString(), problem.type().name());
    }
  }

  private static ReturnAct passing(Return of) {
    return of.state() == ReturnState.APPROVED ? ReturnAct.LOCK : ReturnAct.APPROVE;
  }

  private List<Return> passed(Caller caller, List<Held> held) {
    var now = held.getFirst().now();
    var moves = new LinkedHashMap<Return, Position>();
    held.forEach(one -> moves.put(one.of(), one.way().after(one.of().step())));
    var is = changes.moved(moves, caller, now);
    acts.addAll(held, caller, door.inSteadOf(caller, now), now);
    var waiting = new LinkedHashMap<Long, Way>();
    for (var one : held) {
      var after = Objects.requireNonNull(is.get(one.of().id()));
      var locked = after.state() == ReturnState.LOCKED;
      trail.note(
          caller,
          locked ? ReportingAction.LOCKED : ReportingAction.APPROVED,
          one.of(),
          after,
          null);
      if (locked) {
        frozen.keep(after, sheets.of(after, one.way()), now, held.size() == 1);
      }
      waiting.put(after.id(), one.way());
    }
    told.movedMany(List.copyOf(is.values()), waiting);
    browsers.tell("returns", Map.of());
    return List.copyOf(is.values());
  }
}
