package org.yipanqi.indicators.views;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** The page for the county head. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "scope")
@RequestMapping("/api")
class BriefController {

  private final Callers callers;
  private final Policies policies;
  private final Briefs briefs;
  private final Calendar calendar;

  BriefController(Callers callers, Policies policies, Briefs briefs, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.briefs = briefs;
    this.calendar = calendar;
  }

  @GetMapping("/brief")
  Brief brief(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return briefs.brief(
        callers.current(), of, scope, calendar.asked(of, scope, period, live), Basis.of(live));
  }

  @GetMapping("/brief.xlsx")
  ResponseEntity<byte[]> briefFile(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      Locale locale) {
    var brief = brief(pack, scope, period, live);
    return SheetFile.answer(
        "brief-" + brief.periods().period() + ".xlsx", BriefSheet.of(brief, locale));
  }
}
