package org.yipanqi.referral.desk;

import org.yipanqi.referral.Act;
import org.yipanqi.referral.CaseState;
import org.yipanqi.referral.Cases;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.Doing;
import org.yipanqi.referral.ReferReason;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.desk.ReferralController.ReferralLine;
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
      List<ReferralAct> acts,
      List<ReferralEvent> events,
      List<ReferralWord> words) {}

  record ReferralWords(String words) {}

  private final Cases cases;
  private final CaseSheet sheet;
  private final Callers callers;

  ReferralCaseController(Cases cases, CaseSheet sheet, Callers callers) {
    this.cases = cases;
    this.sheet = sheet;
    this.callers = callers;
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
