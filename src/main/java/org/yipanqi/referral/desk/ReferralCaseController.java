package org.yipanqi.referral.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Act;
import org.yipanqi.referral.CasePlaces;
import org.yipanqi.referral.CaseState;
import org.yipanqi.referral.Cases;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.Doing;
import org.yipanqi.referral.NewCase;
import org.yipanqi.referral.ReferReason;
import org.yipanqi.referral.desk.ReferralController.ReferralLine;
import org.yipanqi.scheduling.Place;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** One referral: shown, carried on step by step, talked about. */
@RestController
@RequestMapping("/api/referrals/{no}")
class ReferralCaseController {

  /**
   * Something that may be done now, and what it has to say: nothing, words, reason, receiver, plan.
   */
  record ReferralAct(String act, Label label, String says, List<ReferralChoice> reasons) {}

  record ReferralChoice(String code, Label label) {}

  record ReferralEvent(
      String act,
      String to,
      Label actLabel,
      Label stateLabel,
      OffsetDateTime at,
      String who,
      Label duty,
      String unit,
      @Nullable Label reason,
      @Nullable String words,
      @Nullable String channel) {}

  record ReferralWord(OffsetDateTime at, String who, String unit, String words) {}

  record ReferralView(
      ReferralLine line,
      int version,
      String personNo,
      String name,
      LocalDate born,
      @Nullable String summary,
      Label reason,
      @Nullable String reasonWords,
      @Nullable String receiver,
      @Nullable String downTo,
      @Nullable String downPlan,
      @Nullable String followUpBy,
      @Nullable LocalDate followUpDue,
      boolean needsFollowUpOwner,
      NewCase slip,
      @Nullable HeldPlace held,
      boolean merged,
      @Nullable String mergedInto,
      @Nullable LocalDate died,
      List<ReferralAct> acts,
      List<ReferralEvent> events,
      List<ReferralWord> words) {}

  record ReferralWords(String words) {}

  /**
   * @param bed one of the three: a bed, a session, or a device with the beginning of its time
   */
  record PlaceChosen(
      @Nullable Long bed,
      @Nullable Long session,
      @Nullable Long device,
      @Nullable OffsetDateTime from) {}

  /**
   * @param now by the server's clock
   */
  record HeldPlace(long booking, String words, OffsetDateTime until, OffsetDateTime now) {}

  /**
   * @param version of the draft that was read
   */
  record Rewriting(int version, NewCase slip) {}

  private final Cases cases;
  private final CasePlaces places;
  private final CaseSheet sheet;
  private final Callers callers;
  private final Clock clock;

  ReferralCaseController(
      Cases cases, CasePlaces places, CaseSheet sheet, Callers callers, Clock clock) {
    this.cases = cases;
    this.places = places;
    this.sheet = sheet;
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping
  @Needs("referral.see")
  ResponseEntity<ReferralView> read(@PathVariable String no) {
    return ReferralController.unkept(view(sheet.read(callers.current(), no)));
  }

  /** One step on; which duty may take it on which side, the rules say. */
  @PostMapping("/steps")
  @Needs("referral.take_part")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void act(@PathVariable String no, @RequestBody Doing doing) {
    cases.act(callers.current(), no, doing);
  }

  /** Holds a place of the receiver's while the office answers. */
  @PostMapping("/holds")
  @Needs("scheduling.book")
  @ResponseStatus(HttpStatus.CREATED)
  HeldPlace hold(@PathVariable String no, @RequestBody PlaceChosen chosen) {
    return held(places.hold(callers.current(), no, place(chosen)));
  }

  /** Writes a draft anew, or sends it. */
  @PutMapping("/slip")
  @Needs("referral.take_part")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rewrite(@PathVariable String no, @RequestBody Rewriting draft) {
    cases.rewrite(callers.current(), no, draft.version(), draft.slip());
  }

  private static Place place(PlaceChosen chosen) {
    if (chosen.bed() != null) {
      return new Place.Bed(chosen.bed());
    }
    if (chosen.session() != null) {
      return new Place.Slot(chosen.session());
    }
    return new Place.DeviceTime(
        MalformedRequest.needed("device", chosen.device()),
        MalformedRequest.needed("from", chosen.from()));
  }

  private HeldPlace held(CasePlaces.Held it) {
    return new HeldPlace(it.booking(), it.words(), it.until(), OffsetDateTime.now(clock));
  }

  @PostMapping("/words")
  @Needs("referral.take_part")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void say(@PathVariable String no, @RequestBody ReferralWords said) {
    cases.say(callers.current(), no, said.words());
  }

  private ReferralView view(CaseSheet.Whole of) {
    var it = of.it();
    return new ReferralView(
        ReferralController.line(of.line()),
        it.version(),
        it.personNo(),
        of.name(),
        of.born(),
        of.summary(),
        ReferReason.of(of.reason()).label(),
        of.reasonWords(),
        of.receiver(),
        of.downTo(),
        of.downPlan(),
        of.followUpBy(),
        of.followUpDue(),
        it.direction() == Direction.DOWN,
        of.slip(),
        of.held() == null ? null : held(of.held()),
        of.meanwhile().merged(),
        of.meanwhile().into(),
        of.meanwhile().died(),
        Cases.possible(it, callers.current()).stream().map(ReferralCaseController::act).toList(),
        of.events().stream().map(ReferralCaseController::event).toList(),
        of.words().stream()
            .map(w -> new ReferralWord(w.at(), w.who(), w.unit(), w.words()))
            .toList());
  }

  private static ReferralAct act(Act act) {
    return new ReferralAct(
        act.code(),
        act.label(),
        act.says().name().toLowerCase(Locale.ROOT),
        act.says() == Act.Says.REASON ? Reasons.of(act) : List.of());
  }

  private static ReferralEvent event(CaseSheet.Happened it) {
    var act = Act.find(it.act()).orElseThrow();
    return new ReferralEvent(
        it.act(),
        it.to(),
        act.label(),
        CaseState.of(it.to()).label(),
        it.at(),
        it.who(),
        Duty.valueOf(it.duty()).label(),
        it.unit(),
        it.reason() == null ? null : Reasons.label(act, it.reason()),
        it.words(),
        it.channel());
  }
}
