package org.yipanqi.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.ActRows.Done;
import org.yipanqi.reporting.ReturnView.ReturnBelow;
import org.yipanqi.reporting.ReturnView.ReturnEdition;
import org.yipanqi.reporting.ReturnView.ReturnHead;
import org.yipanqi.reporting.ReturnView.ReturnStep;
import org.yipanqi.reporting.UnderLock.Held;

/** Shows returns to people. */
@Service
public class ReturnViews {

  private final UnderLock door;
  private final ReturnRows rows;
  private final ActRows acts;
  private final FormShelf forms;
  private final Sheets sheets;
  private final FrozenReturns frozen;
  private final Units units;
  private final ReturnLayout layout;
  private final Clock clock;

  ReturnViews(
      UnderLock door,
      ReturnRows rows,
      ActRows acts,
      FormShelf forms,
      Sheets sheets,
      FrozenReturns frozen,
      Units units,
      ReturnLayout layout,
      Clock clock) {
    this.door = door;
    this.rows = rows;
    this.acts = acts;
    this.forms = forms;
    this.sheets = sheets;
    this.frozen = frozen;
    this.units = units;
    this.layout = layout;
    this.clock = clock;
  }

  /** {@link ReportingProblem#UNKNOWN_RETURN} where it is not in the caller's sight. */
  public ReturnView view(Caller caller, long id) {
    var held = door.seen(caller, id);
    return view(caller, sheets.of(held.of(), held.way()));
  }

  /** What stands in one as it is now. */
  ReturnSheet sheet(Caller caller, long id) {
    var held = door.seen(caller, id);
    return sheets.of(held.of(), held.way());
  }

  /** One that was just changed. */
  public ReturnView view(Caller caller, ReturnSheet sheet) {
    var locked = sheet.of().state() == ReturnState.LOCKED;
    var at =
        layout.of(
            sheet,
            locked
                ? frozen.newest(sheet.of().id()).map(FrozenReturns.Kept::content).orElse(null)
                : null);
    return new ReturnView(head(caller, sheet.of(), sheet.way()), at.layout(), at.content());
  }

  /** What it is and where it stands. */
  public ReturnHead head(Caller caller, Return of) {
    return head(caller, of, door.way(of));
  }

  private ReturnHead head(Caller caller, Return of, Way way) {
    var form = way.form();
    var done = acts.of(of.id());
    var kept = frozen.newest(of.id());
    var locked = of.locked();
    return new ReturnHead(
        of.id(),
        of.pack(),
        of.form(),
        of.formVersion(),
        newer(of),
        form.form().title(),
        form.form().ours(),
        form.form().note(),
        form.pack().clause(form.form().clause()).map(PolicyPack.Clause::place).orElse(null),
        of.unit(),
        way.unit().name(),
        of.unitKind().name().toLowerCase(Locale.ROOT),
        of.period().toString(),
        of.edition(),
        of.amends(),
        of.amendedBecause(),
        of.state().code(),
        of.step(),
        of.version(),
        of.count().filled(),
        of.count().required(),
        of.count().entered(),
        of.count().errors(),
        of.count().warnings(),
        of.timesReturned(),
        of.changedAt(),
        of.handedInAt(),
        onTime(of),
        locked == null ? null : locked.name(),
        locked == null ? null : locked.at(),
        kept.map(FrozenReturns.Kept::no).orElse(null),
        form.form().sections().stream().anyMatch(Section::discloses),
        may(door.held(caller, of)),
        below(door.held(caller, of)),
        steps(caller, of, way, done),
        done.stream().map(this::shown).toList(),
        rows.editions(of).stream()
            .map(it -> new ReturnEdition(it.id(), it.edition(), it.state().code(), it.changedAt()))
            .toList());
  }

  private @Nullable Integer newer(Return of) {
    return of.state().open()
        ? forms
            .newest(of.pack(), of.form(), of.period())
            .map(it -> it.form().version())
            .filter(version -> version != of.formVersion())
            .orElse(null)
        : null;
  }

  /** Whether it was handed in by the day; null while nobody can tell. */
  private @Nullable Boolean onTime(Return of) {
    var handedIn = of.handedInAt();
    var due = of.dueOn();
    return handedIn == null || due == null
        ? null
        : !handedIn.atZoneSameInstant(clock.getZone()).toLocalDate().isAfter(due);
  }

  private static List<String> may(Held held) {
    return Stream.of(ReturnAct.values())
        .filter(act -> act != ReturnAct.BEGIN)
        .filter(act ->
            ReturnRules.refusal(act, held.way().position(held.of()), held.standing()).isEmpty())
        .map(ReturnAct::code)
        .toList();
  }

  private @Nullable ReturnBelow below(Held held) {
    var way = held.way();
    if (!may(held).contains(ReturnAct.SEND_BACK.code())) {
      return null;
    }
    var no = way.below(held.of().step());
    return no.isEmpty()
        ? null
        : new ReturnBelow(
            no.getAsInt(), way.step(no.getAsInt()).label(), places(way, no.getAsInt()));
  }

  private List<Label> places(Way way, int no) {
    return way.places(no).stream().sorted().map(units::nameOf).toList();
  }

  private List<ReturnStep> steps(Caller caller, Return of, Way way, List<Done> done) {
    return IntStream.range(0, way.steps().size())
        .mapToObj(no -> {
          var step = way.step(no);
          var rule = step.due();
          var last =
              done.stream().filter(d -> d.step() == no && PASSING.contains(d.act())).toList();
          var passed = of.state() == ReturnState.LOCKED || no < of.step();
          return new ReturnStep(
              no,
              step.id(),
              step.label(),
              step.act().name().toLowerCase(Locale.ROOT),
              step.duty().label(),
              places(way, no),
              way.takes(caller, no),
              passed ? "done" : no == of.step() ? "current" : "ahead",
              way.due(no).orElse(null),
              rule == null ? null : rule.words(way.form().given().parameters()),
              step.note(),
              passed && !last.isEmpty() ? shown(last.getLast()) : null);
        })
        .toList();
  }

  private static final List<ReturnAct> PASSING =
      List.of(ReturnAct.SUBMIT, ReturnAct.APPROVE, ReturnAct.LOCK);

  private ReturnView.ReturnDone shown(ActRows.Done it) {
    return new ReturnView.ReturnDone(
        it.act().code(),
        it.act().label(),
        it.step(),
        it.toStep(),
        it.name(),
        Duty.valueOf(it.duty()).label(),
        units.nameOf(it.unit()),
        it.stead(),
        it.at(),
        it.reason());
  }
}
