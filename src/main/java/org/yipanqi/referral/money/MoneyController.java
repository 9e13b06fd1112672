package org.yipanqi.referral.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.CarePath;
import org.yipanqi.policy.path.PathAnswer;
import org.yipanqi.policy.path.PathAnswer.Outcome;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.web.Needs;

/** What a referral's way costs and brings, as far as its county has rules. */
@RestController
@RequestMapping("/api/referrals/{no}/money")
class MoneyController {

  /**
   * A stop as the case tells it; null where it doesn't.
   *
   * @param left the day the patient was sent on from there
   */
  record MoneyStop(
      String name,
      @Nullable String level,
      @Nullable Label levelWords,
      @Nullable String care,
      @Nullable Label careWords,
      @Nullable LocalDate on,
      @Nullable LocalDate left,
      @Nullable Boolean referred,
      @Nullable LocalDate referredOn,
      @Nullable Boolean sameCommunity) {}

  /** A policy that binds the county, with rules for a way or without. */
  record MoneyPack(String id, Label title, String status, boolean rules) {}

  /**
   * What a rule says of a stop; those that say nothing there are left to the calculator.
   *
   * @param at the stop, counted from 0
   * @param says points, deductible or right
   * @param outcome applies, missing, not_fixed or undefined
   * @param amount points, or yuan still due; null while open
   */
  record MoneySaid(
      int at,
      String says,
      String outcome,
      Label title,
      Label words,
      @Nullable String amount,
      String pack,
      String clause,
      String place) {}

  /**
   * @param rules whether the county's policies have any; false is no figure of nought
   */
  record ReferralMoney(
      boolean rules,
      boolean contracted,
      List<MoneyPack> packs,
      List<MoneyStop> path,
      List<MoneySaid> lines) {}

  private final MoneyAtOnce money;
  private final Callers callers;

  MoneyController(MoneyAtOnce money, Callers callers) {
    this.money = money;
    this.callers = callers;
  }

  @GetMapping
  @Needs("referral.see")
  ResponseEntity<ReferralMoney> money(@PathVariable String no) {
    var said = money.of(callers.current(), no);
    var path = said.way().path();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new ReferralMoney(
                said.answers().stream().anyMatch(PathAnswer::rules),
                Boolean.TRUE.equals(path.patient().contracted()),
                said.answers().stream().map(MoneyController::pack).toList(),
                path.stops().stream().map(MoneyController::stop).toList(),
                said.answers().stream().flatMap(a -> lines(a).stream()).toList()));
  }

  private static MoneyPack pack(PathAnswer answer) {
    var pack = answer.pack();
    return new MoneyPack(pack.id(), pack.title(), code(pack.document().status()), answer.rules());
  }

  private static MoneyStop stop(CarePath.Stop it) {
    var level = it.level();
    var care = it.care();
    return new MoneyStop(
        it.name() == null ? "" : it.name(),
        level == null ? null : code(level),
        level == null ? null : level.label(),
        care == null ? null : code(care),
        care == null ? null : care.label(),
        it.on(),
        it.left(),
        it.referred(),
        it.referredOn(),
        it.sameCommunity());
  }

  private static List<MoneySaid> lines(PathAnswer answer) {
    return answer.steps().stream()
        .filter(step -> step.force() == PathAnswer.Force.IN_FORCE)
        .flatMap(step ->
            step.says().stream()
                .filter(s -> s.outcome() != Outcome.NOT_MET)
                .map(s -> line(answer.pack(), step.at(), s)))
        .toList();
  }

  private static MoneySaid line(PolicyPack pack, int at, PathAnswer.Said said) {
    var rule = said.rule();
    var speaks = rule.path();
    return new MoneySaid(
        at,
        code(speaks == null ? OnPath.Says.RIGHT : speaks.says()),
        code(said.outcome()),
        rule.title(),
        said.words(),
        plain(said.amount()),
        pack.id(),
        rule.clause(),
        pack.clause(rule.clause()).map(PolicyPack.Clause::place).orElse(""));
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static String code(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }
}
