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
import org.yipanqi.web.Needs;

/** What a referral's way costs and brings, as far as its county has rules. */
@RestController
@RequestMapping("/api/referrals/{no}/money")
class MoneyController {

  /**
   * @param part sent_from, treated or came_down
   * @param on null when that is still to be
   */
  record MoneyStop(String part, String name, @Nullable Label care, @Nullable LocalDate on) {}

  /**
   * @param says points, deductible or unknown
   * @param least percentage points
   * @param than what points are more than; how a deductible starts
   * @param at the stop of a deductible, counted from 0
   * @param yuan of a deductible
   */
  record MoneySaid(
      String says,
      Label words,
      String pack,
      String clause,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String than,
      @Nullable Integer at,
      @Nullable BigDecimal yuan) {}

  /**
   * @param rules whether the county has any; false is no figure of nought
   */
  record ReferralMoney(boolean rules, List<MoneyStop> path, List<MoneySaid> lines) {}

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
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new ReferralMoney(
                said.lines().isPresent(),
                said.path().stops().stream().map(MoneyController::stop).toList(),
                said.lines().orElse(List.of()).stream().map(MoneyController::line).toList()));
  }

  private static MoneyStop stop(CarePath.Stop it) {
    return new MoneyStop(
        code(it.part()), it.name(), it.care() == null ? null : it.care().label(), it.on());
  }

  private static MoneySaid line(MoneyLine line) {
    return switch (line) {
      case MoneyLine.Points it ->
          said("points", it, it.least(), it.most(), code(it.than()), null, null);
      case MoneyLine.Deductible it ->
          said("deductible", it, null, null, code(it.start()), it.at(), it.yuan());
      case MoneyLine.Unknown it -> said("unknown", it, null, null, null, null, null);
    };
  }

  private static MoneySaid said(
      String says,
      MoneyLine of,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String than,
      @Nullable Integer at,
      @Nullable BigDecimal yuan) {
    return new MoneySaid(
        says, of.words(), of.clause().pack(), of.clause().clause(), least, most, than, at, yuan);
  }

  private static String code(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }
}
