package org.yipanqi.reporting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.ReturnRules.Position;
import org.yipanqi.reporting.UnderLock.Held;
import org.yipanqi.web.BrowserEvents;

/** Returns handed in, passed on, given back, locked and reopened, one at a time. */
@Service
public class ReturnReviews {

  private final UnderLock door;
  private final ReturnRows rows;
  private final ReturnChanges changes;
  private final CellRows cells;
  private final ActRows acts;
  private final Sheets sheets;
  private final ReportedAndRecorded beside;
  private final FrozenReturns frozen;
  private final LaterPrints later;
  private final ReturnTold told;
  private final ReportingTrail trail;
  private final BrowserEvents browsers;

  ReturnReviews(
      UnderLock door,
      ReturnRows rows,
      ReturnChanges changes,
      CellRows cells,
      ActRows acts,
      Sheets sheets,
      ReportedAndRecorded beside,
      FrozenReturns frozen,
      LaterPrints later,
      ReturnTold told,
      ReportingTrail trail,
      BrowserEvents browsers) {
    this.door = door;
    this.rows = rows;
    this.changes = changes;
    this.cells = cells;
    this.acts = acts;
    this.sheets = sheets;
    this.beside = beside;
    this.frozen = frozen;
    this.later = later;
    this.told = told;
    this.trail = trail;
    this.browsers = browsers;
  }

  /** Hands a return in: without errors, without needed cells that are empty. */
  public Return submit(Caller caller, long id, int version) {
    return door.change(
        caller,
        id,
        version,
        ReturnAct.SUBMIT,
        held -> {
          var sheet = sheets.of(held.of(), held.way());
          if (sheet.empty()) {
            throw ReportingProblem.EMPTY.because();
          }
          if (!sheet.errors().isEmpty()) {
            throw ReportingProblem.HAS_ERRORS.because(sheet.errors().size());
          }
          beside.find(held.of(), sheet, held.now());
          cells.compute(held.of(), sheet.computed());
          var to = held.way().after(ReturnRules.FILLING);
          var due = held.way().form().due().orElse(null);
          var is = changes.submitted(held.of(), to.step(), due, caller, held.now());
          if (to.state() != ReturnState.AWAITING) {
            is = changes.moved(is, to, caller, held.now());
          }
          return done(caller, held, is, ReturnAct.SUBMIT, ReportingAction.HANDED_IN, null);
        });
  }

  /** Passes a return on; where no step is left it is locked. */
  public Return approve(Caller caller, long id, int version) {
    return pass(caller, id, version, ReturnAct.APPROVE);
  }

  /** Locks a return that every review has passed: the caller stands for it by name. */
  public Return lock(Caller caller, long id, int version) {
    return pass(caller, id, version, ReturnAct.LOCK);
  }

  private Return pass(Caller caller, long id, int version, ReturnAct act) {
    return door.change(
        caller,
        id,
        version,
        act,
        held -> {
          var to = held.way().after(held.of().step());
          var is = changes.moved(held.of(), to, caller, held.now());
          var action =
              to.state() == ReturnState.LOCKED ? ReportingAction.LOCKED : ReportingAction.APPROVED;
          return done(caller, held, is, act, action, null);
        });
  }

  /** Gives a return back to whoever fills it. */
  public Return sendBack(Caller caller, long id, int version, @Nullable String reason) {
    var why = Reasons.needed(reason);
    return door.change(
        caller,
        id,
        version,
        ReturnAct.SEND_BACK,
        held -> back(caller, held, ReturnAct.SEND_BACK, ReportingAction.SENT_BACK, why));
  }

  /** Gives a return back by one step: whoever reviewed it there looks again. */
  public Return sendDown(Caller caller, long id, int version, @Nullable String reason) {
    var why = Reasons.needed(reason);
    return door.change(
        caller,
        id,
        version,
        ReturnAct.SEND_BACK,
        held -> {
          var below =
              held.way()
                  .below(held.of().step())
                  .orElseThrow(ReportingProblem.NO_STEP_BELOW::because);
          var to = new Position(ReturnState.AWAITING, below, held.way().last());
          var is = changes.moved(held.of(), to, caller, held.now());
          return done(caller, held, is, ReturnAct.SEND_BACK, ReportingAction.SENT_BACK, why);
        });
  }

  /** Opens a locked return for whoever fills it; what was kept of it stays as it was. */
  public Return reopen(Caller caller, long id, int version, @Nullable String reason) {
    var why = Reasons.needed(reason);
    return door.change(
        caller,
        id,
        version,
        ReturnAct.REOPEN,
        held -> {
          if (rows.editions(held.of()).getLast().edition() > held.of().edition()) {
            throw ReportingProblem.AMENDED_ALREADY.because();
          }
          frozen
              .newest(id)
              .filter(kept -> !kept.printed())
              .ifPresent(kept -> later.inHand(held.of(), kept.no()));
          return back(caller, held, ReturnAct.REOPEN, ReportingAction.REOPENED, why);
        });
  }

  private Return back(Caller caller, Held held, ReturnAct act, ReportingAction action, String why) {
    var to = new Position(ReturnState.RETURNED, ReturnRules.FILLING, held.way().last());
    var is = changes.moved(held.of(), to, caller, held.now());
    return done(caller, held, is, act, action, why);
  }

  /** What follows on every act: noted, told, and kept where it is locked. */
  private Return done(
      Caller caller,
      Held held,
      Return is,
      ReturnAct act,
      ReportingAction action,
      @Nullable String why) {
    var was = held.of();
    var step = held.way().step(was.step()).id();
    acts.add(
        is, act, was.step(), step, caller, door.inSteadOf(caller, held.now()), why, held.now());
    trail.note(caller, action, was, is, why);
    if (is.state() == ReturnState.LOCKED) {
      frozen.keep(is, sheets.of(is, held.way()), held.now(), true);
    }
    told.moved(is, held.way(), act, why);
    browsers.tell("returns", Map.of("id", is.id()));
    return is;
  }
}
