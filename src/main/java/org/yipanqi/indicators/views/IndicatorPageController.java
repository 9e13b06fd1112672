package org.yipanqi.indicators.views;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** One indicator: its page and the lists on it as files. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "scope")
@RequestMapping("/api/indicators/{series}")
class IndicatorPageController {

  private final Callers callers;
  private final Policies policies;
  private final Indicators indicators;
  private final Calendar calendar;

  IndicatorPageController(
      Callers callers, Policies policies, Indicators indicators, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.indicators = indicators;
    this.calendar = calendar;
  }

  @GetMapping
  IndicatorView indicator(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String only) {
    var of = policies.get(pack);
    var asked = calendar.asked(of, scope, period, live);
    var question =
        new Indicators.Question(
            of,
            series,
            scope,
            asked,
            Basis.of(live),
            kind == null || kind.isEmpty()
                ? null
                : Chosen.of(kind, Period.Kind.class, Period.Kind.MONTH),
            Chosen.of(order, League.Order.class, League.Order.RANK),
            Chosen.standing(only));
    return indicators.indicator(callers.current(), question);
  }

  @GetMapping("/league.xlsx")
  ResponseEntity<byte[]> leagueFile(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String only,
      Locale locale) {
    var view = indicator(series, pack, scope, period, live, null, order, only);
    return SheetFile.answer(
        "league-" + view.periods().period() + ".xlsx", IndicatorSheets.league(view, locale));
  }

  @GetMapping("/course.xlsx")
  ResponseEntity<byte[]> courseFile(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      @RequestParam(required = false) @Nullable String kind,
      Locale locale) {
    var view = indicator(series, pack, scope, period, live, kind, null, null);
    return SheetFile.answer(
        "course-" + view.periods().period() + ".xlsx", IndicatorSheets.course(view, locale));
  }
}
