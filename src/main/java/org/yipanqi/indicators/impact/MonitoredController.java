package org.yipanqi.indicators.impact;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.UsualPlace;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** The figures that a policy wants watched beyond its lists. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "scope")
@RequestMapping("/api/packs")
class MonitoredController {

  private final Callers callers;
  private final Policies policies;
  private final MonitoredFigures monitored;
  private final UsualPlace usualPlace;
  private final Calendar calendar;

  MonitoredController(
      Callers callers,
      Policies policies,
      MonitoredFigures monitored,
      UsualPlace usualPlace,
      Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.monitored = monitored;
    this.usualPlace = usualPlace;
    this.calendar = calendar;
  }

  /** Without a place: the county here that the pack binds. */
  @GetMapping("/{id}/monitored")
  MonitoredView list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var pack = policies.get(id);
    var place = scope == null ? usualPlace.of(pack) : scope;
    return monitored.list(
        callers.current(), pack, place, calendar.asked(pack, place, period, live), Basis.of(live));
  }
}
