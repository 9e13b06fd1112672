package org.yipanqi.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.kernel.Period;
import org.yipanqi.reporting.CellRows.Recorded;
import org.yipanqi.web.BrowserEvents;

/** Returns begun and filled: from the records at first, then cell by cell by people. */
@Service
public class Drafts {

  /**
   * What somebody filled.
   *
   * @param version of the return that was seen
   * @param key of this save: sent again under the same key it changes nothing more; null for none
   * @param values by cell; an empty text takes away what was typed, so that the record shows again
   * @param notes by cell
   * @param rows the rows of sections in which people write rows, when they changed
   */
  public record Filled(
      int version,
      @Nullable String key,
      Map<String, String> values,
      Map<String, String> notes,
      Map<String, List<String>> rows) {}

  private final UnderLock door;
  private final ReturnRows rows;
  private final ReturnChanges changes;
  private final CellRows cells;
  private final EvidenceFiles evidence;
  private final ActRows acts;
  private final FormShelf forms;
  private final Prefill prefill;
  private final Sheets sheets;
  private final WrittenCells written;
  private final ReportingTrail trail;
  private final BrowserEvents browsers;
  private final Clock clock;

  Drafts(
      UnderLock door,
      ReturnRows rows,
      ReturnChanges changes,
      CellRows cells,
      EvidenceFiles evidence,
      ActRows acts,
      FormShelf forms,
      Prefill prefill,
      Sheets sheets,
      WrittenCells written,
      ReportingTrail trail,
      BrowserEvents browsers,
      Clock clock) {
    this.door = door;
    this.rows = rows;
    this.changes = changes;
    this.cells = cells;
    this.evidence = evidence;
    this.acts = acts;
    this.forms = forms;
    this.prefill = prefill;
    this.sheets = sheets;
    this.written = written;
    this.trail = trail;
    this.browsers = browsers;
    this.clock = clock;
  }

  /**
   * Begins a return and fills in what the records know. Who begins what is begun already gets that.
   */
  public ReturnSheet begin(Caller caller, String pack, String form, Period period, String code) {
    var way = door.owed(pack, form, period, code);
    if (!way.takes(caller, ReturnRules.FILLING)) {
      throw ReportingProblem.NOT_YOUR_STEP.because();
    }
    var have = rows.newest(pack, form, period, code);
    if (have.isPresent()) {
      return sheets.of(have.get(), door.way(have.get()));
    }
    if (period.start().isAfter(LocalDate.now(clock))) {
      throw ReportingProblem.NOT_OVER.because(period.toString());
    }
    var keys = prefill.rows(way, Map.of());
    var known = prefill.cells(caller, way, keys, false);
    return door.writing(
        way.unit().holder(),
        way.unit().county(),
        () -> {
          var now = OffsetDateTime.now(clock);
          var added = changes.add(way.unit(), way.form(), period, null, null, keys, caller, now);
          if (added.isEmpty()) {
            var other = rows.newest(pack, form, period, code).orElseThrow();
            return sheets.of(other, door.way(other));
          }
          return begun(caller, added.get(), way, known, ReturnAct.BEGIN, null, now);
        });
  }

  /** A new edition of a locked return, with its cells; the older one stays as it is. */
  public ReturnSheet amend(Caller caller, long id, @Nullable String reason) {
    var why = Reasons.needed(reason);
    var seen = door.seen(caller, id);
    var way = seen.way();
    var keys = prefill.rows(way, seen.of().rows());
    var known = prefill.cells(caller, way, keys, false);
    return door.change(
        caller,
        id,
        null,
        ReturnAct.AMEND,
        held -> {
          var old = held.of();
          var added =
              changes
                  .add(way.unit(), way.form(), old.period(), old, why, keys, caller, held.now())
                  .orElseThrow(ReportingProblem.AMENDED_ALREADY::because);
          cells.copy(old.id(), added);
          evidence.carry(ReturnEvidence.KIND, old.id(), added.id());
          return begun(caller, added, way, known, ReturnAct.AMEND, why, held.now());
        });
  }

  private ReturnSheet begun(
      Caller caller,
      Return added,
      Way way,
      List<Recorded> known,
      ReturnAct act,
      @Nullable String why,
      OffsetDateTime now) {
    cells.record(added, known, now);
    var step = way.step(ReturnRules.FILLING);
    acts.add(
        added, act, ReturnRules.FILLING, step.id(), caller, door.inSteadOf(caller, now), why, now);
    var action = act == ReturnAct.AMEND ? ReportingAction.AMENDED : ReportingAction.BEGUN;
    trail.note(caller, action, added, added, why);
    return counted(added, way, added.rows(), null, now);
  }

  /** Keeps what somebody filled; what is wrong with it is told, and kept all the same. */
  public ReturnSheet save(Caller caller, long id, Filled filled) {
    return door.change(
        caller,
        id,
        null,
        ReturnAct.EDIT,
        held -> {
          var of = held.of();
          if (filled.key() != null && filled.key().equals(of.savedUnder())) {
            return sheets.of(of, held.way());
          }
          var form = held.way().form().form();
          var keys = written.rows(form, of.rows(), filled);
          var values = written.values(form, of.rows(), keys, filled.values());
          var notes = written.notes(form, keys, filled.notes());
          UnderLock.fresh(held, filled.version());
          cells.type(of, values, caller, held.now());
          if (!notes.isEmpty()) {
            cells.note(of, notes);
          }
          var saved = counted(of, held.way(), keys, filled.key(), held.now());
          trail.note(caller, ReportingAction.SAVED, of, saved.of(), null);
          return saved;
        });
  }

  /** Fills in anew what the records know; what was typed stays. */
  public ReturnSheet refill(Caller caller, long id, int version) {
    var seen = door.seen(caller, id);
    UnderLock.allow(ReturnAct.EDIT, seen);
    return refilled(caller, id, version, seen.way(), ReturnAct.EDIT);
  }

  /** Goes on with the newest version of the form: cells that it has too are kept. */
  public ReturnSheet move(Caller caller, long id, int version) {
    var seen = door.seen(caller, id);
    UnderLock.allow(ReturnAct.MOVE, seen);
    var of = seen.of();
    var newest =
        forms
            .newest(of.pack(), of.form(), of.period())
            .filter(it -> it.form().version() != of.formVersion())
            .orElseThrow(ReportingProblem.NEWEST_FORM::because);
    return refilled(caller, id, version, new Way(newest, seen.way().unit()), ReturnAct.MOVE);
  }

  private ReturnSheet refilled(Caller caller, long id, int version, Way way, ReturnAct act) {
    var keys = prefill.rows(way, door.seen(caller, id).of().rows());
    var known = prefill.cells(caller, way, keys, false);
    return door.change(
        caller,
        id,
        version,
        act,
        held -> {
          cells.record(held.of(), known, held.now());
          if (act == ReturnAct.MOVE) {
            var stead = door.inSteadOf(caller, held.now());
            var step = way.step(ReturnRules.FILLING).id();
            acts.add(held.of(), act, ReturnRules.FILLING, step, caller, stead, null, held.now());
          }
          var is = counted(held.of(), way, keys, null, held.now());
          var action = act == ReturnAct.MOVE ? ReportingAction.MOVED : ReportingAction.SAVED;
          trail.note(caller, action, held.of(), is.of(), null);
          return is;
        });
  }

  private ReturnSheet counted(
      Return was,
      Way way,
      Map<String, List<String>> keys,
      @Nullable String under,
      OffsetDateTime now) {
    var stored = cells.of(was.id());
    var is = changes.saved(was, way.form().form().version(), keys, under, now);
    var sheet = sheets.of(is, way, stored);
    browsers.tell("returns", Map.of("id", was.id()));
    return new ReturnSheet(changes.counted(is, sheet.count()), way, stored, sheet.worked());
  }
}
